package dev.sqlflow.spi;

import org.jspecify.annotations.Nullable;

/** One reading of rows. Used by one thread at a time; closing it from another one ends it. */
public interface BatchReader extends AutoCloseable {

  /**
   * Returns the next rows.
   *
   * @return a batch that holds good until the next call, or null after the last one
   * @throws ConnectorException if reading fails
   */
  @Nullable ColumnBatch next();

  /** Releases everything that the reading holds. May be called at any time, and twice. */
  @Override
  void close();
}
