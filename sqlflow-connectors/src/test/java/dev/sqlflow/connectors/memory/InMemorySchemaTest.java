package dev.sqlflow.connectors.memory;

import dev.sqlflow.spi.Connector;
import dev.sqlflow.testkit.SchemaContract;

class InMemorySchemaTest extends SchemaContract {

  @Override
  protected Connector connector() {
    return new InMemoryConnector();
  }
}
