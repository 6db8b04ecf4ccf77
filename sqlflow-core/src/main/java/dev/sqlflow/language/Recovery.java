package dev.sqlflow.language;

/** Finds where parsing can go on after an error. */
final class Recovery {

  /** Each time the rest of the file is read again: a file with more of them is given up. */
  private static final int MOST_UNCLOSED = 100;

  private final String text;
  private final StatementStart starts;
  private int searchedFrom = -1;
  private int found = -1;
  private int unclosed;

  Recovery(String text, StatementStart starts) {
    this.text = text;
    this.starts = starts;
  }

  /**
   * Returns where the next line begins a statement, whatever quotes and brackets are open.
   *
   * @param from the line that holds it doesn't count
   * @return offset of the statement's first word, or the end of the text
   */
  int nextStatementLine(int from) {
    if (searchedFrom >= 0 && from >= searchedFrom && from < found) {
      return found;
    }
    int at = Characters.lineEnd(text, from);
    while (at < text.length()) {
      int word = firstOnLine(at);
      if (starts.at(word)) {
        break;
      }
      at = Characters.lineEnd(text, word);
    }
    searchedFrom = from;
    found = at < text.length() ? firstOnLine(at) : text.length();
    return found;
  }

  /**
   * Returns where to go on after what nothing closes.
   *
   * @param opening its bracket, quote or comment
   * @return offset of the next statement, or the end of the text
   */
  int afterUnclosed(int opening) {
    unclosed++;
    return unclosed > MOST_UNCLOSED ? text.length() : nextStatementLine(opening);
  }

  /** Tells whether nothing but blanks stands before an offset on its line. */
  boolean opensLine(int offset) {
    int at = offset;
    while (at > 0 && Characters.isBlank(text.charAt(at - 1))) {
      at--;
      if (Characters.isLineEnd(text.charAt(at))) {
        return true;
      }
    }
    return at == 0;
  }

  /** Tells whether a statement begins at an offset, on a line of its own. */
  boolean atStatementLine(int offset) {
    return starts.at(offset) && opensLine(offset);
  }

  /** Tells whether a statement seems to begin on a line within a range, but for its first line. */
  boolean holdsStatementLine(int start, int end) {
    return nextStatementLine(start) < end;
  }

  /**
   * Returns where to go on after a damaged statement.
   *
   * @param from the token that made no sense
   * @param escapes whether {@code \} hides a quote, as in JSON
   * @return offset of the {@code ;} that ends the statement, or of the next statement
   */
  int statementEnd(int from, boolean escapes) {
    int limit = nextStatementLine(from);
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (c == ';') {
        return at;
      }
      if (c == '\'' || c == '"') {
        at = skipQuoted(at, limit, escapes);
      } else if (c == '-' && text.startsWith("--", at)) {
        at = Characters.lineEnd(text, at);
      } else if (c == '/' && text.startsWith("/*", at)) {
        int end = Characters.commentEnd(text, at);
        at = end < 0 || end > limit ? at + 2 : end;
      } else {
        at++;
      }
    }
    return limit;
  }

  /** A quote that nothing closes before the next statement is no quote. */
  private int skipQuoted(int start, int limit, boolean escapes) {
    char quote = text.charAt(start);
    for (int at = start + 1; at < limit; at++) {
      char c = text.charAt(at);
      if (c == quote) {
        return at + 1;
      }
      if (escapes && c == '\\') {
        at++;
      }
    }
    return start + 1;
  }

  private int firstOnLine(int lineEnd) {
    int at = lineEnd;
    while (at < text.length() && Characters.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
