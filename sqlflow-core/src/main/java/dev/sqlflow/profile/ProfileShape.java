package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigPath;
import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.JsonSchema;
import dev.sqlflow.config.JsonSchema.Violation;
import dev.sqlflow.config.SchemaResource;
import dev.sqlflow.config.ValueType;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks profiles by the published schema, in words that name the place and the mend. */
final class ProfileShape {

  private final JsonNode document;
  private final JsonSchema schema;

  ProfileShape() {
    document = SchemaResource.read(ProfileShape.class, ProfileSchema.FILE);
    schema = new JsonSchema(document);
  }

  /**
   * Checks a profile.
   *
   * @param root its tree, older spellings replaced
   * @param unversioned the files that don't name their version; unknown keys at their top are
   *     warnings
   */
  void check(MapValue root, Set<SourceFile> unversioned, DiagnosticSink sink) {
    List<Violation> violations = schema.check(root);
    for (Violation violation : violations) {
      if (!violation.alternative() && !isMisspelt(violation, violations)) {
        sink.add(diagnostic(root, violation, unversioned));
      }
    }
  }

  /** A key that is missing because it is misspelt is one fault. */
  private boolean isMisspelt(Violation missing, List<Violation> violations) {
    return missing.keyword().equals("required")
        && violations.stream()
            .filter(other -> other.keyword().equals("additionalProperties"))
            .filter(other -> other.path().equals(missing.path()))
            .map(other -> Suggestions.nearest(other.property().orElse(""), allowed(other.path())))
            .anyMatch(missing.property()::equals);
  }

  private Diagnostic.Builder diagnostic(
      MapValue root, Violation violation, Set<SourceFile> unversioned) {
    return switch (violation.keyword()) {
      case "additionalProperties" -> unknownKey(root, violation, unversioned);
      case "required" -> missingKey(root, violation);
      case "type" -> wrongType(root, violation);
      case "propertyNames" -> badName(root, violation);
      case "enum" -> badWord(root, violation);
      default -> malformed(root, violation, name(violation) + " " + violation.message());
    };
  }

  private static Diagnostic.Builder badWord(MapValue root, Violation violation) {
    return violation.path().get(0).equals("requires")
        ? malformed(
                root,
                violation,
                "%s must be a type: one of %s"
                    .formatted(name(violation), String.join(", ", ValueType.words())))
            .help("write the type that its value must have")
        : malformed(root, violation, "`version` must be \"1.0\"").help("write version: \"1.0\"");
  }

  private Diagnostic.Builder unknownKey(
      MapValue root, Violation violation, Set<SourceFile> unversioned) {
    String key = violation.property().orElseThrow();
    Span place =
        ConfigPath.value(root, violation.path())
            .filter(MapValue.class::isInstance)
            .flatMap(value -> ((MapValue) value).entry(key))
            .flatMap(Entry::keySpan)
            .orElseGet(() -> place(root, violation.path()));
    Optional<String> nearest = Suggestions.nearest(key, allowed(violation.path()));
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_PROFILE_KEY, place, "unknown key `" + key + "` in a profile")
            .label("no such key " + where(violation.path()))
            .didYouMean(nearest);
    nearest.ifPresentOrElse(
        name -> fault.fix(Fix.safe("rename to `" + name + "`", place, name)),
        () -> fault.help("the keys are " + String.join(", ", allowed(violation.path()))));
    return violation.path().isEmpty() && unversioned.contains(place.file())
        ? fault.severity(Severity.WARNING)
        : fault;
  }

  private static String where(List<String> path) {
    return path.isEmpty() ? "at the top of a profile" : "in `" + String.join(".", path) + "`";
  }

  private List<String> allowed(List<String> path) {
    JsonNode node = document;
    for (String step : path) {
      JsonNode named = node.path("properties").path(step);
      node = named.isMissingNode() ? node.path("additionalProperties") : named;
    }
    List<String> names = new ArrayList<>();
    node.path("properties").properties().forEach(property -> names.add(property.getKey()));
    return names;
  }

  private static Diagnostic.Builder missingKey(MapValue root, Violation violation) {
    String key = violation.property().orElseThrow();
    if (violation.path().isEmpty()) {
      Span top = root.origin().place().orElseThrow();
      return Diagnostic.at(
              DiagnosticCode.MALFORMED_PROFILE,
              top.file().span(top.start(), top.start()),
              "a profile needs the key `" + key + "`")
          .help("add " + (key.equals("connectors") ? "connectors: {}" : key + ": ..."));
    }
    return malformed(
            root, violation, "connection `%s` has no `%s`".formatted(last(violation.path()), key))
        .help(key.equals("params") ? "add params: {}" : "add type: and the connector's type");
  }

  private static Diagnostic.Builder wrongType(MapValue root, Violation violation) {
    String kind = ConfigPath.value(root, violation.path()).map(ConfigValue::kind).orElse("value");
    String wanted =
        switch (violation.rule()) {
          case "\"object\"" -> "a map";
          case "\"string\"" -> "text";
          case "\"boolean\"" -> "true or false";
          case "\"array\"" -> "a list";
          default -> "a whole number";
        };
    return malformed(
        root, violation, "%s must be %s, not a %s".formatted(name(violation), wanted, kind));
  }

  private static Diagnostic.Builder badName(MapValue root, Violation violation) {
    String key = violation.property().orElseGet(() -> last(violation.path()));
    Span place =
        ConfigPath.value(root, violation.path())
            .filter(MapValue.class::isInstance)
            .map(names -> ((MapValue) names).entry(key))
            .flatMap(entry -> entry.flatMap(Entry::keySpan))
            .orElseGet(() -> place(root, violation.path()));
    return Diagnostic.at(
            DiagnosticCode.MALFORMED_PROFILE,
            place,
            "`" + key + "` can't be the name of a variable")
        .label("no reference could name it")
        .help("use letters, digits and `_`, beginning with a letter");
  }

  private static Diagnostic.Builder malformed(MapValue root, Violation violation, String message) {
    return Diagnostic.at(DiagnosticCode.MALFORMED_PROFILE, place(root, violation.path()), message);
  }

  private static String name(Violation violation) {
    return "`" + String.join(".", violation.path()) + "`";
  }

  private static String last(List<String> path) {
    return path.get(path.size() - 1);
  }

  // The key where there is one: a value may be empty or long.
  private static Span place(MapValue root, List<String> path) {
    if (path.isEmpty()) {
      return root.origin().place().orElseThrow();
    }
    List<String> parent = path.subList(0, path.size() - 1);
    return ConfigPath.value(root, parent)
        .filter(MapValue.class::isInstance)
        .flatMap(value -> ((MapValue) value).entry(last(path)))
        .flatMap(Entry::keySpan)
        .orElseGet(() -> place(root, parent));
  }
}
