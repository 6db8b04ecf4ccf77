package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.language.Mode;
import dev.sqlflow.resolve.TableWrite.DuplicateKeys;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.VariableScope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads MODE and the OPTIONS of LOAD and CREATE TABLE. */
final class TableWriteResolver {

  private static final String SCHEMA_POLICY = "schema_policy";
  private static final String ON_DUPLICATE_KEY = "on_duplicate_key";
  private static final String ORDER_BY = "order_by";
  private static final List<String> NAMES = List.of(SCHEMA_POLICY, ON_DUPLICATE_KEY, ORDER_BY);

  private final Interpolator interpolator;
  private final DiagnosticSink sink;

  TableWriteResolver(Interpolator interpolator, DiagnosticSink sink) {
    this.interpolator = interpolator;
    this.sink = sink;
  }

  /** What is wrong is reported and counts as not written. */
  TableWrite resolve(Optional<Mode> mode, Optional<MapValue> options, VariableScope scope) {
    List<Entry> entries = options.map(MapValue::entries).orElse(List.of());
    entries.stream().filter(entry -> !NAMES.contains(entry.key())).forEach(this::reportUnknown);
    SchemaPolicy policy =
        choice(entries, SCHEMA_POLICY, SchemaPolicy.values(), scope).orElse(SchemaPolicy.FREEZE);
    DuplicateKeys duplicates =
        choice(entries, ON_DUPLICATE_KEY, DuplicateKeys.values(), scope)
            .orElse(DuplicateKeys.ERROR);
    Optional<Located<String>> orderBy = text(entries, ORDER_BY, scope);
    WriteMode written = mode.map(TableWriteResolver::mode).orElse(WriteMode.REPLACE);
    if (isKnown(entries, scope)) {
      checkKeys(entries, written, duplicates, orderBy);
    }
    return new TableWrite(
        written,
        mode.map(TableWriteResolver::keys).orElse(List.of()),
        policy,
        duplicates,
        orderBy,
        mode.map(Mode::span));
  }

  private boolean isKnown(List<Entry> entries, VariableScope scope) {
    return entries.stream()
        .flatMap(entry -> interpolator.publicValue(entry.value(), scope).stream())
        .noneMatch(ConfigValue::holdsUnknown);
  }

  private static WriteMode mode(Mode mode) {
    if (mode instanceof Mode.Append) {
      return WriteMode.APPEND;
    }
    return mode instanceof Mode.Upsert ? WriteMode.UPSERT : WriteMode.REPLACE;
  }

  private static List<Located<String>> keys(Mode mode) {
    return mode instanceof Mode.Upsert upsert ? upsert.keys() : List.of();
  }

  private void checkKeys(
      List<Entry> entries,
      WriteMode mode,
      DuplicateKeys duplicates,
      Optional<Located<String>> orderBy) {
    Optional<Span> duplicate = key(entries, ON_DUPLICATE_KEY);
    Optional<Span> order = key(entries, ORDER_BY);
    if (mode != WriteMode.UPSERT) {
      duplicate.or(() -> order).ifPresent(this::reportWithoutUpsert);
    } else if (duplicates == DuplicateKeys.LAST && order.isEmpty()) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.MISSING_OPTION,
                  duplicate.orElseThrow(),
                  "`on_duplicate_key` `last` needs `order_by`")
              .label("which row is the last?")
              .help("add \"order_by\" and the column that decides"));
    } else if (duplicates == DuplicateKeys.ERROR && orderBy.isPresent()) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.CONFLICTING_OPTIONS,
                  order.orElseThrow(),
                  "`order_by` means nothing without \"on_duplicate_key\": \"last\"")
              .label("decides nothing")
              .help("add \"on_duplicate_key\": \"last\", or leave it out"));
    }
  }

  private void reportWithoutUpsert(Span place) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.CONFLICTING_OPTIONS,
                place,
                place.text().replace("\"", "`") + " means nothing without MODE UPSERT")
            .label("decides nothing")
            .help("add MODE UPSERT KEY ..., or leave it out"));
  }

  private static Optional<Span> key(List<Entry> entries, String name) {
    return entry(entries, name).flatMap(Entry::keySpan);
  }

  private static Optional<Entry> entry(List<Entry> entries, String name) {
    return entries.stream().filter(entry -> entry.key().equals(name)).findFirst();
  }

  private Optional<Located<String>> text(List<Entry> entries, String name, VariableScope scope) {
    Optional<Entry> entry = entry(entries, name);
    Optional<ConfigValue> value =
        entry.flatMap(written -> interpolator.publicValue(written.value(), scope));
    if (value.isEmpty() || value.orElseThrow().holdsUnknown()) {
      return Optional.empty();
    }
    Span place = entry.orElseThrow().value().origin().place().orElseThrow();
    if (value.orElseThrow() instanceof Text text) {
      return Optional.of(new Located<>(text.value(), place));
    }
    sink.add(
        Diagnostic.at(
                DiagnosticCode.WRONG_OPTION_TYPE,
                place,
                "option `%s` must be text, not a %s".formatted(name, value.orElseThrow().kind()))
            .label("a " + value.orElseThrow().kind()));
    return Optional.empty();
  }

  private <E extends Enum<E>> Optional<E> choice(
      List<Entry> entries, String name, E[] values, VariableScope scope) {
    Optional<Located<String>> text = text(entries, name, scope);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Located<String> word = text.orElseThrow();
    Optional<E> chosen =
        Arrays.stream(values)
            .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word.value()))
            .findFirst();
    if (chosen.isEmpty()) {
      List<String> words =
          Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.INVALID_OPTION_VALUE,
                  word.span(),
                  "option `%s` must be one of `%s`, not `%s`"
                      .formatted(name, String.join("`, `", words), word.value()))
              .label("this value")
              .didYouMean(Suggestions.nearest(word.value(), words)));
    }
    return chosen;
  }

  private void reportUnknown(Entry entry) {
    Span place = entry.keySpan().orElseThrow();
    Optional<String> nearest = Suggestions.nearest(entry.key(), NAMES);
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_OPTION,
                place,
                "unknown option `" + entry.key() + "` of a table")
            .label("tables have no such option")
            .didYouMean(nearest);
    nearest.ifPresentOrElse(
        name -> fault.fix(Fix.safe("rename to `" + name + "`", place, "\"" + name + "\"")),
        () -> fault.help("the options are " + String.join(", ", NAMES)));
    sink.add(fault);
  }
}
