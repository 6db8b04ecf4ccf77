package dev.sqlflow.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON values as the classes that options hold. */
final class PlainValues {

  private PlainValues() {}

  static @Nullable Object of(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.isIntegralNumber() ? (Object) value.longValue() : value.decimalValue();
    }
    if (value.isArray()) {
      List<@Nullable Object> elements = new ArrayList<>();
      value.forEach(element -> elements.add(of(element)));
      return elements;
    }
    if (value.isObject()) {
      Map<String, @Nullable Object> entries = new LinkedHashMap<>();
      value.propertyStream().forEach(entry -> entries.put(entry.getKey(), of(entry.getValue())));
      return entries;
    }
    return value.stringValue();
  }
}
