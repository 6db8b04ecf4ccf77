package dev.sqlflow.language;

/** Finds the quote that was forgotten, when a later one is found to be open. */
final class SuspiciousQuote {

  private SuspiciousQuote() {}

  /**
   * Returns the first quote of a slice whose text holds a line that begins a statement.
   *
   * @param start of the slice
   * @param open the quote that nothing closes; the answer if no other is found
   */
  static int firstIn(Tools tools, int start, int open) {
    String text = tools.file().text();
    int at = start;
    while (at < open) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        int end = Characters.quoteEnd(text, at);
        if (end < 0 || tools.recovery().holdsStatementLine(at, end)) {
          return at;
        }
        at = end;
      } else {
        at = Math.max(at + 1, Characters.skipTrivia(text, at));
      }
    }
    return open;
  }
}
