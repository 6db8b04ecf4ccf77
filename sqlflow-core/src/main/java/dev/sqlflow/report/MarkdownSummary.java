package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A check on one page of Markdown, for the summary of a CI job or a comment on a change. */
public final class MarkdownSummary {

  private static final int MOST_SHOWN = 50;

  private final JudgedFindings findings;
  private final List<String> environments;
  private final List<CheckedPipeline> pipelines;

  /**
   * Makes the summary of a check.
   *
   * @param findings everything that was found
   * @param environments that were checked, in order
   * @param pipelines that were checked, in order
   */
  public MarkdownSummary(
      JudgedFindings findings, List<String> environments, List<CheckedPipeline> pipelines) {
    this.findings = findings;
    this.environments = List.copyOf(environments);
    this.pipelines = List.copyOf(pipelines);
  }

  /**
   * Writes the summary. Its folder is made when needed; a reader sees the old file or the new one.
   *
   * @param file where
   * @throws IOException if it can't be written
   */
  public void writeTo(Path file) throws IOException {
    AtomicFile.write(file, text());
  }

  /**
   * Returns the summary.
   *
   * @return Markdown, every line ended by {@code \n}
   */
  public String text() {
    StringBuilder text = new StringBuilder("# SQLFlow\n\n");
    text.append(cell(CheckText.summary(pipelines, environments, findings.fresh()))).append('\n');
    if (findings.knownCount() > 0) {
      text.append('\n').append(CheckText.known(findings.knownCount())).append('\n');
    }
    putMatrix(text);
    putFindings(text);
    return text.toString();
  }

  private void putMatrix(StringBuilder text) {
    if (pipelines.isEmpty() || environments.isEmpty()) {
      return;
    }
    text.append("\n| pipeline | ").append(String.join(" | ", environments)).append(" |\n| --- |");
    text.append(" --- |".repeat(environments.size())).append('\n');
    for (CheckedPipeline pipeline : pipelines) {
      text.append("| ").append(cell(pipeline.name())).append(" |");
      for (String environment : environments) {
        Verdict verdict = pipeline.verdicts().getOrDefault(environment, Verdict.UNKNOWN);
        text.append(verdict == Verdict.ERROR ? " **error** |" : " " + verdict.label() + " |");
      }
      text.append('\n');
    }
  }

  private void putFindings(StringBuilder text) {
    List<Diagnostic> fresh = findings.fresh();
    if (fresh.isEmpty()) {
      return;
    }
    text.append("\n| finding | place | environments |\n| --- | --- | --- |\n");
    fresh.stream()
        .limit(MOST_SHOWN)
        .forEach(
            finding ->
                text.append(
                    "| %s[%s]: %s | %s | %s |\n"
                        .formatted(
                            finding.severity().label(),
                            finding.code().id(),
                            cell(finding.message()),
                            finding.span().map(span -> cell(span.toString())).orElse(""),
                            String.join(", ", finding.environments()))));
    if (fresh.size() > MOST_SHOWN) {
      text.append("\nand ").append(fresh.size() - MOST_SHOWN).append(" more\n");
    }
  }

  /** A text that is nothing but text in a cell of a table. */
  private static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replaceAll("[\\r\\n]+", " ");
  }
}
