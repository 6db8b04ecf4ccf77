package dev.sqlflow.connectors.json;

import dev.sqlflow.spi.Connector;
import dev.sqlflow.testkit.SchemaContract;

class JsonSchemaTest extends SchemaContract {

  @Override
  protected Connector connector() {
    return new JsonConnector();
  }
}
