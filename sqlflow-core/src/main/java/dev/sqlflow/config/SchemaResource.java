package dev.sqlflow.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas of files that come with SQLFlow. */
public final class SchemaResource {

  private SchemaResource() {}

  /**
   * Reads a schema of the class path.
   *
   * @param beside a class of the same package
   * @param name of the file
   * @return the schema, for the caller alone
   */
  public static ObjectNode read(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return (ObjectNode) JsonMapper.shared().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name + " of the class path", e);
    }
  }
}
