package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import java.util.regex.Pattern;

/** Reads the strings of JSON: undoes escapes and keeps the place of every character. */
final class JsonStrings {

  private static final Pattern HALF_ESCAPE = Pattern.compile("(\\\\(u[0-9a-fA-F]{0,3})?)?");

  private final Tools tools;
  private final String text;
  private final JsonProblems problems;
  private int end;

  JsonStrings(Tools tools, JsonProblems problems) {
    this.tools = tools;
    this.text = tools.file().text();
    this.problems = problems;
  }

  /** Returns the end of the string that was read last. */
  int end() {
    return end;
  }

  /** Reads a string and checks the references in it. */
  LocatedText read(int start) throws Damaged {
    LocatedText value = read(start, '"');
    tools.references().check(value);
    return value;
  }

  /** Reads what Python would write, after reporting it. */
  LocatedText readSingleQuoted(int start) throws Damaged {
    LocatedText value = read(start, '\'');
    problems.singleQuoted(tools.problems().span(start, end), value.span().text());
    return value;
  }

  private LocatedText read(int start, char quote) throws Damaged {
    LocatedText.Builder builder = LocatedText.builder();
    int run = start + 1;
    int at = run;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote) {
        end = at + 1;
        return finish(builder, start + 1, run, at);
      }
      if (Characters.isLineEnd(c)) {
        break;
      }
      if (c == '\\' && at + 1 < text.length()) {
        builder.append(tools.problems().span(run, at));
        at = escape(builder, at);
        run = at;
      } else {
        check(c, at);
        at++;
      }
    }
    throw problems.unclosedString(start, quote);
  }

  private LocatedText finish(LocatedText.Builder builder, int start, int run, int at) {
    Span whole = tools.problems().span(start, at);
    if (run == start) {
      return LocatedText.of(whole);
    }
    return builder.append(tools.problems().span(run, at)).build(whole);
  }

  private void check(char c, int at) {
    if (c < ' ' && c != '\0') {
      String escape = c == '\t' ? "\\t" : String.format("\\u%04x", (int) c);
      Span place = tools.problems().span(at, at + 1);
      problems.add(
          Diagnostic.at(
                  DiagnosticCode.FORBIDDEN_CHARACTER, place, "control character in a JSON string")
              .label(String.format("U+%04X", (int) c))
              .fix(Fix.safe("write `" + escape + "`", place, escape)));
    } else if (Character.isSurrogate(c) && isLone(at)) {
      problems.loneSurrogate(tools.problems().span(at, at + 1));
    }
  }

  private boolean isLone(int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : !Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** Undoes one escape and returns its end. */
  private int escape(LocatedText.Builder builder, int at) {
    char c = text.charAt(at + 1);
    if (c == 'u') {
      return unicode(builder, at);
    }
    int index = "\"\\/bfnrt".indexOf(c);
    Span place = tools.problems().span(at, at + 2);
    if (index < 0) {
      problems.badEscape(place, c);
      builder.append(place);
    } else {
      builder.append("\"\\/\b\f\n\r\t".substring(index, index + 1), place);
    }
    return at + 2;
  }

  private int unicode(LocatedText.Builder builder, int at) {
    int first = codeUnit(at);
    if (first < 0 && isCutShort(at + 2)) {
      return text.length(); // the quote that is open is the fault
    }
    if (first < 0) {
      Span place = tools.problems().span(at, at + 2);
      problems.badEscape(place, 'u');
      builder.append(place);
      return at + 2;
    }
    boolean high = Character.isHighSurrogate((char) first);
    if (high && text.length() < at + 12 && HALF_ESCAPE.matcher(text.substring(at + 6)).matches()) {
      return text.length();
    }
    int second = high ? codeUnit(at + 6) : -1;
    boolean pair = second >= 0 && Character.isLowSurrogate((char) second);
    Span place = tools.problems().span(at, at + (pair ? 12 : 6));
    if (pair) {
      builder.append(new String(new char[] {(char) first, (char) second}), place);
    } else {
      builder.append(String.valueOf((char) first), place);
      checkUnit((char) first, place);
    }
    return place.end();
  }

  private void checkUnit(char unit, Span place) {
    if (unit == '\0') {
      problems.add(
          Diagnostic.at(DiagnosticCode.FORBIDDEN_CHARACTER, place, "NUL can't stand in a text")
              .label("U+0000"));
    } else if (Character.isSurrogate(unit)) {
      problems.loneSurrogate(place);
    }
  }

  /** Returns the code unit of a {@code \\u} escape, or -1 if none stands there. */
  private int codeUnit(int at) {
    if (!text.startsWith("\\u", at) || at + 6 > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = hex(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /** Tells whether the file ends amid the digits of an escape. */
  private boolean isCutShort(int digits) {
    return text.length() < digits + 4
        && text.substring(digits).chars().allMatch(c -> hex((char) c) >= 0);
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
