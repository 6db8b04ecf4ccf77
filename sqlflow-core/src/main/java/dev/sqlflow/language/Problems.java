package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.Collection;
import java.util.List;

/** Words and collects what is wrong in one file. */
final class Problems {

  private final SourceFile file;
  private final DiagnosticSink sink = new DiagnosticSink();
  private boolean stopped;
  private boolean reachesEnd;

  Problems(SourceFile file) {
    this.file = file;
  }

  Span span(int start, int end) {
    return file.span(start, Math.min(end, file.text().length()));
  }

  Span span(Token token) {
    return file.span(token.start(), token.end());
  }

  void add(Diagnostic.Builder diagnostic) {
    if (!stopped) {
      sink.add(diagnostic);
    }
  }

  void addAll(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      if (!stopped) {
        sink.add(diagnostic);
      }
    }
  }

  /** Leaves out everything that is reported from now on: it follows from what was. */
  void stop() {
    stopped = true;
  }

  /** Says that what was reported reaches to the end of the file: whatever is open there follows. */
  void reachEnd() {
    reachesEnd = true;
  }

  boolean reachesEnd() {
    return reachesEnd;
  }

  List<Diagnostic> all() {
    return sink.diagnostics();
  }

  /** Reports that something else was expected, with advice that the caller may add to. */
  Diagnostic.Builder expected(String what, Token found) {
    Diagnostic.Builder error =
        Diagnostic.at(DiagnosticCode.UNEXPECTED_TOKEN, span(found), what + " was expected here");
    return error.label(describe(found));
  }

  Damaged unexpected(String what, Token found) {
    add(expected(what, found));
    return new Damaged();
  }

  /** Reports a word where one of some keywords was expected. */
  Damaged unexpected(String what, Token found, Collection<String> keywords) {
    Diagnostic.Builder error = expected(what, found);
    if (found.is(Token.Kind.WORD)) {
      error.didYouMean(Suggestions.nearest(text(found), keywords));
    }
    add(error);
    return new Damaged();
  }

  Damaged unclosed(int start, int length, String what, String closer) {
    add(unclosedAt(start, length, what, closer));
    return new Damaged();
  }

  Diagnostic.Builder unclosedAt(int start, int length, String what, String closer) {
    String opening = file.text().substring(start, start + length);
    return Diagnostic.at(DiagnosticCode.UNCLOSED, span(start, start + length), "unclosed " + what)
        .label("no `" + closer + "` closes this `" + opening + "`");
  }

  void missingSemicolon(int end, Token next) {
    Span place = span(end, end);
    Diagnostic.Builder error =
        Diagnostic.at(DiagnosticCode.MISSING_SEMICOLON, place, "missing `;`")
            .label("the statement ends here")
            .fix(Fix.safe("add `;`", place, ";"));
    if (!next.is(Token.Kind.END)) {
      error.related(span(next), "the next statement begins here");
    }
    add(error);
  }

  void missingComma(int end) {
    Span place = span(end, end);
    add(
        Diagnostic.at(DiagnosticCode.MISSING_COMMA, place, "missing `,`")
            .label("`,` was expected here")
            .fix(Fix.safe("add `,`", place, ",")));
  }

  void oddBlank(int start, int end) {
    int code = file.text().charAt(start);
    Span place = span(start, end);
    add(
        Diagnostic.at(DiagnosticCode.FORBIDDEN_CHARACTER, place, "white space that is not a blank")
            .label(String.format("U+%04X", code))
            .help("replace it by a blank")
            .fix(Fix.safe("replace by a blank", place, " ")));
  }

  void tooDeep(int start, int end, String what, int most) {
    add(
        Diagnostic.at(
                DiagnosticCode.NESTED_TOO_DEEPLY,
                span(start, end),
                what + " nested deeper than " + most)
            .label("one level too many"));
  }

  /** Reports a number that is too long to be read. */
  boolean exceedsLimits(String number, Span place) {
    if (!NumberSyntax.exceedsLimits(number)) {
      return false;
    }
    add(
        Diagnostic.at(DiagnosticCode.NUMBER_TOO_LONG, place, "number that is too long")
            .label(
                "more than "
                    + NumberSyntax.MOST_DIGITS
                    + " digits, or an exponent beyond "
                    + NumberSyntax.LARGEST_EXPONENT));
    return true;
  }

  String text(Token token) {
    return file.text().substring(token.start(), token.end());
  }

  private String describe(Token found) {
    return switch (found.kind()) {
      case END -> "the file ends here";
      case SINGLE_QUOTED, DOUBLE_QUOTED -> "a string stands here";
      case NUMBER -> "a number stands here";
      case REFERENCE -> "a reference stands here";
      default -> "`" + text(found) + "` stands here";
    };
  }
}
