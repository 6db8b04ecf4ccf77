package dev.sqlflow.environment;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.environment.Difference.Side;
import dev.sqlflow.profile.Allowance;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of findings about drift. */
final class DriftWords {

  private DriftWords() {}

  /** A difference, at the place of what only some environments have, the fewer of them. */
  static Diagnostic finding(Difference difference) {
    Map<String, Optional<Side>> open = difference.open();
    List<String> lacking =
        open.keySet().stream().filter(name -> side(open, name).isEmpty()).toList();
    Diagnostic.Builder finding =
        lacking.isEmpty() ? differing(difference, open) : missing(difference, open, lacking);
    finding.help(
        "if it is meant, say so in one of them: drift: allow: [{ path: %s, reason: ... }]"
            .formatted(difference.path()));
    return finding.build().in(List.copyOf(open.keySet()));
  }

  private static Diagnostic.Builder missing(
      Difference difference, Map<String, Optional<Side>> open, List<String> lacking) {
    List<String> having = open.keySet().stream().filter(name -> !lacking.contains(name)).toList();
    String message =
        "%s is in %s, and not in %s".formatted(difference.what(), names(having), names(lacking));
    return having.stream()
        .flatMap(name -> place(open, name))
        .findFirst()
        .map(place -> Diagnostic.at(difference.code(), place, message))
        .orElseGet(() -> Diagnostic.of(difference.code(), message))
        .label("not in " + names(lacking));
  }

  private static Diagnostic.Builder differing(
      Difference difference, Map<String, Optional<Side>> open) {
    Map<String, List<String>> byValue = new LinkedHashMap<>();
    open.forEach(
        (name, side) ->
            byValue
                .computeIfAbsent(side.orElseThrow().value(), any -> new ArrayList<>())
                .add(name));
    List<String> words =
        byValue.entrySet().stream()
            .map(entry -> "`%s` in %s".formatted(entry.getKey(), names(entry.getValue())))
            .toList();
    List<List<String>> groups =
        byValue.values().stream().sorted(Comparator.comparingInt(List::size)).toList();
    List<Span> places =
        groups.stream()
            .flatMap(names -> names.stream().flatMap(name -> place(open, name)).limit(1))
            .toList();
    Diagnostic.Builder finding =
        Diagnostic.at(
                difference.code(),
                places.get(0),
                difference.what() + " is " + String.join(", ", words))
            .label("not the same everywhere");
    places.stream().skip(1).forEach(place -> finding.related(place, "`" + place.text() + "` here"));
    return finding;
  }

  private static Stream<Span> place(Map<String, Optional<Side>> sides, String name) {
    return side(sides, name).flatMap(Side::place).stream();
  }

  private static Optional<Side> side(Map<String, Optional<Side>> sides, String name) {
    return sides.getOrDefault(name, Optional.empty());
  }

  static Diagnostic expired(Allowance allowance) {
    return Diagnostic.at(
            DiagnosticCode.EXPIRED_ALLOWANCE,
            allowance.path().span(),
            "`%s` may differ until %s, which is over"
                .formatted(allowance.path().value(), allowance.until().orElseThrow()))
        .label("still differs")
        .help("make the environments alike, or choose a later day")
        .build();
  }

  static Diagnostic unused(Allowance allowance) {
    return Diagnostic.at(
            DiagnosticCode.UNUSED_ALLOWANCE,
            allowance.path().span(),
            "nothing differs at `" + allowance.path().value() + "`")
        .label("allows nothing")
        .help("remove it")
        .build();
  }

  private static String names(List<String> environments) {
    if (environments.size() < 2) {
      return environments.get(0);
    }
    int last = environments.size() - 1;
    return String.join(", ", environments.subList(0, last)) + " and " + environments.get(last);
  }
}
