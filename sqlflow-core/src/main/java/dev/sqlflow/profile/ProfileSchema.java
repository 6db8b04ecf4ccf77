package dev.sqlflow.profile;

import dev.sqlflow.config.SchemaResource;
import dev.sqlflow.connector.ConnectionSchemas;
import dev.sqlflow.connector.ConnectorRegistry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of profiles as editors want it: with the options of every connector, and without
 * what a file need not hold because it may inherit it.
 */
public final class ProfileSchema {

  /** The file's usual name. */
  public static final String FILE = "profile-1.0.schema.json";

  private ProfileSchema() {}

  /**
   * Returns the schema.
   *
   * @param registry the connectors that profiles may use
   * @return a document of JSON Schema 2020-12
   */
  public static ObjectNode with(ConnectorRegistry registry) {
    ObjectNode schema = SchemaResource.read(ProfileSchema.class, FILE);
    ArrayNode required = schema.putArray("required");
    required.add("version");
    ObjectNode connection = schema.withObject("/properties/connectors/additionalProperties");
    // a profile that extends another one may write a part of a connection
    connection.remove("required");
    ConnectionSchemas.putInto(registry, connection, schema.putObject("$defs"));
    return schema;
  }
}
