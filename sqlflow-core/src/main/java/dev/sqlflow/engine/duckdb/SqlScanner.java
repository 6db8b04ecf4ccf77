package dev.sqlflow.engine.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL into words, quoted names, strings and other characters, where the engine's tree does not
 * tell a place. Comments and white space are left out.
 */
final class SqlScanner {

  /** What a token is. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    OTHER
  }

  /**
   * A token.
   *
   * @param value of a name or string without its quotes, else the text
   */
  record Token(Kind kind, String value, int start, int end) {

    boolean isWord(String word) {
      return kind == Kind.WORD && value.equalsIgnoreCase(word);
    }

    boolean isName(String name) {
      return (kind == Kind.WORD || kind == Kind.QUOTED_NAME) && value.equalsIgnoreCase(name);
    }

    boolean is(char character) {
      return kind == Kind.OTHER && value.charAt(0) == character;
    }
  }

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqlScanner(String sql, int start) {
    this.sql = sql;
    this.at = start;
  }

  static List<Token> tokens(String sql) {
    SqlScanner scanner = new SqlScanner(sql, 0);
    while (scanner.at < sql.length()) {
      scanner.next();
    }
    return scanner.tokens;
  }

  /** Where a name ends that begins at an offset, with the schemas before it. */
  static int endOfName(String sql, int start) {
    SqlScanner scanner = new SqlScanner(sql, start);
    int end = start;
    boolean wantsName = true;
    while (scanner.at < sql.length()) {
      int seen = scanner.tokens.size();
      scanner.next();
      if (scanner.tokens.size() == seen) {
        continue;
      }
      Token token = scanner.tokens.get(seen);
      if (wantsName == token.is('.') || (!wantsName && !token.is('.'))) {
        break;
      }
      end = wantsName ? token.end() : end;
      wantsName = !wantsName;
    }
    return end;
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      int end = sql.indexOf('\n', at);
      at = end < 0 ? sql.length() : end;
    } else if (sql.startsWith("/*", at)) {
      skipComment();
    } else if (c == '\'' || c == '"') {
      quoted(at, c, false);
    } else if (Character.isLetter(c) || c == '_') {
      word();
    } else if (c == '$') {
      dollar();
    } else {
      add(Kind.OTHER, String.valueOf(c), at, at + 1);
    }
  }

  private void skipComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
  }

  private void quoted(int start, char quote, boolean escapes) {
    StringBuilder value = new StringBuilder();
    int i = sql.indexOf(quote, start) + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      boolean pair = i + 1 < sql.length() && c == quote && sql.charAt(i + 1) == quote;
      if (c == quote && !pair) {
        break;
      }
      if ((pair || (escapes && c == '\\')) && i + 1 < sql.length()) {
        i++;
      }
      value.append(sql.charAt(i));
      i++;
    }
    Kind kind = quote == '"' ? Kind.QUOTED_NAME : Kind.STRING;
    add(kind, value.toString(), start, Math.min(i + 1, sql.length()));
  }

  private void word() {
    int end = at + 1;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
      end++;
    }
    String word = sql.substring(at, end);
    boolean quote = end < sql.length() && sql.charAt(end) == '\'';
    if (quote && word.length() == 1 && "eExXbB".contains(word)) {
      quoted(at, '\'', "eE".contains(word));
    } else {
      add(Kind.WORD, word, at, end);
    }
  }

  private void dollar() {
    int tagEnd = sql.indexOf('$', at + 1);
    boolean tagged =
        tagEnd > 0
            && sql.substring(at + 1, tagEnd)
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    int close = tagged ? sql.indexOf(sql.substring(at, tagEnd + 1), tagEnd + 1) : -1;
    if (close < 0) {
      add(Kind.OTHER, "$", at, at + 1);
    } else {
      add(Kind.STRING, sql.substring(tagEnd + 1, close), at, close + tagEnd + 1 - at);
    }
  }

  private void add(Kind kind, String value, int start, int end) {
    tokens.add(new Token(kind, value, start, end));
    at = end;
  }
}
