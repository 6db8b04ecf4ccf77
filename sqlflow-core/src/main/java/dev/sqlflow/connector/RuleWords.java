package dev.sqlflow.connector;

import dev.sqlflow.config.JsonSchema.Violation;

/** Says which rule of a JSON Schema a value breaks. */
final class RuleWords {

  private RuleWords() {}

  static String broken(Violation violation, String value) {
    String rule = violation.rule();
    return switch (violation.keyword()) {
      case "enum" -> "must be one of %s, not %s".formatted(listed(rule), value);
      case "const" -> "must be %s, not %s".formatted(rule, value);
      case "minimum" -> "must be at least %s, not %s".formatted(rule, value);
      case "maximum" -> "must be at most %s, not %s".formatted(rule, value);
      case "exclusiveMinimum" -> "must be more than %s, not %s".formatted(rule, value);
      case "exclusiveMaximum" -> "must be less than %s, not %s".formatted(rule, value);
      case "minLength" ->
          rule.equals("1")
              ? "must not be empty"
              : "must have at least %s characters, unlike %s".formatted(rule, value);
      case "maxLength" ->
          "must have at most %s character%s, unlike %s"
              .formatted(rule, rule.equals("1") ? "" : "s", value);
      case "minItems" ->
          rule.equals("1") ? "must not be empty" : "must have at least %s elements".formatted(rule);
      case "maxItems" -> "must have at most %s elements".formatted(rule);
      case "pattern" -> "does not take %s: it must match %s".formatted(value, rule);
      case "uniqueItems" -> "holds something twice";
      case "type" -> "must be of type %s, not %s".formatted(rule, value);
      default -> "is not as it must be: " + violation.message();
    };
  }

  // ["a","b"] reads better as `a`, `b`.
  private static String listed(String array) {
    String inner = array.substring(1, array.length() - 1);
    return inner.replace("\",\"", "`, `").replaceAll("^\"|\"$", "`");
  }
}
