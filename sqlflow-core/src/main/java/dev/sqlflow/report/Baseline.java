package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.report.FindingIdentities.Kind;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The findings that a project lives with for now, so that only new ones fail its build. A file for
 * people: it holds code, file, message and how often, but no lines, since those move. Notes are not
 * in it: they fail nothing.
 */
public final class Baseline {

  /** A baseline that holds nothing. */
  public static final Baseline EMPTY = new Baseline(Map.of());

  private static final String VERSION = "1";

  private final Map<Kind, Integer> counts;

  private Baseline(Map<Kind, Integer> counts) {
    this.counts = counts;
  }

  /**
   * Reads a baseline.
   *
   * @param file the text
   * @return the baseline, or an empty one and why it can't be read
   */
  public static Diagnosed<Baseline> read(SourceFile file) {
    try {
      return read(file, JsonMapper.shared().readTree(file.text()));
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      int offset = place == null ? 0 : (int) Math.max(0, place.getCharOffset());
      return malformed(file, Math.min(offset, file.text().length()), "it is not JSON");
    }
  }

  private static Diagnosed<Baseline> read(SourceFile file, JsonNode root) {
    if (!VERSION.equals(root.path("version").asString(""))) {
      return malformed(file, 0, "its version is not \"" + VERSION + "\"");
    }
    Map<Kind, Integer> counts = new HashMap<>();
    for (JsonNode entry : root.path("findings")) {
      Optional<Kind> kind = kind(entry);
      if (kind.isEmpty()) {
        return malformed(file, 0, "an entry lacks code, file or message: " + entry);
      }
      counts.merge(kind.get(), entry.path("count").asInt(1), Integer::sum);
    }
    return new Diagnosed<>(new Baseline(counts), List.of());
  }

  private static Optional<Kind> kind(JsonNode entry) {
    List<String> texts = new ArrayList<>();
    for (String name : List.of("code", "file", "message")) {
      entry.path(name).asStringOpt().ifPresent(texts::add);
    }
    return texts.size() == 3
        ? Optional.of(new Kind(texts.get(0), texts.get(1), texts.get(2)))
        : Optional.empty();
  }

  private static Diagnosed<Baseline> malformed(SourceFile file, int offset, String why) {
    return new Diagnosed<>(
        EMPTY,
        List.of(
            Diagnostic.at(
                    DiagnosticCode.MALFORMED_BASELINE,
                    file.span(offset, offset),
                    "malformed baseline")
                .label(why)
                .help("`-Dsqlflow.updateBaseline` writes it anew")
                .build()));
  }

  /**
   * Parts what is known from what is new. Of findings that are alike, as many are known as the
   * baseline counts.
   *
   * @param findings in the order in which they shall be told
   * @return the same findings, judged
   */
  public JudgedFindings judge(List<Diagnostic> findings) {
    Map<Kind, Integer> left = new HashMap<>(counts);
    List<Diagnostic> known = new ArrayList<>();
    for (Diagnostic finding : findings) {
      boolean held = left.merge(Kind.of(finding), -1, Integer::sum) >= 0;
      if (held && counts(finding)) {
        known.add(finding);
      }
    }
    return new JudgedFindings(findings, known);
  }

  /**
   * Counts what the baseline holds and a check did not find.
   *
   * @param findings everything that was found
   * @return 0 if every finding of the baseline is still there
   */
  public int goneFrom(List<Diagnostic> findings) {
    int held = counts.values().stream().mapToInt(Integer::intValue).sum();
    return held - judge(findings).knownCount();
  }

  /**
   * Writes a baseline that holds everything which could fail a build. A reader sees the old file or
   * the new one.
   *
   * @param findings everything that was found
   * @param file where
   * @throws IOException if it can't be written
   */
  public static void write(List<Diagnostic> findings, Path file) throws IOException {
    Map<Kind, Integer> counts =
        new TreeMap<>(
            Comparator.comparing(Kind::file)
                .thenComparing(Kind::code)
                .thenComparing(Kind::message));
    findings.stream()
        .filter(Baseline::counts)
        .forEach(finding -> counts.merge(Kind.of(finding), 1, Integer::sum));
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", VERSION);
    ArrayNode array = root.putArray("findings");
    counts.forEach(
        (kind, count) ->
            array
                .addObject()
                .put("code", kind.code())
                .put("file", kind.file())
                .put("message", kind.message())
                .put("count", count));
    AtomicFile.write(file, JsonText.of(root));
  }

  private static boolean counts(Diagnostic finding) {
    return finding.severity() != Severity.NOTE;
  }
}
