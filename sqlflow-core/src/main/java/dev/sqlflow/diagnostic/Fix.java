package dev.sqlflow.diagnostic;

import dev.sqlflow.source.Span;
import java.util.List;

/**
 * A change of text that mends a finding.
 *
 * @param title what it does, as an order: {@code rename to `has_header`}
 * @param edits the changes, in one file, not overlapping
 * @param safe whether it can be applied without a look
 */
public record Fix(String title, List<Edit> edits, boolean safe) {

  // Keeps an immutable copy of the edits.
  public Fix {
    edits = List.copyOf(edits);
  }

  /**
   * Replaces a range by a text.
   *
   * @param span what goes; empty to insert
   * @param replacement what comes; empty to delete
   */
  public record Edit(Span span, String replacement) {}

  /**
   * Tells whether it can be applied as it stands.
   *
   * @return true if it is safe, and the file's text is what its bytes say
   */
  public boolean isApplicable() {
    return safe && edits.get(0).span().file().malformedOffset().isEmpty();
  }

  /**
   * Makes a safe fix of one edit.
   *
   * @param title what it does
   * @param span what goes
   * @param replacement what comes
   * @return the fix
   */
  public static Fix safe(String title, Span span, String replacement) {
    return new Fix(title, List.of(new Edit(span, replacement)), true);
  }

  /**
   * Makes a fix of one edit that wants a look.
   *
   * @param title what it does
   * @param span what goes
   * @param replacement what comes
   * @return the fix
   */
  public static Fix unsure(String title, Span span, String replacement) {
    return new Fix(title, List.of(new Edit(span, replacement)), false);
  }
}
