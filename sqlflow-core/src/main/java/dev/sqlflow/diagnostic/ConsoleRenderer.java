package dev.sqlflow.diagnostic;

import dev.sqlflow.diagnostic.Diagnostic.Related;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns findings into the text that people read. Lines end with {@code \n}. */
public final class ConsoleRenderer {

  private static final int MOST_SHOWN = 50;
  private static final int MOST_PLACES = 8;
  private static final int ENVIRONMENTS_COLUMN = 52;

  private final Palette palette;

  private ConsoleRenderer(Palette palette) {
    this.palette = palette;
  }

  /**
   * Makes a renderer that writes characters only.
   *
   * @return the renderer
   */
  public static ConsoleRenderer plain() {
    return new ConsoleRenderer(Palette.NONE);
  }

  /**
   * Makes a renderer for a terminal that understands ANSI colours.
   *
   * @return the renderer
   */
  public static ConsoleRenderer coloured() {
    return new ConsoleRenderer(Palette.ANSI);
  }

  /**
   * Renders one finding.
   *
   * @param diagnostic the finding
   * @return its text, every line ended
   */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    heading(diagnostic, out);
    int gutter = gutterWidth(diagnostic);
    diagnostic.span().ifPresent(span -> snippets(diagnostic, span, gutter, out));
    for (String advice : diagnostic.help()) {
      out.append(" ".repeat(gutter + 2)).append(palette.frame("=")).append(' ');
      out.append(palette.strong("help")).append(": ");
      out.append(paragraph(advice, gutter + 10)).append('\n');
    }
    return out.toString();
  }

  /**
   * Renders many findings, sorted by place and code: 50 at most, errors before all others, how many
   * more there are, and a summary.
   *
   * @param diagnostics the findings in any order
   * @param fullReport the file that holds all of them, as people would name it
   * @return the text; that of the summary alone if there are no findings
   */
  public String report(Collection<Diagnostic> diagnostics, String fullReport) {
    StringBuilder out = new StringBuilder();
    List<Diagnostic> sorted = diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
    sorted.stream()
        .sorted(Comparator.comparing(Diagnostic::severity))
        .limit(MOST_SHOWN)
        .sorted(Diagnostic.BY_PLACE)
        .forEach(one -> out.append(render(one)).append('\n'));
    if (sorted.size() > MOST_SHOWN) {
      out.append("... and ").append(sorted.size() - MOST_SHOWN).append(" more in ");
      out.append(fullReport).append("\n\n");
    }
    return out.append(summary(sorted)).append('\n').toString();
  }

  /**
   * Tells in one line how many findings there are.
   *
   * @param diagnostics the findings
   * @return such as {@code 2 errors, 1 warning in 2 files}
   */
  public String summary(Collection<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return "no findings";
    }
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(one -> one.severity() == severity).count();
      if (count > 0) {
        counts.add(palette.severity(severity, counted(count, severity.label())));
      }
    }
    long files =
        diagnostics.stream()
            .flatMap(one -> one.span().stream())
            .map(span -> span.file().name())
            .distinct()
            .count();
    String where = files == 0 ? "" : " in " + counted(files, "file");
    return String.join(", ", counts) + where;
  }

  private static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%d %s%s", count, what, count == 1 ? "" : "s");
  }

  private void heading(Diagnostic diagnostic, StringBuilder out) {
    String kind = diagnostic.severity().label() + "[" + diagnostic.code().id() + "]";
    out.append(palette.severity(diagnostic.severity(), kind));
    out.append(palette.strong(": " + paragraph(diagnostic.message(), 4)));
    if (diagnostic.span().isEmpty() && !diagnostic.environments().isEmpty()) {
      out.append("  ").append(environments(diagnostic));
    }
    out.append('\n');
  }

  private void snippets(Diagnostic diagnostic, Span span, int gutter, StringBuilder out) {
    String arrow = " ".repeat(gutter + 1) + "--> ";
    String place = span.toString();
    out.append(palette.frame(arrow)).append(place);
    if (!diagnostic.environments().isEmpty()) {
      int used = arrow.length() + place.length();
      out.append(" ".repeat(Math.max(2, ENVIRONMENTS_COLUMN - used)));
      out.append(environments(diagnostic));
    }
    out.append('\n');
    Snippet snippet = new Snippet(palette, gutter);
    List<Snippet.Mark> marks = new ArrayList<>();
    marks.add(new Snippet.Mark(span, diagnostic.label(), diagnostic.severity(), true));
    for (Related related : diagnostic.related()) {
      if (related.span().file().equals(span.file())) {
        marks.add(mark(diagnostic, related));
      }
    }
    snippet.render(marks, out);
    List<Related> elsewhere =
        diagnostic.related().stream()
            .filter(related -> !related.span().file().equals(span.file()))
            .toList();
    elsewhere.stream()
        .limit(MOST_PLACES)
        .forEach(related -> elsewhere(diagnostic, related, snippet, gutter, out));
    if (elsewhere.size() > MOST_PLACES) {
      out.append(palette.frame(" ".repeat(gutter + 1) + "::: "));
      out.append("and ").append(elsewhere.size() - MOST_PLACES).append(" more places\n");
    }
  }

  private void elsewhere(
      Diagnostic diagnostic, Related related, Snippet snippet, int gutter, StringBuilder out) {
    out.append(palette.frame(" ".repeat(gutter + 1) + "::: ")).append(related.span());
    out.append('\n');
    snippet.render(List.of(mark(diagnostic, related)), out);
  }

  private static Snippet.Mark mark(Diagnostic diagnostic, Related related) {
    return new Snippet.Mark(related.span(), related.label(), diagnostic.severity(), false);
  }

  private static String environments(Diagnostic diagnostic) {
    return diagnostic.environments().stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private static int gutterWidth(Diagnostic diagnostic) {
    int line = diagnostic.span().map(span -> span.from().line()).orElse(0);
    for (Related related : diagnostic.related()) {
      line = Math.max(line, related.span().from().line());
    }
    return Integer.toString(line).length();
  }

  // Further lines of a text stand below its first one; what could steer a terminal is shown.
  private static String paragraph(String text, int indent) {
    return text.strip()
        .lines()
        .map(DisplayText::printable)
        .collect(Collectors.joining("\n" + " ".repeat(indent)));
  }
}
