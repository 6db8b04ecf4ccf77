package dev.sqlflow.report;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The check of one environment in the XML that Surefire writes and every CI system shows: each
 * pipeline is a test case, and so is every other file in which something was found.
 */
public final class JunitReport {

  /** The test case of what lies in no file. */
  private static final String PROJECT = "project";

  private final String environment;
  private final JudgedFindings findings;
  private final Map<String, List<Diagnostic>> cases = new LinkedHashMap<>();

  /**
   * Makes the report of an environment.
   *
   * @param environment its name
   * @param findings everything that was found, in whatever environment
   * @param pipelines that were checked, in order
   */
  public JunitReport(String environment, JudgedFindings findings, List<CheckedPipeline> pipelines) {
    this.environment = environment;
    this.findings = findings;
    pipelines.forEach(one -> cases.put(one.pipeline().file().name(), new ArrayList<>()));
    for (Diagnostic finding : findings.all()) {
      if (finding.environments().isEmpty() || finding.environments().contains(environment)) {
        cases.computeIfAbsent(file(finding), any -> new ArrayList<>()).add(finding);
      }
    }
  }

  /**
   * Writes the report. Its folder is made when needed; a reader sees the old file or the new one.
   *
   * @param file where
   * @throws IOException if it can't be written
   */
  public void writeTo(Path file) throws IOException {
    AtomicFile.write(file, text());
  }

  /**
   * Returns the report.
   *
   * @return XML, every line ended by {@code \n}
   */
  public String text() {
    long failed = cases.values().stream().filter(this::fails).count();
    XmlText xml = new XmlText();
    xml.open(
        "testsuite",
        "name",
        "sqlflow." + environment,
        "time",
        "0",
        "tests",
        String.valueOf(cases.size()),
        "errors",
        "0",
        "skipped",
        "0",
        "failures",
        String.valueOf(failed));
    cases.forEach((file, found) -> putCase(file, found, xml));
    xml.close();
    return xml.text();
  }

  private void putCase(String file, List<Diagnostic> found, XmlText xml) {
    xml.open("testcase", "name", file, "classname", "sqlflow." + environment, "time", "0");
    List<Diagnostic> failures = found.stream().filter(this::fails).toList();
    if (!failures.isEmpty()) {
      Diagnostic first = failures.get(0);
      xml.element("failure", text(failures), "message", first.message(), "type", first.code().id());
    }
    List<Diagnostic> others = found.stream().filter(finding -> !fails(finding)).toList();
    if (!others.isEmpty()) {
      xml.element("system-out", text(others));
    }
    xml.close();
  }

  private boolean fails(List<Diagnostic> found) {
    return found.stream().anyMatch(this::fails);
  }

  private boolean fails(Diagnostic finding) {
    return finding.isError() && !findings.isKnown(finding);
  }

  private static String file(Diagnostic finding) {
    return finding.span().map(Span::file).map(file -> file.name()).orElse(PROJECT);
  }

  private static String text(List<Diagnostic> found) {
    ConsoleRenderer renderer = ConsoleRenderer.plain();
    return String.join("\n", found.stream().map(renderer::render).toList());
  }
}
