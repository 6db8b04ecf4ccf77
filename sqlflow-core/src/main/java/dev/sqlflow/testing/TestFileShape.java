package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigPath;
import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.JsonSchema;
import dev.sqlflow.config.JsonSchema.Violation;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks test files by the published schema, in words that name the place and the mend. */
final class TestFileShape {

  private final JsonNode document;
  private final JsonSchema schema;

  TestFileShape() {
    JsonNode published = TestSchema.document();
    document = inlined(published, published.path("$defs"));
    schema = new JsonSchema(document);
  }

  /** The same schema without references, which the quick check does not follow. */
  private static JsonNode inlined(JsonNode node, JsonNode definitions) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    String reference = node.path("$ref").asString("");
    if (!reference.isEmpty()) {
      JsonNode definition = definitions.path(reference.substring("#/$defs/".length()));
      copy.setAll((ObjectNode) inlined(definition, definitions));
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getKey().equals("$ref") && !entry.getKey().equals("$defs")) {
        copy.set(entry.getKey(), inlined(entry.getValue(), definitions));
      }
    }
    return copy;
  }

  void check(MapValue root, DiagnosticSink sink) {
    schema.check(root).forEach(violation -> sink.add(diagnostic(root, violation)));
  }

  private Diagnostic.Builder diagnostic(MapValue root, Violation violation) {
    return switch (violation.keyword()) {
      case "additionalProperties" -> unknownKey(root, violation);
      case "required" ->
          malformed(root, violation, "a test has no `" + violation.property().orElse("") + "`")
              .help("add " + violation.property().orElse("") + ": and some words");
      case "type" -> malformed(root, violation, wrongType(root, violation));
      case "pattern" -> wrongText(root, violation);
      default -> malformed(root, violation, name(violation) + " " + violation.message());
    };
  }

  private Diagnostic.Builder unknownKey(MapValue root, Violation violation) {
    String key = violation.property().orElseThrow();
    List<String> path = new ArrayList<>(violation.path());
    path.add(key);
    Span place = ConfigPath.place(root, path);
    List<String> allowed = allowed(violation.path());
    Optional<String> nearest = Suggestions.nearest(key, allowed);
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_TEST_KEY, place, "unknown key `" + key + "` in a test file")
            .label("no such key here")
            .didYouMean(nearest);
    return nearest
        .map(name -> fault.fix(Fix.safe("rename to `" + name + "`", place, name)))
        .orElseGet(() -> fault.help("the keys here are " + String.join(", ", allowed)));
  }

  private List<String> allowed(List<String> path) {
    JsonNode node = document;
    for (String step : path) {
      JsonNode named = node.path("properties").path(step);
      JsonNode other = node.path("additionalProperties");
      node = !named.isMissingNode() ? named : other.isObject() ? other : node.path("items");
    }
    List<String> names = new ArrayList<>();
    node.path("properties").properties().forEach(property -> names.add(property.getKey()));
    return names;
  }

  private static String wrongType(MapValue root, Violation violation) {
    String kind = ConfigPath.value(root, violation.path()).map(ConfigValue::kind).orElse("value");
    String wanted =
        violation
            .rule()
            .replaceAll("[\\[\\]\"]", "")
            .replace("string", "text")
            .replace("array", "list")
            .replace("object", "map")
            .replace(",", " or ");
    return "%s is a %s where a %s is needed".formatted(name(violation), kind, wanted);
  }

  private static Diagnostic.Builder wrongText(MapValue root, Violation violation) {
    ConfigValue text = ConfigPath.value(root, violation.path()).orElseThrow();
    String what =
        switch (last(violation)) {
          case "clock" -> "no date or instant: write 2026-01-31 or 2026-01-31T10:00:00Z";
          case "error" -> "no code: write one such as SF5010";
          default -> "no SQL type";
        };
    return Diagnostic.at(
        DiagnosticCode.MALFORMED_TEST,
        text.origin().place().orElseThrow(),
        "`" + CellText.of(text) + "` is " + what);
  }

  private static Diagnostic.Builder malformed(MapValue root, Violation violation, String message) {
    return Diagnostic.at(
        DiagnosticCode.MALFORMED_TEST, ConfigPath.place(root, violation.path()), message);
  }

  private static String name(Violation violation) {
    return violation.path().isEmpty() ? "a test file" : "`" + last(violation) + "`";
  }

  private static String last(Violation violation) {
    List<String> path = violation.path();
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }
}
