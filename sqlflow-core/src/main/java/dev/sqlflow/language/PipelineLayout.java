package dev.sqlflow.language;

import dev.sqlflow.language.LayoutToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out a pipeline. What takes several lines has an empty line around it; what takes one may
 * stand together. Lines that the user began between clauses stay, so that long statements keep
 * their shape.
 */
final class PipelineLayout {

  private static final int STEP = 2;

  private final List<LayoutToken> tokens;
  private final String lineEnd;
  private int at;

  private PipelineLayout(LayoutTokens tokens) {
    this.tokens = tokens.tokens();
    this.lineEnd = tokens.lineEnd();
  }

  static String of(Pipeline pipeline) {
    LayoutTokens tokens = LayoutTokens.of(pipeline);
    String text = new PipelineLayout(tokens).block(0);
    return text.isEmpty() ? "" : text + tokens.lineEnd();
  }

  /**
   * A statement or comment, laid out.
   *
   * @param text with the indentation of its first line
   * @param comment whether it is a comment that stands by itself
   * @param apart whether the user left a line empty before it
   */
  private record Item(String text, boolean comment, boolean apart) {

    boolean takesLines() {
      return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
  }

  private LayoutToken token() {
    return tokens.get(at);
  }

  /** Lays out statements and what stands between them, up to what ends the branch or the file. */
  private String block(int indent) {
    List<Item> items = new ArrayList<>();
    while (token().kind() != Kind.END && !token().endsBranch()) {
      boolean comment = token().isComment();
      boolean apart = token().linesBefore() > 1;
      LayoutWriter out = new LayoutWriter(lineEnd, indent);
      if (comment) {
        out.write(tokens.get(at++).text());
      } else {
        statement(out, indent);
      }
      attachments(out, indent);
      items.add(new Item(out.toString(), comment, apart));
    }
    return joined(items);
  }

  private String joined(List<Item> items) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      text.append(i == 0 ? "" : lineEnd);
      text.append(i > 0 && isApart(items, i) ? lineEnd : "");
      text.append(items.get(i).text());
    }
    return text.toString();
  }

  private static boolean isApart(List<Item> items, int at) {
    if (items.get(at).apart() || items.get(at - 1).comment()) {
      return items.get(at).apart();
    }
    int led = at; // the statement that comments lead to
    while (led < items.size() - 1 && items.get(led).comment()) {
      led++;
    }
    return items.get(at - 1).takesLines() || items.get(led).takesLines();
  }

  /** Writes the comments that end a line, and empty statements. */
  private void attachments(LayoutWriter out, int indent) {
    while (token().is(";") || isTrailing()) {
      if (tokens.get(at - 1).kind() == Kind.LINE_COMMENT) {
        out.line(indent);
      } else if (token().isComment()) {
        out.write(isLast(at) ? token().distance() : " ");
      }
      out.write(tokens.get(at++).text());
    }
  }

  /** Whether nothing follows on the line. */
  private boolean isLast(int comment) {
    LayoutToken next = tokens.get(comment + 1);
    return next.opensLine() || next.kind() == Kind.END;
  }

  private boolean isTrailing() {
    int next = at;
    while (tokens.get(next).isComment() && !tokens.get(next).opensLine()) {
      next++;
    }
    LayoutToken behind = tokens.get(next);
    return next > at
        && (behind.opensLine() || behind.kind() == Kind.END || behind.is(";"))
        && at > 0;
  }

  private void statement(LayoutWriter out, int indent) {
    if (token().is("IF")) {
      conditional(out, indent);
    }
    clauses(out, indent, ";");
  }

  private void conditional(LayoutWriter out, int indent) {
    while (!token().is("END") && !token().is("ENDIF")) {
      boolean otherwise = token().is("ELSE");
      out.write(tokens.get(at++).text());
      if (!otherwise || followsIf()) {
        clauses(out, indent, "THEN");
      }
      attachments(out, indent);
      String block = block(indent + STEP);
      if (!block.isEmpty()) {
        out.write(lineEnd + block);
      }
      out.line(indent);
    }
  }

  /** Whether ELSE goes on with the chain, whatever comments stand between. */
  private boolean followsIf() {
    int next = at;
    while (tokens.get(next).isComment()) {
      next++;
    }
    return tokens.get(next).is("IF");
  }

  /** Writes everything up to a keyword or sign, which is written, too. */
  private void clauses(LayoutWriter out, int indent, String last) {
    boolean first = !last.equals("THEN");
    boolean done = false;
    while (!done) {
      if (!first) {
        separate(out, indent + STEP);
      }
      first = false;
      done = token().is(last);
      if (token().is("{") || token().is("[")) {
        at = new JsonLayout(tokens, out).write(at);
      } else {
        out.write(tokens.get(at++).text());
      }
    }
  }

  /** Writes what stands between the token before and this one. */
  private void separate(LayoutWriter out, int indent) {
    LayoutToken before = tokens.get(at - 1);
    LayoutToken token = token();
    if (before.kind() == Kind.LINE_COMMENT || (token.opensLine() && mayOpenLine(before, token))) {
      if (token.kind() == Kind.SQL && token.opensLine()) {
        out.line(token.indentation());
      } else {
        out.line(indent);
      }
    } else if (token.isComment() || isBlankBetween(before, token)) {
      out.write(token.isComment() && isLast(at) ? token.distance() : " ");
    }
  }

  private static boolean mayOpenLine(LayoutToken before, LayoutToken token) {
    boolean joined = before.is("=") || token.is("{") || token.is("[");
    boolean tight = !isBlankBetween(before, token);
    return token.isComment()
        || token.kind() == Kind.SQL
        || !(tight || (joined && !before.isComment()) || token.is("THEN"));
  }

  private static boolean isBlankBetween(LayoutToken before, LayoutToken token) {
    boolean tight = before.is("(") || before.is(".");
    return !tight && !token.is(";") && !token.is(",") && !token.is(")") && !token.is(".");
  }
}
