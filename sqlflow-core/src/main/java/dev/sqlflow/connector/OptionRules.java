package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.JsonSchema;
import dev.sqlflow.config.JsonSchema.Violation;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.OptionsSchema.FromEnvironment;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Turns broken rules of a connector's schema into findings: one cause, one finding. */
final class OptionRules {

  private final OptionsSchema schema;
  private final OptionsInUse use;
  private final DiagnosticSink sink;
  private final Set<String> reported = new HashSet<>();
  private final Set<String> faulty = new HashSet<>();

  OptionRules(OptionsSchema schema, OptionsInUse use, DiagnosticSink sink) {
    this.schema = schema;
    this.use = use;
    this.sink = sink;
  }

  Set<String> check(JsonSchema rules) {
    MapValue values = new MapValue(use.values(), new Origin.File(use.place()));
    for (Violation violation : rules.check(values)) {
      if (violation.path().isEmpty()) {
        group(violation);
      } else if (!isUnknown(violation) && reported.add(violation.path().get(0))) {
        option(violation);
      }
    }
    return faulty;
  }

  private boolean isUnknown(Violation violation) {
    ConfigValue value = at(use.value(violation.path().get(0)), violation.path());
    return value.holdsUnknown() || value.holdsSecret();
  }

  private void option(Violation violation) {
    String name = violation.path().get(0);
    Option option = schema.option(name).orElseThrow();
    ConfigValue value = at(use.value(name), violation.path());
    ConfigValue written =
        use.asWritten(name).map(own -> at(Optional.of(own), violation.path())).orElse(value);
    String message =
        "option `%s` of connector `%s` %s"
            .formatted(
                String.join(".", violation.path()),
                schema.connector(),
                RuleWords.broken(violation, OptionWords.shown(value, option)));
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.INVALID_OPTION_VALUE,
                written.origin().place().orElse(use.place()),
                message)
            .label("this value");
    OptionWords.origin(written, value, fault);
    nearestAllowed(option, value, fault);
    report(fault, name);
  }

  private static void nearestAllowed(Option option, ConfigValue value, Diagnostic.Builder fault) {
    if (value instanceof ConfigValue.Text text && !OptionWords.isSecret(value, option)) {
      fault.didYouMean(Suggestions.nearest(text.value(), option.allowed()));
    }
  }

  // As far down as the two trees are alike: a text may have become a list.
  private static ConfigValue at(Optional<ConfigValue> root, List<String> path) {
    ConfigValue value = root.orElseThrow();
    for (String step : path.subList(1, path.size())) {
      Optional<ConfigValue> inner = step(value, step);
      if (inner.isEmpty()) {
        return value;
      }
      value = inner.orElseThrow();
    }
    return value;
  }

  private static Optional<ConfigValue> step(ConfigValue value, String step) {
    if (value instanceof MapValue map) {
      return map.get(step);
    }
    if (value instanceof ConfigValue.ListValue list) {
      int index = Integer.parseInt(step);
      return index < list.elements().size()
          ? Optional.of(list.elements().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }

  // A rule about several options. Where some are missing for a known reason it says nothing.
  private void group(Violation violation) {
    if (use.damaged() || use.role().isEmpty() || violation.alternative() || isOpen(violation)) {
      return;
    }
    switch (violation.keyword()) {
      case "required" -> violation.property().ifPresent(this::required);
      case "oneOf", "anyOf" -> alternatives();
      default -> {
        if (reported.add(violation.keyword())) {
          conflict(
              "options of connector `%s` don't go together: %s"
                  .formatted(schema.connector(), violation.message()));
        }
      }
    }
  }

  // What is set is known, to what is not: other rules may depend on that.
  private boolean isOpen(Violation violation) {
    boolean certain =
        switch (violation.keyword()) {
          case "oneOf", "anyOf" -> true;
          case "required" -> isAlwaysRequired(violation.property().orElse(""));
          default -> false;
        };
    return !certain && use.values().stream().anyMatch(entry -> entry.value().holdsUnknown());
  }

  private boolean isAlwaysRequired(String name) {
    for (JsonNode required : schema.document().path("required")) {
      if (required.asString("").equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void required(String name) {
    boolean means =
        schema.option(name).map(option -> option.appliesTo(use.role().orElseThrow())).orElse(true);
    if (means) {
      String add = "add `\"" + name + "\": ...` to its options";
      Optional<String> variable = variable(name);
      missing(
          "`" + name + "`",
          variable.map(one -> "set the environment variable " + one + ", or " + add).orElse(add));
    }
  }

  // To a connection that does not ask for it, a variable would be of no use, nor beside what says
  // the same.
  private Optional<String> variable(String option) {
    boolean asked =
        use.value(OptionsSchema.USE_ENVIRONMENT).orElse(null) instanceof Bool wish && wish.value();
    return schema.fromEnvironment().stream()
        .filter(one -> asked && one.option().equals(option))
        .filter(one -> one.unless().flatMap(use::value).isEmpty())
        .map(FromEnvironment::variable)
        .findFirst();
  }

  // The usual form is a list of {"required": [name]}.
  private void alternatives() {
    if (!reported.add("alternatives")) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (String keyword : List.of("oneOf", "anyOf")) {
      for (JsonNode branch : schema.document().path(keyword)) {
        for (JsonNode name : branch.path("required")) {
          names.add(name.asString(""));
        }
      }
    }
    names.removeIf(
        name ->
            schema
                .option(name)
                .map(option -> !option.appliesTo(use.role().orElseThrow()))
                .orElse(false));
    List<String> set = names.stream().filter(name -> use.value(name).isPresent()).toList();
    String all = String.join("` or `", names);
    if (set.size() > 1) {
      conflict("only one of `%s` can be set".formatted(String.join("`, `", set)));
    } else {
      missing("`" + all + "`", "add one of them to its options");
    }
  }

  private void missing(String what, String help) {
    report(
        Diagnostic.at(
                DiagnosticCode.MISSING_OPTION,
                use.place(),
                "connector `%s` needs the option %s".formatted(schema.connector(), what))
            .label("the option is not set")
            .help(help),
        "");
  }

  private void conflict(String message) {
    Span place =
        use.written().stream()
            .flatMap(entry -> entry.keySpan().stream())
            .findFirst()
            .orElse(use.place());
    report(Diagnostic.at(DiagnosticCode.CONFLICTING_OPTIONS, place, message), "");
  }

  private void report(Diagnostic.Builder fault, String option) {
    faulty.add(option);
    use.related().ifPresent(related -> fault.related(related.span(), related.label()));
    sink.add(fault);
  }
}
