package dev.sqlflow.testing;

import dev.sqlflow.config.SchemaResource;
import tools.jackson.databind.node.ObjectNode;

/** The published JSON Schema of test files. */
public final class TestSchema {

  /** The file's usual name. */
  public static final String FILE = "test-1.0.schema.json";

  private TestSchema() {}

  /**
   * Returns the schema.
   *
   * @return a document of JSON Schema 2020-12, for the caller alone
   */
  public static ObjectNode document() {
    return SchemaResource.read(TestSchema.class, FILE);
  }
}
