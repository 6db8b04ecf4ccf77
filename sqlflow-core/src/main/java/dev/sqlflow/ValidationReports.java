package dev.sqlflow;

import dev.sqlflow.report.JsonReport;
import dev.sqlflow.report.JudgedFindings;
import dev.sqlflow.report.JunitReport;
import dev.sqlflow.report.MarkdownSummary;
import dev.sqlflow.report.SarifReport;
import java.io.IOException;
import java.nio.file.Path;
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

  void write(ValidationResult result) throws IOException {
    JudgedFindings findings = JudgedFindings.of(result.diagnostics(), result.known());
    Path directory = project.outputDirectory();
    new JsonReport(findings, result.pipelines(), result.connections()).writeTo(json());
    new SarifReport(findings, project.pathInRepository(), version())
        .writeTo(directory.resolve("sqlflow.sarif"));
    new MarkdownSummary(findings, result.environments(), result.pipelines())
        .writeTo(directory.resolve("summary.md"));
    for (String environment : result.environments()) {
      new JunitReport(environment, findings, result.pipelines())
          .writeTo(directory.resolve("TEST-sqlflow-" + environment + ".xml"));
    }
  }

  // The manifest of the jar says it; classes in a folder have none.
  private static String version() {
    return Optional.ofNullable(ValidationReports.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
