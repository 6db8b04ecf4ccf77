package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.report.NotRun;
import dev.sqlflow.report.RunText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

  private static final String FAILS =
      """
      EXPORT (SELECT error('no luck') AS id) TO "output/orders.jsonl" TYPE lines;
      """;

  @TempDir Path folder;

  private TestProject project() {
    return new TestProject(folder);
  }

  private static RunRequest everything() {
    return new RunRequest(Selection.ALL, Optional.empty(), false);
  }

  @Test
  void pipelines_run_in_dev_and_leave_a_report() throws IOException {
    TestProject project = project().withCopy("orders").withProfiles("dev", "prod");

    RunResult result = project.open().run(everything(), RunListener.NONE);

    assertThat(result.ok()).isTrue();
    assertThat(project.text("output/orders.jsonl")).isEqualTo("{\"id\":1}\n{\"id\":2}\n");
    Path file = result.file().orElseThrow();
    assertThat(project.open().nameOf(file))
        .matches("target/sqlflow/runs/20260203-040506-\\w+/run.json");
    assertThat(Files.readString(file))
        .contains(
            "\"hits\": ", "\"misses\": 1", "\"loads\": 1", "\"failures\": 0", "\"longest\": ");
    assertThat(Files.readString(file)).containsPattern("\"fingerprint\": \"[0-9a-f]{64}\"");
    assertThat(Files.readString(file))
        .contains(
            "\"environment\": \"dev\"",
            "\"start\": \"2026-02-03T04:05:06Z\"",
            "\"outcome\": \"succeeded\"",
            "\"path\": \"" + project.path("data/orders.jsonl") + "\"",
            "\"bytes\": 18",
            "\"modified\": \""
                + Files.getLastModifiedTime(project.path("data/orders.jsonl")).toInstant()
                + "\"",
            "\"id\": \"export:output/orders.jsonl\"",
            "\"rows\": 2");
  }

  @Test
  void steps_are_told_in_columns() throws IOException {
    List<String> lines = new ArrayList<>();
    project().withCopy("orders").open().run(everything(), new RunLines(lines::add, findings -> {}));

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("orders in dev: 2 steps");
    assertThat(lines.get(1)).matches("  load:orders|  load:t {25}  +2 rows +\\d\\.\\d\\d s");
    assertThat(lines.get(2))
        .matches("  export:output/orders\\.jsonl +2 rows +18 B +\\d\\.\\d\\d s");
  }

  @Test
  void an_error_anywhere_in_the_selection_stops_everything() throws IOException {
    TestProject project =
        project()
            .withCopy("orders")
            .with("pipelines/a.sf", "EXPORT (SELECT a FROM nothing) TO \"x\" TYPE lines;\n");

    RunResult result = project.open().run(everything(), RunListener.NONE);

    assertThat(result.ok()).isFalse();
    assertThat(result.reports()).isEmpty();
    assertThat(result.file()).isEmpty();
    assertThat(project.path("output")).doesNotExist();
  }

  @Test
  void a_run_without_dev_wants_an_environment_unless_there_is_one_only() throws IOException {
    TestProject project = project().withCopy("orders").withProfiles("prod");
    assertThat(project.open().run(everything(), RunListener.NONE).check().environments())
        .containsExactly("prod");

    RunResult open = project.withProfiles("staging").open().run(everything(), RunListener.NONE);

    assertThat(open.check().diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.ENVIRONMENT_NOT_CHOSEN);
  }

  @Test
  void what_reads_an_export_that_was_not_written_does_not_run_and_the_rest_does()
      throws IOException {
    TestProject project =
        project()
            .with("output/orders.jsonl", "{\"id\":7}\n")
            .with("pipelines/orders.sf", FAILS)
            .with(
                "pipelines/best.sf",
                """
                SOURCE s TYPE lines PARAMS {"path": "output/orders.jsonl"};
                LOAD t FROM s;
                EXPORT t TO "output/best.jsonl" TYPE lines;
                """)
            .withCopy("customers");

    RunResult result = project.open().run(everything(), RunListener.NONE);

    assertThat(result.notRun())
        .containsExactly(new NotRun("best", "it reads what orders did not write"));
    assertThat(project.path("output/customers.jsonl")).exists();
    assertThat(project.path("output/best.jsonl")).doesNotExist();
    assertThat(RunText.summary(result.reports(), result.notRun().size()))
        .matches("2 pipelines, 3 steps in \\d+\\.\\d\\d s: 1 failed, 1 pipeline not run");
  }

  @Test
  void what_reads_a_table_of_a_shared_database_that_was_not_written_does_not_run()
      throws IOException {
    TestProject project =
        project()
            .with(
                "profiles/dev.yml",
                "version: \"1.0\"\nconnectors: {}\nengines: {duckdb: {mode: persistent, path: shared.db}}\n")
            .with("pipelines/staging.sf", "CREATE TABLE staging AS SELECT 1 AS id;\n")
            .with("pipelines/best.sf", "EXPORT staging TO \"output/best.jsonl\" TYPE lines;\n");
    assertThat(project.open().run(everything(), RunListener.NONE).notRun()).isEmpty();
    Files.delete(project.path("output/best.jsonl"));
    project.with(
        "pipelines/staging.sf",
        "CREATE OR REPLACE TABLE staging AS SELECT CAST(error('no luck') AS INTEGER) AS id;\n");

    RunResult result = project.open().run(everything(), RunListener.NONE);

    assertThat(result.notRun())
        .containsExactly(new NotRun("best", "it reads what staging did not write"));
    assertThat(project.path("output/best.jsonl")).doesNotExist();
  }

  @Test
  void the_first_failure_ends_everything_if_asked() throws IOException {
    TestProject project = project().with("pipelines/a.sf", FAILS).withCopy("customers");
    RunRequest request = new RunRequest(Selection.ALL, Optional.empty(), true);

    RunResult result = project.open().run(request, RunListener.NONE);

    assertThat(result.notRun()).containsExactly(new NotRun("customers", "a failed"));
  }

  @Test
  void a_plan_is_shown_and_written_without_running() throws IOException {
    TestProject project = project().withCopy("orders");
    SqlFlow sqlFlow = project.open();

    PlanResult result = sqlFlow.plan(new PlanRequest(Selection.ALL, Optional.of("dev")));
    List<Path> files = sqlFlow.write(result.plans());

    assertThat(result.plans()).extracting(Plan::pipeline).containsExactly("orders");
    assertThat(files)
        .extracting(sqlFlow::nameOf)
        .containsExactly("target/sqlflow/plans/dev/orders.json");
    assertThat(files.get(0)).content().contains("\"load:t\"");
    assertThat(project.path("output")).doesNotExist();
  }
}
