package dev.sqlflow.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows, as a picture (SVG): characters, colours and bold type. */
final class TerminalPicture {

  private static final double WIDTH = 7.8;
  private static final int HEIGHT = 17;
  private static final int MARGIN = 14;

  // The colours of a dark terminal, by the codes that switch them on.
  private static final Map<String, String> COLOURS =
      Map.of("31", "#ff7b72", "33", "#e3b341", "34", "#79c0ff", "36", "#76e3ea", "32", "#7ee787");

  private static final Pattern CODES = Pattern.compile("\u001b\\[([0-9;]*)m");

  private TerminalPicture() {}

  static String of(String text) {
    List<String> lines = text.lines().toList();
    int longest =
        lines.stream()
            .mapToInt(line -> CODES.matcher(line).replaceAll("").length())
            .max()
            .orElse(0);
    StringBuilder svg = new StringBuilder();
    int width = (int) Math.ceil(longest * WIDTH) + 2 * MARGIN;
    int height = lines.size() * HEIGHT + 2 * MARGIN;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
        <rect width="100%%" height="100%%" rx="6" fill="#0d1117"/>
        <g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13" fill="#e6edf3">
        """
            .formatted(width, height));
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        svg.append(
            "<text x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(MARGIN, MARGIN + (i + 1) * HEIGHT - 4, spans(lines.get(i))));
      }
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static String spans(String line) {
    StringBuilder spans = new StringBuilder();
    Matcher codes = CODES.matcher(line);
    String style = "";
    int from = 0;
    while (codes.find()) {
      append(line.substring(from, codes.start()), style, spans);
      style = style(codes.group(1), style);
      from = codes.end();
    }
    append(line.substring(from), style, spans);
    return spans.toString();
  }

  private static void append(String text, String style, StringBuilder spans) {
    if (text.isEmpty()) {
      return;
    }
    // Browsers make one blank of several, whatever xml:space says.
    String escaped =
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace(' ', '\u00a0');
    spans.append(style.isEmpty() ? escaped : "<tspan" + style + ">" + escaped + "</tspan>");
  }

  private static String style(String codes, String before) {
    String style = before;
    for (String code : codes.split(";")) {
      if (code.isEmpty() || code.equals("0")) {
        style = "";
      } else if (code.equals("1")) {
        style += " font-weight=\"bold\"";
      } else {
        style += " fill=\"" + COLOURS.getOrDefault(code, "#e6edf3") + "\"";
      }
    }
    return style;
  }
}
