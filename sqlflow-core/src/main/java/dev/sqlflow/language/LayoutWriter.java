package dev.sqlflow.language;

/** A piece of text in the making, which knows its column and how far its line is indented. */
final class LayoutWriter {

  /** How long a line may become by joining. */
  static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();
  private final String lineEnd;
  private int lineStart;
  private int indent;

  LayoutWriter(String lineEnd, int indent) {
    this.lineEnd = lineEnd;
    this.indent = indent;
    out.append(" ".repeat(indent));
  }

  /** How far the last line is indented that was begun here. */
  int indent() {
    return indent;
  }

  int column() {
    return out.length() - lineStart;
  }

  void write(String text) {
    int last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    if (last >= 0) {
      lineStart = out.length() + last + 1;
    }
    out.append(text);
  }

  /** Begins a line. */
  void line(int blanks) {
    line(" ".repeat(blanks));
    indent = blanks;
  }

  /** Begins a line for a part that keeps its indentation: what follows does not go by it. */
  void line(String indentation) {
    out.append(lineEnd);
    lineStart = out.length();
    out.append(indentation);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
