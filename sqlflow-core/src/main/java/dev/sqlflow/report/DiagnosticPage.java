package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the documentation that explains every code. */
public final class DiagnosticPage {

  private static final String RESOURCE = "diagnostics.md";
  private static final Pattern HEADING = Pattern.compile("## (SF[0-9]{4}) (.*)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");

  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  private DiagnosticPage(List<String> lines) {
    List<String> section = new ArrayList<>();
    for (String line : lines) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        section = new ArrayList<>(List.of(heading.group(1) + ": " + heading.group(2)));
        sections.put(heading.group(1), section);
      } else {
        section.add(line);
      }
    }
  }

  /**
   * Reads the page.
   *
   * @return the page as it was when this version was built
   */
  public static DiagnosticPage read() {
    try (InputStream stream = DiagnosticPage.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new DiagnosticPage(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Explains a code, or lists all of them.
   *
   * @param code in any case, with {@code SF} or without; empty for the list
   * @return lines of text; none, with an error, if there is no such code
   */
  public Diagnosed<List<String>> explain(Optional<String> code) {
    if (code.isEmpty()) {
      List<String> all =
          Arrays.stream(DiagnosticCode.values()).map(one -> one.id() + "  " + one.title()).toList();
      return new Diagnosed<>(all, List.of());
    }
    String written = code.get().strip().toUpperCase(Locale.ROOT);
    String id = written.matches("[0-9]{4}") ? "SF" + written : written;
    return sections.containsKey(id)
        ? new Diagnosed<>(text(sections.getOrDefault(id, List.of())), List.of())
        : new Diagnosed<>(List.of(), List.of(unknown(code.get().strip(), id)));
  }

  private Diagnostic unknown(String written, String id) {
    return Diagnostic.of(DiagnosticCode.UNKNOWN_CODE, "no finding has the code `" + written + "`")
        .didYouMean(Suggestions.nearest(id, sections.keySet()))
        .help("`mvn sqlflow:explain` lists the codes")
        .build();
  }

  // Examples are indented, links become their words.
  private static List<String> text(List<String> markdown) {
    List<String> lines = new ArrayList<>();
    boolean example = false;
    for (String line : markdown) {
      if (line.startsWith("```")) {
        example = !example;
      } else {
        lines.add(example ? "    " + line : LINK.matcher(line).replaceAll("$1"));
      }
    }
    while (lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }
}
