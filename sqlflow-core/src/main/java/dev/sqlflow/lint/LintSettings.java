package dev.sqlflow.lint;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.diagnostic.Suggestions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How bad a project takes what is no error by itself: every code that is a warning or a note. What
 * is an error stays one. Immutable.
 */
public final class LintSettings {

  private static final String OFF = "off";

  /** Empty for what shall not be reported. */
  private final Map<DiagnosticCode, Optional<Severity>> severities;

  private LintSettings(Map<DiagnosticCode, Optional<Severity>> severities) {
    this.severities = severities;
  }

  /**
   * Reads settings.
   *
   * @param written {@code error}, {@code warning}, {@code note} or {@code off} by code
   * @return the settings; what can't be understood is an error and left out
   */
  public static Diagnosed<LintSettings> of(Map<String, String> written) {
    DiagnosticSink sink = new DiagnosticSink();
    Map<DiagnosticCode, Optional<Severity>> severities = new EnumMap<>(DiagnosticCode.class);
    written.forEach(
        (code, value) -> {
          Optional<DiagnosticCode> known = code(code, sink);
          Optional<String> word = word(code, value, sink);
          if (known.isPresent() && word.isPresent()) {
            severities.put(known.get(), severity(word.get()));
          }
        });
    return sink.with(new LintSettings(severities));
  }

  private static Optional<DiagnosticCode> code(String written, DiagnosticSink sink) {
    Optional<DiagnosticCode> known =
        Arrays.stream(DiagnosticCode.values())
            .filter(code -> code.id().equalsIgnoreCase(written.strip()))
            .findFirst();
    if (known.isEmpty()) {
      List<String> all = settable().map(DiagnosticCode::id).toList();
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.INVALID_LINT_SETTING,
                  "no code `" + written + "` has a severity to set")
              .didYouMean(Suggestions.nearest(written.strip(), all)));
      return Optional.empty();
    }
    if (!isSettable(known.get())) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.INVALID_LINT_SETTING,
                  "`%s` (%s) is always an error".formatted(known.get().id(), known.get().title()))
              .help("only the severities of warnings and notes can be set"));
      return Optional.empty();
    }
    return known;
  }

  private static Stream<DiagnosticCode> settable() {
    return Arrays.stream(DiagnosticCode.values()).filter(LintSettings::isSettable);
  }

  private static boolean isSettable(DiagnosticCode code) {
    return code.severity() != Severity.ERROR;
  }

  private static Optional<String> word(String code, String written, DiagnosticSink sink) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    if (words().contains(word)) {
      return Optional.of(word);
    }
    sink.add(
        Diagnostic.of(
                DiagnosticCode.INVALID_LINT_SETTING,
                "`%s` is no severity for %s".formatted(written, code))
            .didYouMean(Suggestions.nearest(word, words()))
            .help("the severities are " + String.join(", ", words())));
    return Optional.empty();
  }

  private static List<String> words() {
    return Stream.concat(Arrays.stream(Severity.values()).map(Severity::label), Stream.of(OFF))
        .toList();
  }

  private static Optional<Severity> severity(String word) {
    return Arrays.stream(Severity.values()).filter(one -> one.label().equals(word)).findFirst();
  }

  /**
   * Takes findings as bad as the project does.
   *
   * @param found any findings
   * @return those that are not off, in the same order; errors as they are
   */
  public List<Diagnostic> apply(List<Diagnostic> found) {
    return severities.isEmpty() ? found : found.stream().flatMap(this::apply).toList();
  }

  private Stream<Diagnostic> apply(Diagnostic finding) {
    Optional<Severity> set = severities.get(finding.code());
    if (set == null || finding.isError()) {
      return Stream.of(finding);
    }
    return set.stream().map(finding::as);
  }
}
