package dev.sqlflow.spi;

import java.util.Set;

/** A connector that data can be written to. */
public interface SinkConnector extends Connector {

  /**
   * Returns the ways in which this connector can write. A pipeline that asks for another one is
   * refused before it runs.
   *
   * @return at least one mode
   */
  Set<WriteMode> writeModes();

  /**
   * Describes the write that the options mean. Nothing is written yet.
   *
   * @param options the final options, valid by this connector's schema, with defaults filled in
   * @param request how to write; its mode is one of {@link #writeModes()}
   * @return where and how to write
   * @throws ConnectorException if the destination can't be written to
   */
  Write write(Options options, WriteRequest request);
}
