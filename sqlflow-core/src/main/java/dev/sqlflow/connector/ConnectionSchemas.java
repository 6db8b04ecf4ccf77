package dev.sqlflow.connector;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what the connectors take into the JSON Schema of a profile, for editors. */
public final class ConnectionSchemas {

  private ConnectionSchemas() {}

  /**
   * Makes a schema of a connection check {@code params} by the connector that {@code type} names.
   *
   * @param registry the connectors
   * @param connection the schema of one connection; changed
   * @param definitions where the connectors' own schemas are put: {@code $defs} of the document
   */
  public static void putInto(
      ConnectorRegistry registry, ObjectNode connection, ObjectNode definitions) {
    ArrayNode types = connection.withObject("/properties/type").putArray("anyOf");
    ArrayNode names = types.addObject().putArray("enum");
    ArrayNode cases = connection.putArray("allOf");
    for (String type : registry.types()) {
      EditorSchema schema = new EditorSchema(registry.find(type).orElseThrow().schema());
      names.add(type);
      types.addObject().put("pattern", schema.typePattern());
      definitions.set(type, schema.params());
      ObjectNode branch = cases.addObject();
      ObjectNode condition = branch.putObject("if");
      condition.putObject("properties").putObject("type").put("pattern", schema.typePattern());
      condition.putArray("required").add("type");
      branch
          .putObject("then")
          .putObject("properties")
          .putObject("params")
          .put("$ref", "#/$defs/" + type);
    }
  }
}
