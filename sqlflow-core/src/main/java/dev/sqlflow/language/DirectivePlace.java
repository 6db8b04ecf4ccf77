package dev.sqlflow.language;

import dev.sqlflow.source.Span;
import java.util.List;
import java.util.OptionalInt;

/** Finds which statements a directive means. */
final class DirectivePlace {

  private final String text;
  private final List<Span> statements;

  DirectivePlace(String text, List<Span> statements) {
    this.text = text;
    this.statements = statements;
  }

  /** The statement behind a line of its own, or those that begin on the comment's line. */
  List<Span> of(Span comment) {
    int line = lineStart(comment.start());
    boolean alone = Characters.skipBlanks(text, line) == comment.start();
    return alone
        ? behind(comment.end())
        : statements.stream()
            .filter(one -> line <= one.start() && one.start() < comment.start())
            .toList();
  }

  private List<Span> behind(int comment) {
    OptionalInt next =
        statements.stream().mapToInt(Span::start).filter(start -> start >= comment).min();
    return next.isPresent() && onlyCommentLines(comment, next.getAsInt())
        ? statements.stream().filter(one -> one.start() == next.getAsInt()).toList()
        : List.of();
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
