package dev.sqlflow.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Level;
import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.canary.Canary;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.spi.SecretProvider.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run asks AWS when a step needs the secret, and tells it to nobody. */
class AwsSecretsInRunsTest {

  private static final Canary SECRET = Canary.plain("kept-by-aws");

  @TempDir Path folder;

  private SqlFlow project(RecordedAnswers aws, String params) throws IOException {
    write("data/ids.csv", "id\n1\n");
    write("data/" + SECRET.value(), "id\n1\n");
    write(
        "pipelines/a.sf",
        """
        SOURCE ids TYPE csv PARAMS {%s};
        LOAD ids FROM ids;
        EXPORT ids TO "output/ids.csv" TYPE csv;
        """
            .formatted(params));
    Machine machine = aws.machine();
    return new SqlFlow(
        Project.at(folder, getClass().getClassLoader())
            .processEnvironment(machine.environment())
            .secretSettings(machine.settings())
            .build());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static RunResult run(SqlFlow project) {
    return project.run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
  }

  private static List<Diagnostic> findings(RunResult run) {
    return run.reports().stream()
        .flatMap(report -> report.results().stream())
        .flatMap(result -> result.finding().stream())
        .toList();
  }

  private void assertHidden(RunResult run) throws IOException {
    SECRET.assertAbsent("a result", run.reports().toString());
    SECRET.assertAbsent("a finding", ConsoleRenderer.plain().report(findings(run), "report"));
    SECRET.assertAbsent(folder.resolve("target"));
  }

  @Test
  void the_step_gets_the_secret_and_nothing_that_is_told_or_written_holds_it() throws IOException {
    String json = "{\"file\": \"" + SECRET.value() + "\"}";
    try (RecordedAnswers aws = RecordedAnswers.of(RecordedAnswers.text(json))) {
      RunResult run = run(project(aws, "\"path\": \"data/${secret:aws:shop#file}\""));

      assertThat(findings(run)).isEmpty();
      assertThat(run.ok()).isTrue();
      assertThat(folder.resolve("output/ids.csv")).hasContent("id\n1\n");
      assertThat(aws.requests()).hasSize(1);
      assertHidden(run);
    }
  }

  @Test
  void a_connector_that_fails_with_the_secret_tells_it_to_nobody() throws IOException {
    try (RecordedAnswers aws = RecordedAnswers.of(RecordedAnswers.text(SECRET.value()))) {
      RunResult run = run(project(aws, "\"path\": \"missing/${secret:aws:shop}/x.csv\""));

      assertThat(run.reports().get(0).results().get(0)).isInstanceOf(StepResult.Failed.class);
      assertThat(findings(run).get(0).message()).contains("directory `missing` does not exist");
      assertHidden(run);
    }
  }

  @Test
  void validate_asks_for_nothing() throws IOException {
    try (RecordedAnswers aws = RecordedAnswers.of(RecordedAnswers.text("x"))) {
      SqlFlow project = project(aws, "\"path\": \"${secret:aws:shop#file}\"");

      assertThat(
              project
                  .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE))
                  .ok())
          .isTrue();
      assertThat(aws.requests()).isEmpty();
    }
  }

  @Test
  void a_default_takes_the_place_of_a_secret_that_is_missing() throws IOException {
    try (RecordedAnswers aws =
        RecordedAnswers.of(RecordedAnswers.error(400, "ResourceNotFoundException", "none"))) {
      assertThat(run(project(aws, "\"path\": \"${secret:aws:shop|data/ids.csv}\"")).ok()).isTrue();
    }
  }

  @Test
  void a_secret_that_must_not_be_read_fails_the_step_at_its_reference() throws IOException {
    try (RecordedAnswers aws =
        RecordedAnswers.of(RecordedAnswers.error(400, "AccessDeniedException", "no"))) {
      RunResult run = run(project(aws, "\"path\": \"${secret:aws:shop#file|data/ids.csv}\""));

      Diagnostic found = findings(run).get(0);
      assertThat(found.code()).isEqualTo(DiagnosticCode.SECRET_NOT_RESOLVED);
      assertThat(found.message())
          .isEqualTo(
              "secret `aws:shop#file`: these AWS credentials must not read it:"
                  + " secretsmanager:GetSecretValue is not allowed");
      assertThat(found.span().orElseThrow().text())
          .isEqualTo("${secret:aws:shop#file|data/ids.csv}");
    }
  }
}
