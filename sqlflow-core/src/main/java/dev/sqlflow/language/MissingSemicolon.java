package dev.sqlflow.language;

import java.util.Set;

/**
 * Tells whether a line inside SQL or a raw text begins the next statement, because the {@code ;}
 * before it was forgotten.
 */
final class MissingSemicolon {

  /** Keywords of SQL that something must follow. */
  private static final Set<String> OPEN_KEYWORDS =
      Set.of(
          "ALL",
          "AND",
          "ANTI",
          "ANY",
          "AS",
          "ASOF",
          "BETWEEN",
          "BY",
          "CASE",
          "CAST",
          "COLLATE",
          "CROSS",
          "DESCRIBE",
          "DISTINCT",
          "ELSE",
          "ESCAPE",
          "EXCEPT",
          "EXISTS",
          "FILTER",
          "FOR",
          "FROM",
          "FULL",
          "GROUP",
          "HAVING",
          "ILIKE",
          "IN",
          "INNER",
          "INTERSECT",
          "INTERVAL",
          "IS",
          "JOIN",
          "LATERAL",
          "LEFT",
          "LIKE",
          "LIMIT",
          "NATURAL",
          "NOT",
          "OFFSET",
          "ON",
          "OR",
          "ORDER",
          "OUTER",
          "OVER",
          "PARTITION",
          "PIVOT",
          "POSITIONAL",
          "QUALIFY",
          "RECURSIVE",
          "RIGHT",
          "SAMPLE",
          "SELECT",
          "SEMI",
          "SET",
          "SHOW",
          "SIMILAR",
          "SOME",
          "SUMMARIZE",
          "TABLE",
          "THEN",
          "TO",
          "UNION",
          "UNPIVOT",
          "USING",
          "VALUES",
          "WHEN",
          "WHERE",
          "WINDOW",
          "WITH");

  private static final String OPERATORS = ",.+-*/%=<>!|&^~:@#?";

  private final String text;
  private final StatementStart starts;
  private int openIfs;

  MissingSemicolon(String text, StatementStart starts) {
    this.text = text;
    this.starts = starts;
  }

  /** Says that statements are inside of one more IF, where ELSE and END have a meaning. */
  void enterIf() {
    openIfs++;
  }

  void leaveIf() {
    openIfs--;
  }

  /**
   * Tells whether a word that opens a line begins the next statement.
   *
   * @param at offset of the word
   * @param start of the text that it stands in
   * @param lastEnd end of the token before it
   */
  boolean before(int at, int start, int lastEnd) {
    return (starts.at(at) || endsBranch(at)) && !wantsMore(start, lastEnd);
  }

  /** Tells whether an ELSE of an open IF stands at an offset. */
  boolean endsBranch(int at) {
    if (openIfs == 0 || at >= text.length() || (text.charAt(at) | 0x20) != 'e') {
      return false;
    }
    int end = Characters.wordEnd(text, at);
    return Characters.spells(text, at, end, "ELSE") || Characters.spells(text, at, end, "ELSEIF");
  }

  /** Tells whether the token that ends at {@code end} can't be the last of a query. */
  private boolean wantsMore(int start, int end) {
    char last = text.charAt(end - 1);
    if (last == '*') {
      return !isStar(start, end - 1);
    }
    if (!Characters.isWordPart(last)) {
      return OPERATORS.indexOf(last) >= 0;
    }
    int word = wordStart(start, end);
    String keyword = Keywords.upper(text, word, end);
    if (keyword.equals("ALL")) {
      return !followsBy(start, word);
    }
    return OPEN_KEYWORDS.contains(keyword);
  }

  /** {@code SELECT *}, {@code a, *} and {@code t.*} name columns; other stars multiply. */
  private boolean isStar(int start, int star) {
    int end = trimEnd(start, star);
    if (end == start) {
      return true;
    }
    char before = text.charAt(end - 1);
    if (Characters.isWordPart(before)) {
      return Characters.spells(text, wordStart(start, end), end, "SELECT");
    }
    return before == ',' || before == '.';
  }

  /** GROUP BY ALL and ORDER BY ALL are complete; UNION ALL is not. */
  private boolean followsBy(int start, int word) {
    int end = trimEnd(start, word);
    return Characters.spells(text, wordStart(start, end), end, "BY");
  }

  private int wordStart(int start, int end) {
    int at = end;
    while (at > start && Characters.isWordPart(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int trimEnd(int start, int end) {
    int at = end;
    while (at > start && Characters.isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
