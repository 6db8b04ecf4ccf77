package dev.sqlflow.config;

import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ConfigValue.Unknown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The everyday part of JSON Schema, for values that are right: it accepts or it does not know. What
 * it does not accept goes to the real validator, which judges and explains. Nearly every value is
 * right, and loading the validator costs more than everything else that is done with a pipeline.
 */
final class QuickSchema {

  private static final Set<String> ANNOTATIONS =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "title",
          "description",
          "default",
          "examples",
          "format",
          "writeOnly",
          "readOnly",
          "deprecated");

  private final List<Predicate<ConfigValue>> rules = new ArrayList<>();

  QuickSchema(JsonNode schema) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      if (!ANNOTATIONS.contains(keyword.getKey()) && !keyword.getKey().startsWith("x-")) {
        rules.add(rule(keyword.getKey(), keyword.getValue(), schema));
      }
    }
    if (!schema.isObject()) {
      rules.add(value -> false);
    }
  }

  /** False also if this does not know. */
  boolean accepts(ConfigValue value) {
    if (value instanceof Unknown || value instanceof ConfigValue.SecretText) {
      return true;
    }
    for (Predicate<ConfigValue> rule : rules) {
      if (!rule.test(value)) {
        return false;
      }
    }
    return true;
  }

  private static Predicate<ConfigValue> rule(String keyword, JsonNode rule, JsonNode schema) {
    return switch (keyword) {
      case "type" -> type(rule);
      case "enum" -> allowed(rule);
      case "minimum" -> number(rule, order -> order >= 0);
      case "maximum" -> number(rule, order -> order <= 0);
      case "exclusiveMinimum" -> number(rule, order -> order > 0);
      case "exclusiveMaximum" -> number(rule, order -> order < 0);
      case "minLength" -> text(text -> length(text) >= rule.asInt(Integer.MAX_VALUE));
      case "maxLength" -> text(text -> length(text) <= rule.asInt(-1));
      case "pattern" -> pattern(rule);
      case "minItems" -> list(list -> list.size() >= rule.asInt(Integer.MAX_VALUE));
      case "maxItems" -> list(list -> list.size() <= rule.asInt(-1));
      case "items" -> items(rule);
      case "required" ->
          map(map -> names(rule).stream().allMatch(name -> map.get(name).isPresent()));
      case "properties" -> properties(rule);
      case "additionalProperties" -> additional(rule, schema.path("properties"));
      case "propertyNames" -> names(new QuickSchema(rule));
      case "oneOf" -> oneOf(rule);
      case "dependentRequired" -> dependent(rule);
      case "allOf" -> allOf(rule);
      case "if" -> conditional(rule, schema);
      case "then", "else" -> value -> true;
      default -> value -> false;
    };
  }

  private static Predicate<ConfigValue> type(JsonNode rule) {
    Set<String> types = new HashSet<>(rule.isString() ? List.of(rule.stringValue()) : names(rule));
    return value -> {
      if (value instanceof Numeric number) {
        return types.contains("number") || (types.contains("integer") && isWhole(number));
      }
      return types.contains(jsonType(value));
    };
  }

  private static boolean isWhole(Numeric number) {
    return number.spelling().length() < 19
        && number.spelling().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
  }

  private static String jsonType(ConfigValue value) {
    if (value instanceof Text) {
      return "string";
    }
    if (value instanceof Bool) {
      return "boolean";
    }
    if (value instanceof ListValue) {
      return "array";
    }
    return value instanceof MapValue ? "object" : "null";
  }

  private static Predicate<ConfigValue> allowed(JsonNode rule) {
    Set<String> texts = new HashSet<>();
    rule.forEach(
        element -> {
          if (element.isString()) {
            texts.add(element.stringValue());
          }
        });
    return value -> value instanceof Text text && texts.contains(text.value());
  }

  private static Predicate<ConfigValue> number(JsonNode rule, Predicate<Integer> order) {
    if (!rule.isNumber()) {
      return value -> false;
    }
    BigDecimal limit = rule.decimalValue();
    return value ->
        !(value instanceof Numeric number) || order.test(number.value().compareTo(limit));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Predicate<ConfigValue> pattern(JsonNode rule) {
    try {
      Pattern pattern = Pattern.compile(rule.asString(""));
      return text(text -> pattern.matcher(text).find());
    } catch (PatternSyntaxException e) {
      return value -> false;
    }
  }

  private static Predicate<ConfigValue> text(Predicate<String> rule) {
    return value -> !(value instanceof Text text) || rule.test(text.value());
  }

  private static Predicate<ConfigValue> list(Predicate<List<ConfigValue>> rule) {
    return value -> !(value instanceof ListValue list) || rule.test(list.elements());
  }

  private static Predicate<ConfigValue> map(Predicate<MapValue> rule) {
    return value -> !(value instanceof MapValue map) || rule.test(map);
  }

  private static Predicate<ConfigValue> items(JsonNode rule) {
    QuickSchema element = new QuickSchema(rule);
    return list(elements -> elements.stream().allMatch(element::accepts));
  }

  private static Predicate<ConfigValue> properties(JsonNode rule) {
    Map<String, QuickSchema> schemas = schemas(rule);
    return map(
        map -> {
          for (Entry entry : map.entries()) {
            QuickSchema schema = schemas.get(entry.key());
            if (schema != null && !schema.accepts(entry.value())) {
              return false;
            }
          }
          return true;
        });
  }

  private static Map<String, QuickSchema> schemas(JsonNode rule) {
    Map<String, QuickSchema> schemas = new HashMap<>();
    rule.properties()
        .forEach(entry -> schemas.put(entry.getKey(), new QuickSchema(entry.getValue())));
    return schemas;
  }

  private static Predicate<ConfigValue> additional(JsonNode rule, JsonNode properties) {
    Set<String> known = new HashSet<>();
    properties.properties().forEach(entry -> known.add(entry.getKey()));
    boolean open = rule.isBoolean() && rule.booleanValue();
    QuickSchema others = new QuickSchema(rule);
    return map(
        map ->
            map.entries().stream()
                .allMatch(
                    entry -> open || known.contains(entry.key()) || others.accepts(entry.value())));
  }

  private static Predicate<ConfigValue> names(QuickSchema name) {
    return map(
        map ->
            map.entries().stream()
                .allMatch(
                    entry ->
                        name.accepts(new Text(entry.key(), entry.value().origin(), true, null))));
  }

  // Of branches that are fully known, just one may accept; none may be in doubt.
  private static Predicate<ConfigValue> oneOf(JsonNode rule) {
    List<List<String>> branches = new ArrayList<>();
    for (JsonNode branch : rule) {
      if (branch.size() != 1 || !branch.path("required").isArray()) {
        return value -> false;
      }
      branches.add(names(branch.path("required")));
    }
    // Every branch holds for what is no map, which is too many.
    return value -> value instanceof MapValue map && branchesOf(map, branches) == 1;
  }

  private static long branchesOf(MapValue map, List<List<String>> branches) {
    return branches.stream()
        .filter(names -> names.stream().allMatch(name -> map.get(name).isPresent()))
        .count();
  }

  private static Predicate<ConfigValue> allOf(JsonNode rule) {
    List<QuickSchema> all = new ArrayList<>();
    rule.forEach(schema -> all.add(new QuickSchema(schema)));
    return value -> all.stream().allMatch(one -> one.accepts(value));
  }

  private static Predicate<ConfigValue> conditional(JsonNode rule, JsonNode schema) {
    Optional<Predicate<MapValue>> condition = QuickCondition.of(rule);
    QuickSchema then = branch(schema.path("then"));
    QuickSchema otherwise = branch(schema.path("else"));
    return value ->
        condition.isPresent()
            && value instanceof MapValue map
            && (condition.orElseThrow().test(map) ? then : otherwise).accepts(value);
  }

  private static QuickSchema branch(JsonNode schema) {
    return new QuickSchema(schema.isMissingNode() ? JsonNodeFactory.instance.objectNode() : schema);
  }

  private static Predicate<ConfigValue> dependent(JsonNode rule) {
    return map(
        map -> {
          for (Map.Entry<String, JsonNode> entry : rule.properties()) {
            boolean holds =
                map.get(entry.getKey()).isEmpty()
                    || names(entry.getValue()).stream().allMatch(name -> map.get(name).isPresent());
            if (!holds) {
              return false;
            }
          }
          return true;
        });
  }

  private static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(element -> names.add(element.asString("")));
    return names;
  }
}
