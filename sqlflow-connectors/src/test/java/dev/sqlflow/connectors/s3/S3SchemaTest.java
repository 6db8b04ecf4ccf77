package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.Connector;
import dev.sqlflow.testkit.SchemaContract;

class S3SchemaTest extends SchemaContract {

  @Override
  protected Connector connector() {
    return new S3Connector();
  }
}
