package dev.sqlflow.language;

/** Kinds of characters. Only ASCII letters are letters of a keyword or an unquoted name. */
final class Characters {

  private Characters() {}

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Blank, tab, form feed and line ends; NUL as well, which is reported once for the file. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
  }

  /** What looks like white space on a screen and isn't. */
  static boolean isOddBlank(char c) {
    if (c < 0x80) {
      return c == 0x0B;
    }
    return c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200B)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000
        || c == 0xFEFF;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isWordPart(char c) {
    return isLetter(c) || isDigit(c);
  }

  /** What goes on an identifier of SQL, where letters are those of all languages. */
  static boolean isSqlWordPart(char c) {
    return isWordPart(c) || c == '$' || (c >= 0x80 && !isOddBlank(c));
  }

  /** Tells whether a range of a text spells a keyword, which is given in upper case. */
  static boolean spells(String text, int start, int end, String keyword) {
    int length = keyword.length();
    if (end - start != length || end > text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      char upper = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
      if (upper != keyword.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of the name that begins at {@code start}; {@code start} if none does. */
  static int wordEnd(String text, int start) {
    int end = start;
    if (end < text.length() && isLetter(text.charAt(end))) {
      while (end < text.length() && isWordPart(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  /** Returns where the line ends that holds {@code offset}. */
  static int lineEnd(String text, int offset) {
    int end = offset;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Returns the first offset from {@code start} on that is no white space. */
  static int skipBlanks(String text, int start) {
    int at = start;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the first offset from {@code start} on that is neither white space nor comment. */
  static int skipTrivia(String text, int start) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c) || isOddBlank(c)) {
        at++;
      } else if (text.startsWith("--", at)) {
        at = lineEnd(text, at);
      } else if (text.startsWith("/*", at)) {
        int end = commentEnd(text, at);
        if (end < 0) {
          return at;
        }
        at = end;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Returns the end of a block comment, which may hold others, or -1 if it is never closed. */
  static int commentEnd(String text, int start) {
    int depth = 1;
    int at = start + 2;
    while (at + 1 < text.length()) {
      char c = text.charAt(at);
      if (c == '*' && text.charAt(at + 1) == '/') {
        at += 2;
        if (--depth == 0) {
          return at;
        }
      } else if (c == '/' && text.charAt(at + 1) == '*') {
        at += 2;
        depth++;
      } else {
        at++;
      }
    }
    return -1;
  }

  /** Returns the end of a quoted text, its quote doubled inside, or -1 if it is never closed. */
  static int quoteEnd(String text, int start) {
    char quote = text.charAt(start);
    int at = start + 1;
    while (at < text.length()) {
      if (text.charAt(at) != quote) {
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }
}
