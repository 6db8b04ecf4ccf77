package dev.sqlflow.language;

import dev.sqlflow.language.FixedParts.Part;
import dev.sqlflow.language.LayoutToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a valid pipeline into what a change of layout moves. Every character but blanks is kept. */
final class LayoutTokens {

  private final String text;
  private final Map<Integer, Part> fixed;
  private final List<LayoutToken> tokens = new ArrayList<>();
  private String lineEnd = "";
  private int at;

  private LayoutTokens(Pipeline pipeline) {
    this.text = pipeline.file().text();
    this.fixed = FixedParts.of(pipeline.statements());
  }

  static LayoutTokens of(Pipeline pipeline) {
    LayoutTokens cut = new LayoutTokens(pipeline);
    while (cut.tokens.isEmpty() || cut.last().kind() != Kind.END) {
      cut.next();
    }
    return cut;
  }

  /** The tokens in order, the end of the file last. */
  List<LayoutToken> tokens() {
    return tokens;
  }

  /** How lines end: as the first one between two tokens does. */
  String lineEnd() {
    return lineEnd.isEmpty() ? "\n" : lineEnd;
  }

  private LayoutToken last() {
    return tokens.get(tokens.size() - 1);
  }

  private void next() {
    int gap = at;
    at = Characters.skipBlanks(text, at);
    int start = at;
    String between = text.substring(gap, start);
    Kind kind = start == text.length() ? Kind.END : read(start);
    String read = text.substring(start, at);
    tokens.add(
        new LayoutToken(
            kind,
            kind == Kind.KEYWORD ? read.toUpperCase(Locale.ROOT) : read,
            lineEnds(between),
            between.substring(behindLastLineEnd(between))));
    noteLineEnd(between);
  }

  private void noteLineEnd(String blanks) {
    int end = Characters.lineEnd(blanks, 0);
    if (lineEnd.isEmpty() && end < blanks.length()) {
      lineEnd = blanks.startsWith("\r\n", end) ? "\r\n" : blanks.substring(end, end + 1);
    }
  }

  /** Goes behind the token that begins here. */
  private Kind read(int start) {
    Part part = fixed.get(start);
    if (part != null) {
      at = part.end();
      return part.sql() ? Kind.SQL : Kind.PART;
    }
    char c = text.charAt(start);
    if (text.startsWith("--", start)) {
      at = Characters.lineEnd(text, start);
      return Kind.LINE_COMMENT;
    }
    if (text.startsWith("/*", start)) {
      at = Characters.commentEnd(text, start);
      return Kind.BLOCK_COMMENT;
    }
    if (c == '"' || c == '\'') {
      at = Characters.quoteEnd(text, start);
      return Kind.PART;
    }
    at = Characters.isLetter(c) ? Characters.wordEnd(text, start) : signEnd(start);
    return Characters.isLetter(c) ? Kind.KEYWORD : Kind.SIGN;
  }

  private int signEnd(int start) {
    boolean pair = false;
    if (start + 1 < text.length() && "=!<>".indexOf(text.charAt(start)) >= 0) {
      char second = text.charAt(start + 1);
      pair = second == '=' || (second == '>' && text.charAt(start) == '<');
    }
    return start + (pair ? 2 : 1);
  }

  private static int lineEnds(String blanks) {
    int count = 0;
    for (int i = 0; i < blanks.length(); i++) {
      boolean half = blanks.charAt(i) == '\r' && blanks.startsWith("\n", i + 1);
      count += Characters.isLineEnd(blanks.charAt(i)) && !half ? 1 : 0;
    }
    return count;
  }

  private static int behindLastLineEnd(String blanks) {
    return Math.max(blanks.lastIndexOf('\n'), blanks.lastIndexOf('\r')) + 1;
  }
}
