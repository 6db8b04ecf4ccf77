package dev.sqlflow.connectors.parquet;

import dev.sqlflow.spi.Connector;
import dev.sqlflow.testkit.SchemaContract;

class ParquetSchemaTest extends SchemaContract {

  @Override
  protected Connector connector() {
    return new ParquetConnector();
  }
}
