package dev.sqlflow.language;

import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds which statements a directive means. */
final class DirectivePlace {

  private final String text;
  private final NavigableMap<Integer, List<Span>> byStart = new TreeMap<>();

  DirectivePlace(String text, List<Span> statements) {
    this.text = text;
    statements.forEach(
        one -> byStart.computeIfAbsent(one.start(), any -> new ArrayList<>()).add(one));
  }

  /** The statement behind a line of its own, or those that begin on the comment's line. */
  List<Span> of(Span comment) {
    int line = lineStart(comment.start());
    boolean alone = Characters.skipBlanks(text, line) == comment.start();
    return alone
        ? behind(comment.end())
        : byStart.subMap(line, comment.start()).values().stream().flatMap(List::stream).toList();
  }

  private List<Span> behind(int comment) {
    Map.Entry<Integer, List<Span>> next = byStart.ceilingEntry(comment);
    return next != null && onlyCommentLines(comment, next.getKey()) ? next.getValue() : List.of();
  }

  // Other comments may stand between the two, an empty line may not.
  private boolean onlyCommentLines(int from, int to) {
    return Characters.skipTrivia(text, from) == to
        && text.substring(from, lineStart(to)).lines().skip(1).noneMatch(String::isBlank);
  }

  private int lineStart(int offset) {
    int at = offset;
    while (at > 0 && !Characters.isLineEnd(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
