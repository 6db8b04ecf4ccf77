package dev.sqlflow.language;

import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds the comments of a parsed file that begin with {@code --}. Quotes hide what stands in them;
 * at the beginning of each statement none is open.
 */
final class Comments {

  private final String text;
  private final TreeSet<Integer> starts = new TreeSet<>();

  private Comments(String text, List<Span> statements) {
    this.text = text;
    statements.forEach(statement -> starts.add(statement.start()));
  }

  /** The comments with their dashes, without the line's end, in order. */
  static List<Span> of(SourceFile file, List<Span> statements) {
    Comments comments = new Comments(file.text(), statements);
    List<Span> found = new ArrayList<>();
    int at = 0;
    while (at < file.text().length()) {
      int end = comments.end(at);
      if (file.text().startsWith("--", at)) {
        found.add(file.span(at, end));
      }
      at = end;
    }
    return found;
  }

  /** The end of the comment, quoted text or character at an offset. */
  private int end(int at) {
    return switch (text.charAt(at)) {
      case '-' -> text.startsWith("--", at) ? Characters.lineEnd(text, at) : at + 1;
      case '/' -> text.startsWith("/*", at) ? within(at, Characters.commentEnd(text, at)) : at + 1;
      case '\'' -> within(at, quoteEnd(at, isEscapeString(at)));
      case '"' -> within(at, quoteEnd(at, true));
      case '$' -> within(at, dollarEnd(at));
      default -> at + 1;
    };
  }

  // What nothing closes, or only something in a later statement, hides nothing.
  private int within(int at, int end) {
    Integer next = starts.higher(at);
    return end < 0 || (next != null && next < end) ? at + 1 : end;
  }

  private boolean isEscapeString(int quote) {
    return quote > 0
        && (text.charAt(quote - 1) | 0x20) == 'e'
        && (quote == 1 || !Characters.isSqlWordPart(text.charAt(quote - 2)));
  }

  /** JSON and {@code e'...'} know {@code \}; elsewhere no text is likely to end with one. */
  private int quoteEnd(int start, boolean escapes) {
    char quote = text.charAt(start);
    int at = start + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote) {
        return at + 1;
      }
      at += escapes && c == '\\' ? 2 : 1;
    }
    return -1;
  }

  private int dollarEnd(int start) {
    int tag = start + 1;
    while (tag < text.length() && Characters.isWordPart(text.charAt(tag))) {
      tag++;
    }
    if (tag == text.length() || text.charAt(tag) != '$') {
      return -1;
    }
    String closing = text.substring(start, tag + 1);
    int end = text.indexOf(closing, tag + 1);
    return end < 0 ? -1 : end + closing.length();
  }
}
