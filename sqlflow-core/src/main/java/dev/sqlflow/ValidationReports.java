package dev.sqlflow;

import dev.sqlflow.report.JsonReport;
import dev.sqlflow.report.JudgedFindings;
import dev.sqlflow.report.JunitReport;
import dev.sqlflow.report.MarkdownSummary;
import dev.sqlflow.report.SarifReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what a check found, in every form that something reads. */
final class ValidationReports {

  private final Project project;

  ValidationReports(Project project) {
    this.project = project;
  }

  Path json() {
    return project.outputDirectory().resolve("sqlflow.json");
  }

  /** Every file that {@link #write} writes. */
  List<Path> files(ValidationResult result) {
    List<Path> files = new ArrayList<>(List.of(json(), sarif(), summary()));
    result.environments().forEach(environment -> files.add(junit(environment)));
    return files;
  }

  private Path sarif() {
    return project.outputDirectory().resolve("sqlflow.sarif");
  }

  private Path summary() {
    return project.outputDirectory().resolve("summary.md");
  }

  private Path junit(String environment) {
    return project.outputDirectory().resolve("TEST-sqlflow-" + environment + ".xml");
  }

  void write(ValidationResult result) throws IOException {
    JudgedFindings findings = JudgedFindings.of(result.diagnostics(), result.known());
    new JsonReport(findings, result.pipelines(), result.connections()).writeTo(json());
    new SarifReport(findings, project.pathInRepository(), version()).writeTo(sarif());
    new MarkdownSummary(findings, result.environments(), result.pipelines()).writeTo(summary());
    for (String environment : result.environments()) {
      new JunitReport(environment, findings, result.pipelines()).writeTo(junit(environment));
    }
  }

  // The manifest of the jar says it; classes in a folder have none.
  static String version() {
    return Optional.ofNullable(ValidationReports.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
