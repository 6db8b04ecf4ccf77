package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;

/** Words what is wrong in JSON, and remembers that something was. */
final class JsonProblems {

  private final Tools tools;
  private boolean damaged;

  JsonProblems(Tools tools) {
    this.tools = tools;
  }

  /** Says that the value can't be relied upon. */
  void damage() {
    damaged = true;
  }

  void throwIfDamaged() throws Damaged {
    if (damaged) {
      throw new Damaged();
    }
  }

  void add(Diagnostic.Builder error) {
    tools.problems().add(error);
    damaged = true;
  }

  Damaged unexpected(String what, int at) {
    int end = at;
    if (at < tools.file().text().length()) {
      int word = Characters.wordEnd(tools.file().text(), at);
      end = word > at ? word : tools.file().text().offsetByCodePoints(at, 1);
    }
    Span place = tools.problems().span(at, end);
    String found = end == at ? "the file ends here" : "`" + place.text() + "` stands here";
    tools.problems().add(malformed(place, what + " was expected here").label(found));
    return giveUp(at);
  }

  /** Leaves the rest of the statement unread. */
  Damaged giveUp(int at) {
    tools.scanner().seek(tools.recovery().statementEnd(at, true));
    return new Damaged();
  }

  Damaged unclosed(int start, char closer, int at) {
    Diagnostic.Builder error =
        tools.problems().unclosedAt(start, 1, "bracket", String.valueOf(closer));
    tools.problems().add(error);
    tools.scanner().seek(at);
    return new Damaged();
  }

  Damaged unclosedString(int start, char quote) {
    tools
        .problems()
        .add(
            tools
                .problems()
                .unclosedAt(start, 1, "quote", String.valueOf(quote))
                .help("a JSON string ends on its line; write `\\n` for a line end in it"));
    int lineEnd = Characters.lineEnd(tools.file().text(), start);
    tools.scanner().seek(tools.recovery().statementEnd(lineEnd, true));
    return new Damaged();
  }

  void duplicateKey(Located<String> key, Span first) {
    add(
        Diagnostic.at(
                DiagnosticCode.DUPLICATE_JSON_KEY,
                key.span(),
                "duplicate key `" + key.value() + "`")
            .label("second time")
            .related(first, "first time")
            .help("remove one of them"));
  }

  void trailingComma(int comma) {
    Span place = tools.problems().span(comma, comma + 1);
    tools
        .problems()
        .add(
            Diagnostic.at(DiagnosticCode.TRAILING_COMMA, place, "trailing comma")
                .label("nothing follows it")
                .fix(Fix.safe("remove `,`", place, "")));
  }

  void missingComma(int end) {
    tools.problems().missingComma(end);
    damaged = true;
  }

  void unquoted(Span place, String message) {
    String quoted = "\"" + place.text() + "\"";
    add(
        malformed(place, message)
            .label("write `" + quoted + "`")
            .fix(Fix.safe("add quotes", place, quoted)));
  }

  void equalsSign(Span place) {
    add(
        malformed(place, "`:` was expected here")
            .label("`=` stands here")
            .fix(Fix.safe("write `:`", place, ":")));
  }

  void singleQuoted(Span place, String inner) {
    String quoted = "\"" + inner.replace("\"", "\\\"") + "\"";
    add(
        malformed(place, "JSON strings stand in double quotes")
            .label("single quotes")
            .fix(Fix.safe("write " + quoted, place, quoted)));
  }

  void badEscape(Span place, char c) {
    Diagnostic.Builder error =
        malformed(place, "unknown escape in a JSON string").label("`\\" + c + "` means nothing");
    add(
        error
            .help("write `\\\\` for a backslash; paths may be written with `/`")
            .fix(Fix.unsure("double the backslash", place, "\\\\" + c)));
  }

  void loneSurrogate(Span place) {
    add(
        Diagnostic.at(DiagnosticCode.LONE_SURROGATE, place, "half of a surrogate pair")
            .label("its other half is missing"));
  }

  void checkLimits(String number, Span place) {
    if (tools.problems().exceedsLimits(number, place)) {
      damaged = true;
    }
  }

  /** Reports a word or number that JSON doesn't know. */
  void badScalar(String spelling, Span place) {
    String meant =
        switch (spelling) {
          case "None", "NULL", "Null", "nil" -> "null";
          case "True", "TRUE" -> "true";
          case "False", "FALSE" -> "false";
          default -> "";
        };
    if (!meant.isEmpty()) {
      add(
          malformed(place, "`" + spelling + "` is not a value of JSON")
              .label("write `" + meant + "`")
              .fix(Fix.safe("write `" + meant + "`", place, meant)));
    } else if (Characters.isLetter(spelling.charAt(0))) {
      unquoted(place, "text without quotes");
    } else {
      add(malformed(place, "`" + spelling + "` is not a number of JSON").label("malformed number"));
    }
  }

  private static Diagnostic.Builder malformed(Span place, String message) {
    return Diagnostic.at(DiagnosticCode.MALFORMED_JSON, place, message);
  }
}
