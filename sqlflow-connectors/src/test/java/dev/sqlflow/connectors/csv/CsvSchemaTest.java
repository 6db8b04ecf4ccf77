package dev.sqlflow.connectors.csv;

import dev.sqlflow.spi.Connector;
import dev.sqlflow.testkit.SchemaContract;

class CsvSchemaTest extends SchemaContract {

  @Override
  protected Connector connector() {
    return new CsvConnector();
  }
}
