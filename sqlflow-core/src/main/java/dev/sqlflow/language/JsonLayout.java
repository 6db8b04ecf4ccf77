package dev.sqlflow.language;

import dev.sqlflow.language.LayoutToken.Kind;
import java.util.List;

/**
 * Lays out JSON: on one line where it fits and the user began none behind the bracket, else one
 * entry a line.
 */
final class JsonLayout {

  private final List<LayoutToken> tokens;
  private final LayoutWriter out;

  JsonLayout(List<LayoutToken> tokens, LayoutWriter out) {
    this.tokens = tokens;
    this.out = out;
  }

  /**
   * Writes what begins with a bracket.
   *
   * @param open where it begins
   * @return the index behind its end
   */
  int write(int open) {
    return write(open, out.indent());
  }

  private int write(int open, int indent) {
    int close = close(open);
    if (isFlat(open, close)) {
      for (int i = open; i <= close; i++) {
        out.write((i > open && blankBefore(i) ? " " : "") + tokens.get(i).text());
      }
      return close + 1;
    }
    out.write(tokens.get(open).text());
    int at = open + 1;
    while (at < close) {
      separate(open, at, indent + 2);
      if (opens(at)) {
        at = write(at, indent + 2);
      } else {
        out.write(tokens.get(at++).text());
      }
    }
    out.line(indent);
    out.write(tokens.get(close).text());
    return close + 1;
  }

  private boolean opens(int at) {
    return tokens.get(at).is("{") || tokens.get(at).is("[");
  }

  private int close(int open) {
    int depth = 0;
    for (int i = open; ; i++) {
      if (opens(i)) {
        depth++;
      } else if ((tokens.get(i).is("}") || tokens.get(i).is("]")) && --depth == 0) {
        return i;
      }
    }
  }

  private boolean isFlat(int open, int close) {
    int width = 0;
    for (int i = open; i <= close; i++) {
      LayoutToken token = tokens.get(i);
      boolean begun = i < close && opens(i) && tokens.get(i + 1).opensLine() && !isEmpty(i);
      boolean lines = token.text().indexOf('\n') >= 0 || token.text().indexOf('\r') >= 0;
      if (begun || lines || token.kind() == Kind.LINE_COMMENT) {
        return false;
      }
      width += token.text().length() + (i > open && blankBefore(i) ? 1 : 0);
    }
    return close == open + 1 || out.column() + width < LayoutWriter.WIDTH;
  }

  private boolean isEmpty(int open) {
    return tokens.get(open + 1).is("}") || tokens.get(open + 1).is("]");
  }

  private boolean blankBefore(int at) {
    LayoutToken before = tokens.get(at - 1);
    LayoutToken token = tokens.get(at);
    boolean inside = before.is("{") || before.is("[") || token.is("}") || token.is("]");
    return !inside && !token.is(",") && !token.is(":");
  }

  /** What stands between two tokens of a map or list that takes several lines. */
  private void separate(int open, int at, int indent) {
    LayoutToken before = tokens.get(at - 1);
    LayoutToken token = tokens.get(at);
    boolean begins = before.is(",") || at == open + 1;
    boolean leads = begins && leadsLine(at);
    if (before.kind() == Kind.LINE_COMMENT
        || leads
        || (token.isComment() && token.opensLine())
        || (before.isComment() && token.opensLine() && !token.is(","))) {
      line(at, at == open + 1, indent);
    } else if (token.isComment() || blankBefore(at)) {
      boolean last = tokens.get(at + 1).opensLine();
      out.write(token.isComment() && last ? token.distance() : " ");
    }
  }

  /** Whether it is an entry's first token, or a comment that stands before one on its line. */
  private boolean leadsLine(int at) {
    int i = at;
    while (tokens.get(i).isComment()) {
      i++;
      if (tokens.get(i).opensLine() || tokens.get(i).is("}") || tokens.get(i).is("]")) {
        return false;
      }
    }
    return true;
  }

  private void line(int at, boolean first, int indent) {
    if (tokens.get(at).linesBefore() > 1 && !first) {
      out.line("");
    }
    out.line(indent);
  }
}
