package dev.sqlflow.config;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The everyday conditions of a JSON Schema's {@code if}: which names are set, and to which texts.
 * Unlike {@link QuickSchema} it never says no where it does not know: then there is none.
 */
final class QuickCondition {

  private QuickCondition() {}

  /** Tells exactly whether a map satisfies a schema; empty for a schema that is not so simple. */
  static Optional<Predicate<MapValue>> of(JsonNode schema) {
    Predicate<MapValue> all = map -> true;
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      Optional<Predicate<MapValue>> one =
          switch (keyword.getKey()) {
            case "required" -> Optional.of(required(keyword.getValue()));
            case "properties" -> properties(keyword.getValue());
            case "not" -> of(keyword.getValue()).map(Predicate::negate);
            default -> Optional.empty();
          };
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all = all.and(one.orElseThrow());
    }
    return schema.isObject() ? Optional.of(all) : Optional.empty();
  }

  private static Predicate<MapValue> required(JsonNode names) {
    Set<String> wanted = texts(names);
    return map -> wanted.stream().allMatch(name -> map.get(name).isPresent());
  }

  private static Optional<Predicate<MapValue>> properties(JsonNode rules) {
    Predicate<MapValue> all = map -> true;
    for (Map.Entry<String, JsonNode> property : rules.properties()) {
      JsonNode rule = property.getValue();
      JsonNode only = rule.path("const");
      if (rule.size() != 1 || !only.isString()) {
        return Optional.empty();
      }
      // What is not set breaks no rule about its value.
      all =
          all.and(
              map ->
                  map.get(property.getKey())
                      .map(value -> value instanceof Text text && is(text, only))
                      .orElse(true));
    }
    return Optional.of(all);
  }

  private static boolean is(Text text, JsonNode only) {
    return text.value().equals(only.stringValue());
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(element -> texts.add(element.asString("")));
    return texts;
  }
}
