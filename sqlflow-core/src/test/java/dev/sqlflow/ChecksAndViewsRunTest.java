package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.engine.StepResult.Checked;
import dev.sqlflow.engine.StepResult.Skipped;
import dev.sqlflow.report.NotRun;
import dev.sqlflow.report.RunText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChecksAndViewsRunTest {

  private static final String SHARED =
      "version: \"1.0\"\nconnectors: {}\n"
          + "engines: {duckdb: {mode: persistent, path: shared.duckdb}}\n";

  @TempDir Path folder;

  private RunResult run(String pipeline) throws IOException {
    return run(new TestProject(folder).with("pipelines/a.sf", pipeline));
  }

  private static RunResult run(TestProject project) {
    RunResult result =
        project
            .open()
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
    assertThat(result.check().diagnostics()).isEmpty();
    return result;
  }

  private static List<String> words(RunReport report) {
    return report.results().stream().map(ChecksAndViewsRunTest::word).toList();
  }

  private static String word(StepResult result) {
    String id = result.step().id();
    if (result instanceof Skipped skipped) {
      return id + " skipped: " + skipped.because();
    }
    if (result instanceof Checked checked) {
      return id + (checked.holds() ? " holds" : checked.failed() ? " failed" : " warns");
    }
    return id + (result instanceof StepResult.Succeeded ? " ok" : " error");
  }

  private String output(String file) throws IOException {
    return Files.readString(folder.resolve("output").resolve(file));
  }

  @Test
  void a_check_that_fails_holds_back_what_reads_the_same_rows_behind_it() throws IOException {
    RunResult result =
        run(
            """
            CREATE TABLE t AS SELECT * FROM (VALUES (1, 'a'), (-2, NULL), (NULL, 'c'), (-4, 'd')) AS v(n, s);
            EXPORT (SELECT n FROM t) TO "output/before.jsonl" TYPE lines;
            CHECK positive ON t AS n > 0;
            CREATE TABLE u AS SELECT n FROM t;
            EXPORT u TO "output/u.jsonl" TYPE lines;
            CREATE TABLE apart AS SELECT 1 AS n;
            EXPORT apart TO "output/apart.jsonl" TYPE lines;
            """);

    RunReport report = result.reports().get(0);
    assertThat(words(report))
        .containsExactly(
            "create:t ok",
            "export:output/before.jsonl ok",
            "check:positive failed",
            "create:u skipped: check:positive",
            "export:output/u.jsonl skipped: check:positive",
            "create:apart ok",
            "export:output/apart.jsonl ok");
    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED);
    assertThat(report.checks()).extracting(Checked::name).containsExactly("positive");
    Diagnostic finding = report.diagnostics().get(0);
    assertThat(report.diagnostics()).hasSize(1);
    assertThat(finding.code()).isEqualTo(DiagnosticCode.CHECK_FAILED);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.span().orElseThrow().text()).isEqualTo("positive");
    assertThat(finding.message()).isEqualTo("check `positive` is broken by 2 rows of `t`");
    assertThat(finding.help()).containsExactly("such as n=-2, s=NULL", "such as n=-4, s=d");
    assertThat(RunText.summary(result.reports(), 0))
        .matches("1 pipeline, 7 steps in .* s: 1 failed, 2 skipped");
  }

  @Test
  void a_check_that_only_warns_lets_everything_go_on() throws IOException {
    RunResult result =
        run(
            """
            CREATE TABLE t AS SELECT range AS n FROM range(1000);
            CHECK small AS SELECT n FROM t WHERE n >= 10 SEVERITY WARN;
            EXPORT (SELECT count(*) AS n FROM t) TO "output/t.jsonl" TYPE lines;
            """);

    RunReport report = result.reports().get(0);
    assertThat(result.ok()).isTrue();
    assertThat(words(report))
        .containsExactly("create:t ok", "check:small warns", "export:output/t.jsonl ok");
    assertThat(report.diagnostics()).hasSize(1);
    assertThat(report.diagnostics().get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(report.diagnostics().get(0).message())
        .isEqualTo("check `small` is broken by 990 rows");
    assertThat(report.diagnostics().get(0).help())
        .containsExactly(
            "such as n=10", "such as n=11", "such as n=12", "such as n=13", "such as n=14");
    assertThat(RunText.summary(result.reports(), 0))
        .matches("1 pipeline, 3 steps in .* s: ok, 1 warning");
  }

  @Test
  void every_check_of_a_table_is_made_though_one_fails() throws IOException {
    RunResult result =
        run(
            """
            CREATE TABLE t AS SELECT -1 AS n;
            CHECK positive ON t AS n > 0;
            CHECK even AS SELECT * FROM t WHERE n % 2 <> 0;
            CHECK number ON t AS n IS NOT NULL;
            EXPORT t TO "output/t.jsonl" TYPE lines;
            """);

    assertThat(words(result.reports().get(0)))
        .containsExactly(
            "create:t ok",
            "check:positive failed",
            "check:even failed",
            "check:number holds",
            "export:output/t.jsonl skipped: check:positive");
  }

  @Test
  void a_check_whose_query_fails_lets_nothing_pass() throws IOException {
    RunResult result =
        run(
            """
            CREATE TABLE t AS SELECT 'x' AS s;
            CHECK number ON t AS CAST(s AS INTEGER) > 0 SEVERITY WARN;
            EXPORT t TO "output/t.jsonl" TYPE lines;
            """);

    RunReport report = result.reports().get(0);
    assertThat(words(report))
        .containsExactly(
            "create:t ok", "check:number error", "export:output/t.jsonl skipped: check:number");
    assertThat(report.diagnostics().get(0).code()).isEqualTo(DiagnosticCode.QUERY_FAILED);
    assertThat(report.checks()).isEmpty();
  }

  @Test
  void a_table_is_not_written_again_over_rows_that_a_check_refused() throws IOException {
    RunResult result =
        run(
            """
            CREATE TABLE t AS SELECT -1 AS n;
            CHECK positive ON t AS n > 0;
            CREATE TABLE t MODE APPEND AS SELECT 2 AS n;
            EXPORT t TO "output/t.jsonl" TYPE lines;
            """);

    assertThat(words(result.reports().get(0)))
        .containsExactly(
            "create:t ok",
            "check:positive failed",
            "create:t#2 skipped: check:positive",
            "export:output/t.jsonl skipped: check:positive");
  }

  @Test
  void long_and_many_values_are_cut() throws IOException {
    RunResult result =
        run(
            """
            CREATE TABLE t AS SELECT repeat('😀', 100) AS s, e'a\\nb' AS line, 1 AS c3, 1 AS c4, 1 AS c5,
              1 AS c6, 1 AS c7, 1 AS c8, 1 AS c9, 1 AS c10, 1 AS c11, 1 AS c12, 1 AS c13;
            CHECK none AS FROM t;
            EXPORT (SELECT 1 AS n FROM t) TO "output/t.jsonl" TYPE lines;
            """);

    assertThat(result.reports().get(0).diagnostics().get(0).help())
        .containsExactly(
            "such as s="
                + "😀".repeat(60)
                + "..., line=a b, c3=1, c4=1, c5=1, c6=1, c7=1, c8=1, c9=1, c10=1, c11=1, c12=1,"
                + " ...");
  }

  @Test
  void the_report_for_machines_tells_of_checks_and_views() throws IOException {
    RunResult result =
        run(
            """
            CREATE TABLE t AS SELECT -1 AS n, NULL AS m;
            CREATE VIEW v AS SELECT n, m FROM t;
            CHECK positive ON v AS n > 0 SEVERITY WARN;
            CHECK number ON v AS n IS NOT NULL;
            EXPORT v TO "output/v.jsonl" TYPE lines;
            """);

    String text = Files.readString(result.file().orElseThrow());
    JsonNode steps = JsonMapper.shared().readTree(text).path("pipelines").path(0).path("steps");
    assertThat(steps.path(1).path("id").asString()).isEqualTo("view:v");
    assertThat(steps.path(1).has("rows")).isFalse();
    JsonNode positive = steps.path(2);
    assertThat(positive.path("id").asString()).isEqualTo("check:positive");
    assertThat(positive.path("outcome").asString()).isEqualTo("succeeded");
    assertThat(positive.path("check").asString()).isEqualTo("positive");
    assertThat(positive.path("severity").asString()).isEqualTo("warn");
    assertThat(positive.path("violations").asInt()).isEqualTo(1);
    assertThat(positive.path("examples").toString()).isEqualTo("[{\"n\":\"-1\",\"m\":null}]");
    assertThat(positive.path("warning").path("code").asString()).isEqualTo("SF5021");
    assertThat(steps.path(3).path("violations").asInt()).isZero();
    assertThat(steps.path(3).has("error")).isFalse();
  }

  @Test
  void a_view_is_its_query_where_it_is_read() throws IOException {
    run(
        """
        CREATE TABLE t AS SELECT 1 AS n;
        CREATE VIEW doubled AS SELECT n * 2 AS n FROM t;
        CREATE VIEW s.over AS SELECT n + 1 AS n FROM doubled;
        EXPORT s.over TO "output/first.jsonl" TYPE lines;
        CREATE OR REPLACE TABLE t AS SELECT 10 AS n;
        EXPORT s.over TO "output/second.jsonl" TYPE lines;
        CREATE OR REPLACE VIEW doubled AS SELECT n * 3 AS n FROM t;
        EXPORT s.over TO "output/third.jsonl" TYPE lines;
        """);

    assertThat(output("first.jsonl")).isEqualTo("{\"n\":3}\n");
    assertThat(output("second.jsonl")).isEqualTo("{\"n\":21}\n");
    assertThat(output("third.jsonl")).isEqualTo("{\"n\":31}\n");
  }

  @Test
  void views_of_a_database_that_pipelines_share_are_there_again_and_again() throws IOException {
    TestProject project =
        new TestProject(folder)
            .with("profiles/dev.yml", SHARED)
            .with(
                "pipelines/z.sf",
                """
                CREATE TABLE t AS SELECT 1 AS n;
                CREATE VIEW v AS SELECT n FROM t;
                """)
            .with("pipelines/a.sf", "EXPORT (SELECT n FROM v) TO \"output/v.jsonl\" TYPE lines;\n");

    assertThat(run(project).ok()).isTrue();
    assertThat(run(project).ok()).isTrue();

    assertThat(output("v.jsonl")).isEqualTo("{\"n\":1}\n");
  }

  @Test
  void what_a_check_found_wrong_in_a_shared_database_is_not_for_other_pipelines()
      throws IOException {
    TestProject project =
        new TestProject(folder)
            .with("profiles/dev.yml", SHARED)
            .with(
                "pipelines/base.sf",
                """
                CREATE TABLE t AS SELECT -1 AS n;
                CREATE VIEW v AS SELECT n FROM t;
                CREATE TABLE good AS SELECT 1 AS n;
                CHECK positive ON t AS n > 0;
                """)
            .with("pipelines/x.sf", "EXPORT v TO \"output/x.jsonl\" TYPE lines;\n")
            .with("pipelines/y.sf", "EXPORT good TO \"output/y.jsonl\" TYPE lines;\n");

    RunResult result = run(project);

    assertThat(result.notRun())
        .containsExactly(new NotRun("x", "it reads what check `positive` of base found wrong"));
    assertThat(output("y.jsonl")).isEqualTo("{\"n\":1}\n");
  }

  @Test
  void a_check_of_another_pipelines_table_holds_back_its_own_pipeline() throws IOException {
    TestProject project =
        new TestProject(folder)
            .with("profiles/dev.yml", SHARED)
            .with("pipelines/base.sf", "CREATE TABLE t AS SELECT -1 AS n;\n")
            .with(
                "pipelines/a.sf",
                """
                CHECK positive ON t AS n > 0;
                EXPORT t TO "output/a.jsonl" TYPE lines;
                """);

    assertThat(words(run(project).reports().get(1)))
        .containsExactly("check:positive failed", "export:output/a.jsonl skipped: check:positive");
  }

  @Test
  void a_table_of_the_database_is_not_made_a_view_nor_a_view_a_table() throws IOException {
    TestProject project = new TestProject(folder).with("profiles/dev.yml", SHARED);
    String table = "CREATE TABLE \"T\" AS SELECT 1 AS n;\n";
    String view = "CREATE VIEW t AS SELECT 2 AS n;\n";
    assertThat(run(project.with("pipelines/a.sf", table)).ok()).isTrue();

    Diagnostic refused = onlyFailure(run(project.with("pipelines/a.sf", view)));

    assertThat(refused.code()).isEqualTo(DiagnosticCode.OTHER_KIND_IN_DATABASE);
    assertThat(refused.message()).isEqualTo("the database holds a table `t` already");
    Files.delete(project.path("shared.duckdb"));
    assertThat(run(project.with("pipelines/a.sf", view)).ok()).isTrue();
    for (String mode : List.of("", " MODE APPEND")) {
      String written = table.replace("\" AS", "\"" + mode + " AS");
      assertThat(onlyFailure(run(project.with("pipelines/a.sf", written))).message())
          .isEqualTo("the database holds a view `T` already");
    }
  }

  private static Diagnostic onlyFailure(RunResult result) {
    assertThat(result.reports()).hasSize(1);
    assertThat(result.reports().get(0).diagnostics()).hasSize(1);
    return result.reports().get(0).diagnostics().get(0);
  }
}
