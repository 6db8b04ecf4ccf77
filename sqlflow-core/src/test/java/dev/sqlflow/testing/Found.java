package dev.sqlflow.testing;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Writes findings so that a test can compare them. */
public final class Found {

  private Found() {}

  /** One line a finding: code, place, what stands there, message. */
  public static String lines(List<Diagnostic> found) {
    return found.stream().map(Found::line).collect(Collectors.joining("\n"));
  }

  private static String line(Diagnostic diagnostic) {
    String place = diagnostic.span().map(span -> " " + span + " [" + shown(span) + "]").orElse("");
    return diagnostic.code().id() + place + " " + diagnostic.message();
  }

  private static String shown(Span span) {
    return span.text().lines().findFirst().orElse("");
  }

  /** The text after the finding's fix was applied. */
  public static String mended(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder(diagnostic.span().orElseThrow().file().text());
    diagnostic.fix().orElseThrow().edits().stream()
        .sorted((a, b) -> b.span().compareTo(a.span()))
        .forEach(edit -> text.replace(edit.span().start(), edit.span().end(), edit.replacement()));
    return text.toString();
  }
}
