package dev.sqlflow.template;

/** White space: blank, tab, form feed and line ends. */
final class Blanks {

  private Blanks() {}

  static boolean is(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  /** Returns the first offset from {@code start} on where no blank stands, at most {@code end}. */
  static int skip(String text, int start, int end) {
    int at = start;
    while (at < end && is(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the end of the part without the blanks at its end. */
  static int trimEnd(String text, int start, int end) {
    int at = end;
    while (at > start && is(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
