package dev.sqlflow.testkit;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sqlflow.spi.Connector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connector's schema resource, as it was written. */
final class ConnectorSchema {

  private final JsonNode document;

  private ConnectorSchema(JsonNode document) {
    this.document = document;
  }

  static ConnectorSchema of(Connector connector) {
    return at(resource(connector));
  }

  static ConnectorSchema at(URL resource) {
    try (InputStream stream = resource.openStream()) {
      return new ConnectorSchema(new JsonMapper().readTree(stream));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Finds the schema that stands beside a connector's class. */
  static URL resource(Connector connector) {
    String name = connector.type() + ".schema.json";
    URL resource = connector.getClass().getResource(name);
    if (resource == null) {
      throw new AssertionError("there is no " + name + " beside " + connector.getClass().getName());
    }
    return resource;
  }

  JsonNode document() {
    return document;
  }

  /** Returns the options in the schema's order. */
  Map<String, JsonNode> options() {
    Map<String, JsonNode> options = new LinkedHashMap<>();
    document
        .path("properties")
        .propertyStream()
        .forEach(p -> options.put(p.getKey(), p.getValue()));
    return options;
  }

  /** Tells what is wrong with a set of options, by the schema. */
  List<String> faults(JsonNode values) {
    return faults(document, values);
  }

  /** Tells what is wrong with the schema itself, by the rules for schemas. */
  List<String> faults() {
    SchemaLocation rules = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
    return messages(registry().getSchema(rules), document);
  }

  static List<String> faults(JsonNode schema, JsonNode value) {
    return messages(registry().getSchema(schema), value);
  }

  private static List<String> messages(Schema schema, JsonNode value) {
    return schema.validate(value).stream().map(Error::toString).toList();
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }
}
