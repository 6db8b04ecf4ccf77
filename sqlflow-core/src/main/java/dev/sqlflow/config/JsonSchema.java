package dev.sqlflow.config;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema (draft 2020-12) that configuration is checked by. It is compiled when it is first
 * needed. Safe for use by several threads.
 */
public final class JsonSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode document;
  private volatile @Nullable QuickSchema quick;
  private @Nullable Schema compiled;

  /**
   * Makes a schema.
   *
   * @param document the schema's text as a tree
   */
  public JsonSchema(JsonNode document) {
    this.document = document;
  }

  /**
   * A rule that a value breaks.
   *
   * @param keyword of the rule, such as {@code minimum}
   * @param path from the root to the value, names and indexes
   * @param property which a rule about names means; empty for other rules
   * @param rule what the schema says behind the keyword, as JSON
   * @param alternative whether it is broken inside of a {@code oneOf} or {@code anyOf} only
   * @param message in the validator's words
   */
  public record Violation(
      String keyword,
      List<String> path,
      Optional<String> property,
      String rule,
      boolean alternative,
      String message) {

    // Keeps an immutable copy of the path.
    public Violation {
      path = List.copyOf(path);
    }
  }

  /**
   * Checks a value.
   *
   * @param value without references
   * @return every rule that is broken
   */
  public List<Violation> check(ConfigValue value) {
    return quick().accepts(value) ? List.of() : explain(value);
  }

  private QuickSchema quick() {
    QuickSchema known = quick;
    if (known == null) {
      // Made twice by two threads at the same time, it is the same.
      known = new QuickSchema(document);
      quick = known;
    }
    return known;
  }

  /** What the real validator says. */
  List<Violation> explain(ConfigValue value) {
    List<Violation> violations = new ArrayList<>();
    for (Error error : compiled().validate(json(value))) {
      String evaluation = error.getEvaluationPath().toString();
      violations.add(
          new Violation(
              error.getKeyword(),
              path(error.getInstanceLocation()),
              Optional.ofNullable(error.getProperty()),
              String.valueOf(error.getSchemaNode()),
              evaluation.contains("/oneOf/") || evaluation.contains("/anyOf/"),
              error.getMessage()));
    }
    return violations;
  }

  private synchronized Schema compiled() {
    if (compiled == null) {
      SchemaRegistryConfig words = SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
      // our own keywords (x-...) say nothing about values; the library would log a warning for each
      Dialect dialect =
          Dialect.builder(Dialects.getDraft202012())
              .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
              .build();
      compiled =
          SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(words))
              .getSchema(document);
    }
    return compiled;
  }

  private static List<String> path(NodePath location) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i < location.getNameCount(); i++) {
      path.add(String.valueOf(location.getElement(i)));
    }
    return path;
  }

  /**
   * Writes a value as JSON.
   *
   * @param value without references
   * @return the same value
   */
  public static JsonNode json(ConfigValue value) {
    if (value instanceof Text text) {
      return NODES.stringNode(text.value());
    }
    if (value instanceof Numeric number) {
      return NODES.numberNode(number.value());
    }
    if (value instanceof Bool bool) {
      return NODES.booleanNode(bool.value());
    }
    if (value instanceof ListValue list) {
      ArrayNode array = NODES.arrayNode();
      list.elements().forEach(element -> array.add(json(element)));
      return array;
    }
    if (value instanceof MapValue map) {
      ObjectNode object = NODES.objectNode();
      map.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
      return object;
    }
    return NODES.nullNode();
  }
}
