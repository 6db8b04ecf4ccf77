package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the names of one layer of options: unknown, renamed, retired, of the other role. */
final class OptionNames {

  private final OptionsSchema schema;
  private final Optional<Role> role;
  private final DiagnosticSink sink;
  private final Map<String, Entry> known = new LinkedHashMap<>();
  private boolean damaged;

  OptionNames(OptionsSchema schema, Optional<Role> role, DiagnosticSink sink) {
    this.schema = schema;
    this.role = role;
    this.sink = sink;
  }

  OptionsValidator.Names check(List<Entry> written) {
    written.forEach(this::check);
    return new OptionsValidator.Names(List.copyOf(known.values()), damaged);
  }

  private void check(Entry entry) {
    Optional<Option> option = schema.option(entry.key());
    if (option.isPresent()) {
      option.ifPresent(present -> keep(present, entry));
      return;
    }
    Optional<Option> renamed =
        schema.options().stream()
            .filter(other -> other.traits().renamedFrom().contains(entry.key()))
            .findFirst();
    if (renamed.isEmpty()) {
      reportUnknown(entry);
      return;
    }
    String name = renamed.orElseThrow().name();
    ConfigValue value = inUnit(entry, renamed.orElseThrow());
    entry.keySpan().ifPresent(span -> reportRenamed(entry, name, value, span));
    keep(renamed.orElseThrow(), new Entry(name, entry.keySpan(), value));
  }

  // `timeout_seconds: 30` said its unit in its name.
  private static ConfigValue inUnit(Entry entry, Option option) {
    return option.type() == OptionType.DURATION
            && entry.key().endsWith("_seconds")
            && entry.value() instanceof ConfigValue.Numeric number
        ? new ConfigValue.Text(number.spelling() + "s", number.origin(), true, null)
        : entry.value();
  }

  private void keep(Option option, Entry entry) {
    if (option.traits().removedIn().isPresent()) {
      entry.keySpan().ifPresent(span -> reportRetired(option, span));
      return;
    }
    if (role.isPresent() && !option.appliesTo(role.orElseThrow())) {
      entry.keySpan().ifPresent(span -> reportOtherRole(option, span));
      damaged = true;
      return;
    }
    Entry first = known.putIfAbsent(option.name(), entry);
    if (first != null) {
      reportTwice(option, first, entry);
    }
  }

  private void reportUnknown(Entry entry) {
    damaged = true;
    List<String> names =
        schema.options().stream()
            .filter(option -> option.traits().removedIn().isEmpty())
            .filter(option -> role.isEmpty() || option.appliesTo(role.orElseThrow()))
            .map(Option::name)
            .toList();
    Optional<String> nearest = Suggestions.nearest(entry.key(), names);
    Span place = entry.keySpan().orElseThrow();
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_OPTION,
                place,
                "unknown option `%s` of connector `%s`".formatted(entry.key(), schema.connector()))
            .label("`" + schema.connector() + "` has no such option")
            .didYouMean(nearest);
    nearest.ifPresentOrElse(
        name -> fault.fix(rename(name, place)),
        () -> fault.help("its options are " + String.join(", ", names)));
    sink.add(fault);
  }

  private void reportRenamed(Entry entry, String name, ConfigValue value, Span place) {
    Fix key = rename(name, place);
    sink.add(
        Diagnostic.at(
                DiagnosticCode.RENAMED_OPTION,
                place,
                "option `%s` of connector `%s` is called `%s` now"
                    .formatted(entry.key(), schema.connector(), name))
            .label("the older name")
            .fix(value == entry.value() ? key : withUnit(key, value)));
  }

  private static Fix withUnit(Fix key, ConfigValue value) {
    List<Fix.Edit> edits = new ArrayList<>(key.edits());
    String text = "\"" + ((ConfigValue.Text) value).value() + "\"";
    value.origin().place().ifPresent(span -> edits.add(new Fix.Edit(span, text)));
    return new Fix(key.title(), edits, key.safe());
  }

  private void reportRetired(Option option, Span place) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.RETIRED_OPTION,
                place,
                "option `%s` of connector `%s` is no longer used"
                    .formatted(option.name(), schema.connector()))
            .label("retired in version " + option.traits().removedIn().orElseThrow())
            .help(withoutStop(option.description())));
  }

  private static String withoutStop(String description) {
    String line = description.strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private void reportOtherRole(Option option, Span place) {
    String wanted = role.orElseThrow() == Role.SOURCE ? "written" : "read";
    sink.add(
        Diagnostic.at(
                DiagnosticCode.OPTION_OF_OTHER_ROLE,
                place,
                "option `%s` of connector `%s` means nothing here"
                    .formatted(option.name(), schema.connector()))
            .label("only where data is " + wanted)
            .help("leave it out"));
  }

  private void reportTwice(Option option, Entry first, Entry again) {
    damaged = true;
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.CONFLICTING_OPTIONS,
                again.keySpan().orElseThrow(),
                "option `" + option.name() + "` is set twice, by two of its names")
            .label("here again")
            .help("leave one of them out");
    first.keySpan().ifPresent(span -> fault.related(span, "first here"));
    sink.add(fault);
  }

  // The key may stand in quotes, which stay.
  private static Fix rename(String name, Span place) {
    String text = place.text();
    boolean quoted = text.startsWith("\"") || text.startsWith("'");
    String replacement = quoted ? text.charAt(0) + name + text.charAt(0) : name;
    return Fix.safe("rename to `" + name + "`", place, replacement);
  }
}
