package dev.sqlflow.connector;

import dev.sqlflow.connector.OptionsSchema.Option;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connector's options as an editor shall check them in a profile: before variables are replaced
 * and texts are converted, and without what statements may still add.
 */
final class EditorSchema {

  private static final String REFERENCE = "\\$\\{";

  private final OptionsSchema schema;

  EditorSchema(OptionsSchema schema) {
    this.schema = schema;
  }

  /** Returns the schema of the {@code params} of a connection. */
  ObjectNode params() {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("description", schema.description());
    params.put("type", "object");
    params.put("additionalProperties", false);
    ObjectNode properties = params.putObject("properties");
    for (Option option : schema.options()) {
      properties.set(option.name(), property(option));
      for (String older : option.traits().renamedFrom()) {
        properties
            .putObject(older)
            .put("description", "The older name of `" + option.name() + "`.")
            .put("deprecated", true);
      }
    }
    return params;
  }

  private ObjectNode property(Option option) {
    ObjectNode property = JsonNodeFactory.instance.objectNode();
    property.put("description", description(option));
    if (option.traits().removedIn().isPresent()) {
      return property.put("deprecated", true);
    }
    JsonNode written = schema.document().at("/properties").get(option.name());
    copy("default", written, property);
    copy("examples", written, property);
    if (option.traits().secret()) {
      property.put("writeOnly", true);
    }
    ArrayNode ways = property.putArray("anyOf");
    ways.add(rules(written));
    ways.addObject().put("type", "string").put("pattern", texts(option.type()));
    ways.addObject().put("type", "null");
    return property;
  }

  private String description(Option option) {
    return schema.fromEnvironment().stream()
        .filter(one -> one.option().equals(option.name()))
        .map(one -> option.description() + " " + one.sentence())
        .findFirst()
        .orElse(option.description());
  }

  /** Which texts stand for a value of a type, beside those with references. */
  private static String texts(OptionType type) {
    return switch (type) {
      case INTEGER -> REFERENCE + "|^[+-]?[0-9]+$";
      case NUMBER -> REFERENCE + "|^[+-]?[0-9.]+([eE][+-]?[0-9]+)?$";
      case BOOLEAN -> REFERENCE + "|^(true|false)$";
      case LIST, DURATION, SIZE, ANY -> "";
      case TEXT, PATH, MAP -> REFERENCE;
    };
  }

  private static ObjectNode rules(JsonNode written) {
    ObjectNode rules = ((ObjectNode) written).deepCopy();
    rules.remove(List.of("description", "default", "examples", "writeOnly"));
    String own =
        rules.propertyNames().stream()
            .filter(name -> name.startsWith("x-"))
            .collect(Collectors.joining(","));
    if (!own.isEmpty()) {
      rules.remove(List.of(own.split(",", -1)));
    }
    return rules;
  }

  private static void copy(String name, JsonNode from, ObjectNode to) {
    if (from.has(name)) {
      to.set(name, from.get(name));
    }
  }

  /** Returns a pattern for a connector's type, which compares without case. */
  String typePattern() {
    return schema
        .connector()
        .chars()
        .mapToObj(c -> Character.toString(c))
        .map(EditorSchema::eitherCase)
        .collect(Collectors.joining("", "^", "$"));
  }

  private static String eitherCase(String letter) {
    String upper = letter.toUpperCase(Locale.ROOT);
    String lower = letter.toLowerCase(Locale.ROOT);
    return upper.equals(lower) ? letter : "[" + upper + lower + "]";
  }
}
