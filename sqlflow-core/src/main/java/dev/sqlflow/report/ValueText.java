package dev.sqlflow.report;

import dev.sqlflow.config.ConfigValue;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows configuration values. */
final class ValueText {

  private ValueText() {}

  /** Returns a value as a user would write it in JSON. */
  static String of(ConfigValue value) {
    if (value instanceof ConfigValue.Numeric number) {
      return number.spelling();
    }
    if (value instanceof ConfigValue.ListValue list) {
      return list.elements().stream()
          .map(ValueText::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof ConfigValue.MapValue map) {
      return map.entries().stream()
          .map(entry -> quoted(entry.key()) + ": " + of(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return json(value).toString();
  }

  static JsonNode json(ConfigValue value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof ConfigValue.Text text) {
      return nodes.stringNode(text.value());
    }
    if (value instanceof ConfigValue.Numeric number) {
      return nodes.numberNode(number.value());
    }
    if (value instanceof ConfigValue.Bool bool) {
      return nodes.booleanNode(bool.value());
    }
    if (value instanceof ConfigValue.ListValue list) {
      ArrayNode array = nodes.arrayNode();
      list.elements().forEach(element -> array.add(json(element)));
      return array;
    }
    if (value instanceof ConfigValue.MapValue map) {
      ObjectNode object = nodes.objectNode();
      map.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
      return object;
    }
    return nodes.nullNode();
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.stringNode(text).toString();
  }
}
