package dev.sqlflow.diagnostic;

import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The lines of one file that a finding speaks of, each with its marks below it. */
final class Snippet {

  private final Palette palette;
  private final int gutter;

  Snippet(Palette palette, int gutter) {
    this.palette = palette;
    this.gutter = gutter;
  }

  /**
   * A place that is underlined.
   *
   * @param span the place
   * @param label what stands there; may be empty
   * @param severity of the finding
   * @param primary whether it is the finding's own place
   */
  record Mark(Span span, String label, Severity severity, boolean primary) {

    int line() {
      return span.from().line();
    }
  }

  void render(List<Mark> marks, StringBuilder out) {
    bar(out).append('\n');
    List<Mark> sorted = marks.stream().sorted(Comparator.comparing(Mark::span)).toList();
    int shown = -1;
    for (Mark mark : sorted) {
      int line = mark.line();
      ShownLine window = ShownLine.of(mark.span());
      if (line != shown || window.clipped()) {
        if (shown >= 0 && line > shown + 1) {
          out.append(palette.frame("...")).append('\n');
        }
        sourceLine(line, window.text(), out);
      }
      shown = line;
      underline(mark, window, out);
    }
  }

  private void sourceLine(int line, String text, StringBuilder out) {
    String number = Integer.toString(line);
    String margin = " " + " ".repeat(gutter - number.length()) + number + " |";
    out.append(palette.frame(margin));
    if (!text.isEmpty()) {
      out.append(' ').append(text);
    }
    out.append('\n');
  }

  private void underline(Mark mark, ShownLine window, StringBuilder out) {
    String line = (mark.primary() ? "^" : "-").repeat(window.markWidth());
    String tail = window.goesOn() ? "..." : "";
    bar(out).append(' ').append(" ".repeat(window.markStart()));
    String text = line + tail;
    String label = DisplayText.printable(mark.label());
    String words = label.isEmpty() ? text : text + " " + label;
    out.append(mark.primary() ? palette.severity(mark.severity(), words) : palette.frame(words));
    out.append('\n');
  }

  private StringBuilder bar(StringBuilder out) {
    return out.append(palette.frame(" ".repeat(gutter + 2) + "|"));
  }

  /**
   * What is shown of a line, and which columns of it are marked.
   *
   * @param text printable characters
   * @param markStart column of the mark, from 0
   * @param markWidth its columns, at least 1
   * @param goesOn whether the marked range continues behind what is shown
   * @param clipped whether the line is longer than what is shown
   */
  private record ShownLine(
      String text, int markStart, int markWidth, boolean goesOn, boolean clipped) {

    private static final int WIDEST = 120;
    private static final int CONTEXT = 40;
    private static final String ELLIPSIS = "…";

    static ShownLine of(Span span) {
      SourceFile file = span.file();
      String line = file.shownLine(span.from().line());
      int start = Math.min(line.offsetByCodePoints(0, firstColumn(span, line)), line.length());
      int end = Math.min(start + (span.end() - span.start()), line.length());
      boolean goesOn = span.to().line() > span.from().line();
      return window(line, start, end, goesOn);
    }

    // A place may lie behind the last character, on the line's end itself.
    private static int firstColumn(Span span, String line) {
      return Math.min(span.from().column() - 1, line.codePointCount(0, line.length()));
    }

    private static ShownLine window(String line, int start, int end, boolean goesOn) {
      int from = 0;
      int to = line.length();
      if (DisplayText.width(line) > WIDEST) {
        from = back(line, start, CONTEXT).orElse(0);
        to = forward(line, from, WIDEST);
      }
      String before = from > 0 ? ELLIPSIS : "";
      String after = to < line.length() ? ELLIPSIS : "";
      int markEnd = Math.min(end, to);
      return new ShownLine(
          before + DisplayText.printable(line.substring(from, to)) + after,
          before.length() + DisplayText.width(line.substring(from, start)),
          Math.max(1, DisplayText.width(line.substring(start, Math.max(start, markEnd)))),
          goesOn || end > to,
          from > 0 || to < line.length());
    }

    private static Optional<Integer> back(String line, int offset, int columns) {
      int at = offset;
      int width = 0;
      while (at > 0 && width < columns) {
        at = line.offsetByCodePoints(at, -1);
        width += DisplayText.width(line.codePointAt(at));
      }
      return at > 0 ? Optional.of(at) : Optional.empty();
    }

    private static int forward(String line, int offset, int columns) {
      int at = offset;
      int width = 0;
      while (at < line.length() && width < columns) {
        int c = line.codePointAt(at);
        width += DisplayText.width(c);
        at += Character.charCount(c);
      }
      return at;
    }
  }
}
