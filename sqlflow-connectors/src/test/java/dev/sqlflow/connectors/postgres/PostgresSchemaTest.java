package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.Connector;
import dev.sqlflow.testkit.SchemaContract;

class PostgresSchemaTest extends SchemaContract {

  @Override
  protected Connector connector() {
    return new PostgresConnector();
  }
}
