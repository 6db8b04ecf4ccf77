package dev.sqlflow.language;

/**
 * Tells whether a place looks like the beginning of a statement, by more than its keyword: SQL may
 * have columns called {@code source} or {@code load}. Comments between the words are not expected.
 */
final class StatementStart {

  /** How far an IF is searched for its THEN. */
  private static final int LONGEST_CONDITION = 500;

  private final String text;

  StatementStart(String text) {
    this.text = text;
  }

  /** Tells whether a statement seems to begin at a word. */
  boolean at(int offset) {
    if (offset >= text.length()) {
      return false;
    }
    return switch (text.charAt(offset) | 0x20) {
      case 's' -> source(offset) || set(offset);
      case 'l' -> load(offset);
      case 'e' -> export(offset) || endIf(offset);
      case 'c' -> create(offset) || check(offset);
      case 'i' -> condition(offset) || include(offset);
      default -> false;
    };
  }

  private boolean source(int offset) {
    int name = after(offset, "SOURCE");
    int next = name < 0 ? -1 : nameEnd(name);
    if (next < 0) {
      return false;
    }
    if (after(next, "TYPE") >= 0) {
      return true;
    }
    int from = after(next, "FROM");
    return from >= 0 && isQuote(from);
  }

  private boolean set(int offset) {
    int name = after(offset, "SET");
    int next = name < 0 ? -1 : Characters.wordEnd(text, name);
    return next > name && is(Characters.skipBlanks(text, next), '=');
  }

  private boolean load(int offset) {
    int table = after(offset, "LOAD");
    int next = table < 0 ? -1 : tableEnd(table);
    return next >= 0 && after(next, "FROM") >= 0;
  }

  private boolean export(int offset) {
    int subject = after(offset, "EXPORT");
    if (subject < 0) {
      return false;
    }
    int next = tableEnd(subject);
    return is(subject, '(') || beginsQuery(subject) || (next >= 0 && after(next, "TO") >= 0);
  }

  private boolean beginsQuery(int offset) {
    return after(offset, "SELECT") >= 0
        || after(offset, "WITH") >= 0
        || after(offset, "FROM") >= 0
        || after(offset, "VALUES") >= 0;
  }

  private boolean endIf(int offset) {
    int next = after(offset, "END");
    return after(offset, "ENDIF") >= 0 || (next >= 0 && after(next, "IF") >= 0);
  }

  private boolean create(int offset) {
    int next = after(offset, "CREATE");
    int or = next < 0 ? -1 : after(next, "OR");
    int replace = or < 0 ? -1 : after(or, "REPLACE");
    int kind = or < 0 ? next : replace;
    return kind >= 0 && (after(kind, "TABLE") >= 0 || after(kind, "VIEW") >= 0);
  }

  private boolean check(int offset) {
    int name = after(offset, "CHECK");
    int next = name < 0 ? -1 : nameEnd(name);
    return next >= 0 && (after(next, "ON") >= 0 || after(next, "AS") >= 0);
  }

  private boolean include(int offset) {
    int path = after(offset, "INCLUDE");
    return path >= 0 && isQuote(path);
  }

  /** {@code IF operand ... THEN}, with nothing between them that no condition holds. */
  private boolean condition(int offset) {
    int at = after(offset, "IF");
    int limit = Math.min(text.length(), offset + LONGEST_CONDITION);
    while (at >= 0 && at < limit) {
      char c = text.charAt(at);
      if (c == ';') {
        return false;
      }
      if (isQuote(at)) {
        at = Characters.quoteEnd(text, at);
      } else if (Characters.isLetter(c)) {
        int end = Characters.wordEnd(text, at);
        if (Characters.spells(text, at, end, "THEN")) {
          return true;
        }
        if (Characters.spells(text, at, end, "CASE") || Characters.spells(text, at, end, "WHEN")) {
          return false;
        }
        at = end;
      } else {
        at++;
      }
      at = at < 0 ? at : Characters.skipBlanks(text, at);
    }
    return false;
  }

  /** Returns where the token behind a keyword begins, or -1 if the keyword isn't there. */
  private int after(int offset, String keyword) {
    int start = Characters.skipBlanks(text, offset);
    int end = start + keyword.length();
    boolean found =
        Characters.spells(text, start, end, keyword)
            && (end == text.length() || !Characters.isSqlWordPart(text.charAt(end)));
    return found ? Characters.skipBlanks(text, end) : -1;
  }

  private int tableEnd(int offset) {
    int end = nameEnd(offset);
    int dot = end < 0 ? -1 : Characters.skipBlanks(text, end);
    return dot >= 0 && is(dot, '.') ? nameEnd(Characters.skipBlanks(text, dot + 1)) : end;
  }

  private int nameEnd(int offset) {
    if (is(offset, '"')) {
      return Characters.quoteEnd(text, offset);
    }
    int end = Characters.wordEnd(text, offset);
    return end > offset ? end : -1;
  }

  private boolean isQuote(int offset) {
    return is(offset, '"') || is(offset, '\'');
  }

  private boolean is(int offset, char c) {
    return offset < text.length() && text.charAt(offset) == c;
  }
}
