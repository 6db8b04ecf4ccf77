package dev.sqlflow.language.grammar;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which lines begin a statement, whatever is open before them. */
final class StatementLines {

  private static final String B = "[ \\t\\f\\r\\n\\x00]*+";
  private static final String END = "(?![A-Za-z0-9_$\\x{80}-\\x{10FFFF}&&[^" + odd() + "]])" + B;
  private static final String WORD_END = "(?![A-Za-z0-9_])";
  private static final String DOUBLE = "\"[^\"]*+(?:\"\"[^\"]*+)*+\"";
  private static final String SINGLE = "'[^']*+(?:''[^']*+)*+'";
  private static final String WORD = "[A-Za-z_][A-Za-z0-9_]*+";
  private static final String NAME = "(?:" + DOUBLE + "|" + WORD + ")" + B;
  private static final String TABLE = NAME + "(?:\\." + B + NAME + ")?+";

  private static final Pattern STATEMENT =
      Pattern.compile(
          word("SOURCE")
              + NAME
              + "(?:"
              + word("TYPE")
              + "|"
              + word("FROM")
              + "[\"'])"
              + "|"
              + word("SET")
              + WORD
              + B
              + "="
              + "|"
              + word("LOAD")
              + TABLE
              + word("FROM")
              + "|"
              + word("EXPORT")
              + "(?:\\(|"
              + words("SELECT", "WITH", "FROM", "VALUES")
              + "|"
              + TABLE
              + word("TO")
              + ")"
              + "|"
              + word("ENDIF")
              + "|"
              + word("END")
              + word("IF")
              + "|"
              + word("CREATE")
              + "(?:"
              + word("OR")
              + word("REPLACE")
              + ")?+"
              + words("TABLE", "VIEW")
              + "|"
              + word("CHECK")
              + NAME
              + words("ON", "AS")
              + "|"
              + word("INCLUDE")
              + "[\"']");

  private static final int LONGEST = 500;

  /** Its THEN stands within 500 characters, and no CASE before it. */
  private static final Pattern CONDITION =
      Pattern.compile(
          word("IF")
              + "(?:"
              + SINGLE
              + "|"
              + DOUBLE
              + "|(?!(?i:THEN|CASE|WHEN)"
              + WORD_END
              + ")"
              + WORD
              + "|[^;'\"A-Za-z_])*+"
              + "(?<then>(?i:THEN)"
              + WORD_END
              + ")");

  private static final Pattern BRANCH = Pattern.compile("(?i:ELSE|ELSEIF)" + WORD_END);
  private static final Pattern LINE = Pattern.compile("[\\r\\n]" + B);
  private static final Pattern LAST_WORD = Pattern.compile("([A-Za-z0-9_]++)$");
  private static final Pattern STAR_OF_COLUMNS =
      Pattern.compile("(?:^|[,.]|" + "(?<![A-Za-z0-9_])(?i:SELECT))" + B + "\\*$");
  private static final Pattern BY_ALL =
      Pattern.compile("(?<![A-Za-z0-9_])(?i:BY)" + B + "(?i:ALL)$");
  private static final Pattern OPERATOR = Pattern.compile("[,.+\\-*/%=<>!|&^~:@#?]$");

  /** What something must follow in SQL. */
  private static final Set<String> OPEN =
      Set.of(
          ("ALL AND ANTI ANY AS ASOF BETWEEN BY CASE CAST COLLATE CROSS DESCRIBE DISTINCT ELSE ESCAPE"
                  + " EXCEPT EXISTS FILTER FOR FROM FULL GROUP HAVING ILIKE IN INNER INTERSECT INTERVAL"
                  + " IS JOIN LATERAL LEFT LIKE LIMIT NATURAL NOT OFFSET ON OR ORDER OUTER OVER"
                  + " PARTITION PIVOT POSITIONAL QUALIFY RECURSIVE RIGHT SAMPLE SELECT SEMI SET SHOW"
                  + " SIMILAR SOME SUMMARIZE TABLE THEN TO UNION UNPIVOT USING VALUES WHEN WHERE WINDOW"
                  + " WITH")
              .split(" "));

  private final String text;

  StatementLines(String text) {
    this.text = text;
  }

  /** Tells whether a statement seems to begin at a word. */
  boolean begins(int at) {
    if (at(STATEMENT, at).lookingAt()) {
      return true;
    }
    Matcher condition = at(CONDITION, at);
    condition.region(at, Math.min(text.length(), at + LONGEST + "THEN".length()));
    return condition.lookingAt() && condition.start("then") < at + LONGEST;
  }

  /** Tells whether an ELSE stands at an offset. */
  boolean continuesIf(int at) {
    return at(BRANCH, at).lookingAt();
  }

  /** Tells whether one of a range's lines, but for its first, begins a statement. */
  boolean within(int start, int end) {
    Matcher line = LINE.matcher(text).region(start, text.length());
    while (line.find() && line.end() < end) {
      if (begins(line.end())) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether what ends at {@code end} can't be the end of a query or raw text. */
  boolean wantsMore(int start, int end) {
    String before = text.substring(Math.max(start, end - 200), end);
    if (before.endsWith("*")) {
      return !STAR_OF_COLUMNS.matcher(before).find();
    }
    Matcher word = LAST_WORD.matcher(before);
    if (!word.find()) {
      return OPERATOR.matcher(before).find();
    }
    return OPEN.contains(upper(word.group())) && !BY_ALL.matcher(before).find();
  }

  private Matcher at(Pattern pattern, int offset) {
    return pattern.matcher(text).region(offset, text.length()).useTransparentBounds(true);
  }

  private static String upper(String word) {
    return word.toUpperCase(java.util.Locale.ROOT);
  }

  private static String word(String keyword) {
    return "(?i:" + keyword + ")" + END;
  }

  private static String words(String... keywords) {
    return "(?i:" + String.join("|", keywords) + ")" + END;
  }

  private static String odd() {
    return "\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200B}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";
  }
}
