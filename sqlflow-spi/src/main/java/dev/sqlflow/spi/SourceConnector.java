package dev.sqlflow.spi;

/** A connector that data can be read from. */
public interface SourceConnector extends Connector {

  /**
   * Describes the data that the options mean. Called when a pipeline is checked, to learn the
   * columns, and again when it runs; it reads no more than it needs for the description.
   *
   * @param options the final options, valid by this connector's schema, with defaults filled in
   * @param request what of the data is wanted
   * @return what to read, and how
   * @throws ConnectorException if the data can't be described: it is missing, unreadable or broken
   */
  Scan scan(Options options, ScanRequest request);
}
