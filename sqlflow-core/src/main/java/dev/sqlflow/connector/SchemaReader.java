package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.OptionsSchema.FromEnvironment;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.connector.OptionsSchema.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a connector's schema resource. */
final class SchemaReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What is wrong with a schema; for the connector's author. */
  static final class BrokenSchema extends Exception {

    BrokenSchema(String message) {
      super(message);
    }
  }

  private final String connector;

  private SchemaReader(String connector) {
    this.connector = connector;
  }

  static OptionsSchema read(String connector, byte[] json) throws BrokenSchema {
    JsonNode document;
    try {
      document = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new BrokenSchema("is not JSON: " + e.getOriginalMessage());
    }
    if (!document.path("properties").isObject()) {
      throw new BrokenSchema("has no `properties`");
    }
    if (!document.path("additionalProperties").isBoolean()
        || document.path("additionalProperties").booleanValue()) {
      throw new BrokenSchema("is not closed by `\"additionalProperties\": false`");
    }
    return new SchemaReader(connector).schema(document);
  }

  private OptionsSchema schema(JsonNode document) throws BrokenSchema {
    Set<String> required =
        texts(document.path("required")).stream().collect(Collectors.toUnmodifiableSet());
    List<Option> options = new ArrayList<>();
    List<FromEnvironment> fromEnvironment = new ArrayList<>();
    JsonNode properties = document.path("properties");
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String name = property.getKey();
      options.add(option(name, property.getValue(), required.contains(name)));
      fromEnvironment(name, properties).ifPresent(fromEnvironment::add);
    }
    return new OptionsSchema(
        connector, document.path("description").asString(""), options, fromEnvironment, document);
  }

  private static Optional<FromEnvironment> fromEnvironment(String name, JsonNode properties)
      throws BrokenSchema {
    JsonNode variable = properties.path(name).path("x-environment-variable");
    if (variable.isMissingNode()) {
      return Optional.empty();
    }
    String type = properties.path(OptionsSchema.USE_ENVIRONMENT).path("type").asString("");
    if (!type.equals("boolean")) {
      throw new BrokenSchema(
          "has an `x-environment-variable` in `%s` and no option `%s` of type boolean"
              .formatted(name, OptionsSchema.USE_ENVIRONMENT));
    }
    Optional<String> unless =
        Optional.ofNullable(properties.path(name).path("x-environment-unless").asString(null));
    if (unless.isPresent() && !properties.has(unless.orElseThrow())) {
      throw new BrokenSchema("has an unknown option as `x-environment-unless` of `" + name + "`");
    }
    return Optional.of(new FromEnvironment(name, variable.asString(""), unless));
  }

  private Option option(String name, JsonNode node, boolean required) throws BrokenSchema {
    JsonNode fallback = node.path("default");
    Origin origin = new Origin.ConnectorDefault(connector, name);
    return new Option(
        name,
        type(name, node),
        element(name, node),
        node.path("description").asString(""),
        fallback.isMissingNode() ? Optional.empty() : Optional.of(value(fallback, origin)),
        texts(node.path("enum")),
        examples(node.path("examples")),
        traits(name, node, required));
  }

  private static Traits traits(String name, JsonNode node, boolean required) throws BrokenSchema {
    boolean destination = node.path("x-destination").asBoolean(false);
    return new Traits(
        required,
        node.path("writeOnly").asBoolean(false),
        destination,
        destination || node.path("x-per-use").asBoolean(false),
        role(name, node.path("x-applies-to")),
        texts(node.path("x-renamed-from")),
        Optional.ofNullable(node.path("x-removed-in").asString(null)));
  }

  private static Optional<Role> role(String name, JsonNode node) throws BrokenSchema {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    return switch (node.asString("")) {
      case "source" -> Optional.of(Role.SOURCE);
      case "sink" -> Optional.of(Role.SINK);
      default -> throw new BrokenSchema("has an unknown `x-applies-to` in `" + name + "`");
    };
  }

  private static OptionType element(String name, JsonNode node) throws BrokenSchema {
    JsonNode items =
        node.path("type").asString("").equals("object")
            ? node.path("additionalProperties")
            : node.path("items");
    return items.isObject() ? type(name, items) : OptionType.ANY;
  }

  private static OptionType type(String name, JsonNode node) throws BrokenSchema {
    String format = node.path("format").asString("");
    if (!node.path("type").isString()) {
      return OptionType.ANY;
    }
    return switch (node.path("type").stringValue()) {
      case "string" -> text(format);
      case "integer" -> format.equals("size") ? OptionType.SIZE : OptionType.INTEGER;
      case "number" -> OptionType.NUMBER;
      case "boolean" -> OptionType.BOOLEAN;
      case "array" -> OptionType.LIST;
      case "object" -> OptionType.MAP;
      default -> throw new BrokenSchema("has an unknown type in `" + name + "`");
    };
  }

  private static OptionType text(String format) {
    return switch (format) {
      case "path" -> OptionType.PATH;
      case "duration" -> OptionType.DURATION;
      case "size" -> OptionType.SIZE;
      default -> OptionType.TEXT;
    };
  }

  private static ConfigValue value(JsonNode node, Origin origin) {
    if (node.isObject()) {
      List<Entry> entries = new ArrayList<>();
      node.properties()
          .forEach(
              property ->
                  entries.add(
                      new Entry(
                          property.getKey(),
                          Optional.empty(),
                          value(property.getValue(), origin))));
      return new ConfigValue.MapValue(entries, origin);
    }
    if (node.isArray()) {
      List<ConfigValue> elements = new ArrayList<>();
      node.forEach(element -> elements.add(value(element, origin)));
      return new ConfigValue.ListValue(elements, origin);
    }
    if (node.isNumber()) {
      return new ConfigValue.Numeric(node.asString(), origin);
    }
    if (node.isBoolean()) {
      return new ConfigValue.Bool(node.booleanValue(), origin);
    }
    return node.isNull()
        ? new ConfigValue.Null(origin)
        : new ConfigValue.Text(node.stringValue(), origin, true, null);
  }

  private static List<String> examples(JsonNode node) {
    List<String> examples = new ArrayList<>();
    node.forEach(example -> examples.add(example.toString()));
    return examples;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(element -> texts.add(element.asString("")));
    return texts;
  }
}
