package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code drift: allow:} of a profile. What has the wrong shape is reported with the shape.
 */
final class AllowanceReader {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final DiagnosticSink sink;

  AllowanceReader(DiagnosticSink sink) {
    this.sink = sink;
  }

  List<Allowance> read(MapValue profile) {
    return profile
        .get("drift")
        .filter(MapValue.class::isInstance)
        .flatMap(drift -> ((MapValue) drift).get("allow"))
        .filter(ListValue.class::isInstance)
        .map(list -> ((ListValue) list).elements())
        .orElse(List.of())
        .stream()
        .flatMap(element -> allowance(element).stream())
        .toList();
  }

  private Optional<Allowance> allowance(ConfigValue written) {
    if (!(written instanceof MapValue map)
        || !(map.get("path").orElse(null) instanceof Text path)
        || !(map.get("reason").orElse(null) instanceof Text reason)) {
      return Optional.empty();
    }
    Span place = path.origin().place().orElseThrow();
    Optional<LocalDate> until = map.get("until").flatMap(this::day);
    return Optional.of(new Allowance(new Located<>(path.value(), place), reason.value(), until));
  }

  private Optional<LocalDate> day(ConfigValue written) {
    if (!(written instanceof Text text) || !DAY.matcher(text.value()).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.value()));
    } catch (DateTimeException e) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.MALFORMED_PROFILE,
                  text.origin().place().orElseThrow(),
                  "there is no day " + text.value())
              .help("write the last day on which the difference may be, such as 2027-03-01"));
      return Optional.empty();
    }
  }
}
