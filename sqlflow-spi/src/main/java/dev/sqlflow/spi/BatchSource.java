package dev.sqlflow.spi;

/** Rows that can be read from the beginning, as often as asked. */
@FunctionalInterface
public interface BatchSource {

  /**
   * Begins to read.
   *
   * @return a reader that the caller closes
   * @throws ConnectorException if the data can't be reached
   */
  BatchReader open();
}
