package dev.sqlflow.template;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate.Hole;
import java.util.Optional;

/**
 * Finds bare references in SQL that touch a word, a quote or another reference: what they become
 * would run into it.
 */
final class TouchingReference {

  private final Span span;
  private final SqlTemplate sql;
  private final String text;

  private TouchingReference(Span span, SqlTemplate sql) {
    this.span = span;
    this.sql = sql;
    this.text = span.file().text();
  }

  static Optional<Diagnostic> find(Span reference, SqlTemplate sql) {
    TouchingReference found = new TouchingReference(reference, sql);
    return found.touches() ? Optional.of(found.diagnostic()) : Optional.empty();
  }

  private boolean touches() {
    boolean before = span.start() > sql.span().start() && joins(text.codePointBefore(span.start()));
    boolean after = span.end() < sql.span().end() && joins(text.codePointAt(span.end()));
    return before || after || holeEndingAt(span.start()).isPresent();
  }

  private static boolean joins(int character) {
    return isWord(character) || character == '\'' || character == '"';
  }

  private static boolean isWord(int character) {
    return Character.isLetterOrDigit(character) || character == '_' || character == '$';
  }

  private Diagnostic diagnostic() {
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.TOUCHING_REFERENCE,
                span,
                "a bare reference must not touch its neighbour")
            .label("becomes a literal of its own, not a part of a word")
            .help("quote the whole: '...' for text, \"...\" for a name");
    Span word = word();
    if (!nextToQuote(word)) {
      fault.fix(Fix.unsure("quote the whole as text", word, "'" + word.text() + "'"));
    }
    return fault.build();
  }

  /** The reference with the words and references that it touches. */
  private Span word() {
    int start = span.start();
    int before = start;
    do {
      start = before;
      before = wordBefore(start);
    } while (before < start);
    int end = span.end();
    int after = end;
    do {
      end = after;
      after = wordAfter(end);
    } while (after > end);
    return span.file().span(start, end);
  }

  private int wordBefore(int at) {
    Optional<Hole> hole = holeEndingAt(at);
    if (hole.isPresent()) {
      return hole.orElseThrow().span().start();
    }
    return at > sql.span().start() && isWord(text.charAt(at - 1)) ? at - 1 : at;
  }

  private int wordAfter(int at) {
    for (Hole hole : sql.holes()) {
      if (hole.span().start() == at) {
        return hole.span().end();
      }
    }
    return at < sql.span().end() && isWord(text.charAt(at)) ? at + 1 : at;
  }

  private Optional<Hole> holeEndingAt(int offset) {
    return sql.holes().stream().filter(hole -> hole.span().end() == offset).findFirst();
  }

  private boolean nextToQuote(Span word) {
    boolean before = word.start() > sql.span().start() && joins(text.charAt(word.start() - 1));
    boolean after = word.end() < sql.span().end() && joins(text.charAt(word.end()));
    return before || after;
  }
}
