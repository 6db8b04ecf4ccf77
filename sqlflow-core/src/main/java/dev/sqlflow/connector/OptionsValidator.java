package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.JsonSchema;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks options by a connector's schema. Safe for use by several threads. */
public final class OptionsValidator {

  private final OptionsSchema schema;
  private final JsonSchema rules;
  private final JsonSchema rulesOfOne;

  OptionsValidator(OptionsSchema schema) {
    this.schema = schema;
    this.rules = new JsonSchema(schema.document());
    this.rulesOfOne = new JsonSchema(withoutGroups(schema.document()));
  }

  // A connection by itself need not be complete: the rest may stand in the statement.
  private static JsonNode withoutGroups(JsonNode document) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    for (String keyword : List.of("type", "additionalProperties", "properties")) {
      if (document.has(keyword)) {
        part.set(keyword, document.path(keyword));
      }
    }
    return part;
  }

  /**
   * The options of one layer whose names are right.
   *
   * @param entries under their present names
   * @param damaged whether some were left out because of an error
   */
  public record Names(List<Entry> entries, boolean damaged) {

    // Keeps an immutable copy.
    public Names {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Checks the names of one layer of options.
   *
   * @param written as the user wrote them
   * @param role what the connector is used for; empty if it may be either
   * @param sink takes what is wrong
   * @return those whose names are right; older names became the present ones
   */
  public Names names(List<Entry> written, Optional<Role> role, DiagnosticSink sink) {
    return new OptionNames(schema, role, sink).check(written);
  }

  /**
   * Gives a value the type that its option asks for.
   *
   * @param option the option
   * @param written the value as the user wrote it
   * @param value the same without references
   * @param strictLiterals whether what is no reference comes from a pipeline's JSON, whose literals
   *     keep their kind
   * @param sink takes what is wrong
   * @return the value in its type; empty if it can't have it
   */
  public Optional<ConfigValue> coerce(
      Option option,
      ConfigValue written,
      ConfigValue value,
      boolean strictLiterals,
      DiagnosticSink sink) {
    Optional<ConfigValue> coerced =
        new OptionCoercion(strictLiterals).coerce(option.type(), option.element(), written, value);
    if (coerced.isEmpty()) {
      reportType(option, written, value, sink);
    }
    return coerced;
  }

  private void reportType(
      Option option, ConfigValue written, ConfigValue value, DiagnosticSink sink) {
    String message =
        "option `%s` of connector `%s` must be %s, not %s"
            .formatted(
                option.name(),
                schema.connector(),
                OptionWords.wanted(option),
                OptionWords.shown(value, option));
    Optional<Span> place = written.origin().place();
    Diagnostic.Builder fault =
        place
            .map(span -> Diagnostic.at(DiagnosticCode.WRONG_OPTION_TYPE, span, message))
            .orElseGet(() -> Diagnostic.of(DiagnosticCode.WRONG_OPTION_TYPE, message))
            .label("a " + value.kind());
    OptionWords.origin(written, value, fault);
    OptionWords.help(option, value).ifPresent(fault::help);
    sink.add(fault);
  }

  /**
   * Finds the options that must be set and are not.
   *
   * @param values of those that are, of their schema's types
   * @return their names; where one of several would do, none of them
   */
  public Set<String> missing(List<Entry> values) {
    Origin origin = new Origin.ConnectorDefault(schema.connector(), "");
    return rules.check(new MapValue(values, origin)).stream()
        .filter(violation -> violation.keyword().equals("required"))
        .filter(violation -> violation.path().isEmpty() && !violation.alternative())
        .flatMap(violation -> violation.property().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Checks final values by the schema's rules: required options, allowed values, ranges, groups.
   *
   * @param use the options
   * @param sink takes what is wrong: one finding an option
   * @return the options that are wrong; the empty text among them stands for a rule about several
   */
  public Set<String> rules(OptionsInUse use, DiagnosticSink sink) {
    return new OptionRules(schema, use, sink).check(use.role().isPresent() ? rules : rulesOfOne);
  }
}
