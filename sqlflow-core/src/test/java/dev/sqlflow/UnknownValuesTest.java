package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.ProjectCheck.Outcome;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.engine.PlanExecutor;
import dev.sqlflow.engine.duckdb.DuckDbEngineFactory;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.report.NotRun;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the environment's machine knows never makes an error elsewhere. */
class UnknownValuesTest {

  private static final String REQUIRES =
      """
      version: "1.0"
      connectors: {}
      requires: {HOST: string, BATCH: integer, RATIO: number, FULL: boolean}
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project =
        new TestProject(folder)
            .with("profiles/prod.yml", REQUIRES)
            .with("data/t.jsonl", "{\"id\":1,\"name\":\"a\",\"day\":\"2026-01-01\"}\n");
  }

  private static final String LOAD =
      "SOURCE s TYPE lines PARAMS {\"path\": \"data/t.jsonl\"};\nLOAD t FROM s;\n";

  private ValidationResult check(String pipeline, Optional<String> environment) throws IOException {
    project.with("pipelines/p.sf", pipeline);
    return project.open().validate(new ValidateRequest(Selection.ALL, environment, Level.RESOLVE));
  }

  private String findings(String pipeline) throws IOException {
    return Found.lines(check(pipeline, Optional.empty()).diagnostics());
  }

  private void isUnknown(String pipeline) throws IOException {
    ValidationResult result = check(pipeline, Optional.empty());
    assertThat(Found.lines(result.diagnostics().stream().filter(Diagnostic::isError).toList()))
        .isEmpty();
    assertThat(result.pipelines().get(0).verdicts()).isEqualTo(Map.of("prod", Verdict.UNKNOWN));
  }

  private void exporting(String query) throws IOException {
    isUnknown(LOAD + "EXPORT (" + query + ") TO \"out.jsonl\" TYPE lines;\n");
  }

  @Test
  void the_matrix_says_so() throws IOException {
    exporting("SELECT * FROM t WHERE name = ${HOST}");
    assertThat(project.text("target/sqlflow/sqlflow.json")).contains("\"prod\": \"unknown\"");
  }

  @Test
  void a_pipeline_that_uses_none_is_certain() throws IOException {
    ValidationResult result =
        check(LOAD + "EXPORT t TO \"out.jsonl\" TYPE lines;\n", Optional.empty());
    assertThat(result.pipelines().get(0).verdicts()).isEqualTo(Map.of("prod", Verdict.OK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM t WHERE id > ${BATCH} AND name = ${HOST} AND ${FULL}",
        "SELECT * FROM t WHERE CAST(day AS DATE) > ${HOST}",
        "SELECT * FROM t LIMIT ${BATCH}",
        "SELECT date '2026-01-01' + INTERVAL ${BATCH} DAY AS d FROM t",
        "SELECT CAST(id AS DECIMAL(${BATCH}, 2)) AS d FROM t",
        "SELECT id * ${RATIO} AS d FROM t WHERE id IN (${BATCH}, 2)",
        "SELECT * FROM t WHERE name = '${HOST}' AND day > DATE '${HOST}'",
        "SELECT \"${HOST}\" FROM t",
        "SELECT * FROM \"${HOST}\"",
        "SELECT * FROM t_${HOST:raw}",
        "SELECT * FROM t ${HOST:raw}",
        "SELECT * FROM t ORDER BY id ${HOST:raw} LIMIT 5",
        "${HOST:raw} SELECT * FROM c",
        "SELECT no_such FROM t JOIN \"${HOST}\" USING (id)",
      })
  void sql_is_checked_as_far_as_it_is_certain(String query) throws IOException {
    exporting(query);
  }

  @Test
  void what_is_wrong_for_every_value_is_an_error() throws IOException {
    String export = "EXPORT (%s) TO \"out.jsonl\" TYPE lines;\n";
    assertThat(findings(LOAD + export.formatted("SELECT nme FROM t WHERE id > ${BATCH}")))
        .startsWith("SF3402")
        .hasLineCount(1);
    assertThat(findings(LOAD + export.formatted("SELEC id FROM t WHERE name = '${HOST}'")))
        .contains("SF3401");
    assertThat(findings(export.formatted("SELECT * FROM nothing WHERE id > ${BATCH}")))
        .startsWith("SF3101")
        .hasLineCount(1);
    assertThat(findings("IF ${HOST} THEN SET a = 1; END IF;\n" + LOAD))
        .contains("SF2109 pipelines/p.sf:1:4 [${HOST}] a condition must be true or false");
  }

  @Test
  void an_unknown_column_list_spreads_to_what_reads_it() throws IOException {
    isUnknown(
        """
        CREATE TABLE a AS SELECT * FROM "${HOST}";
        CREATE TABLE b AS SELECT anything FROM a;
        EXPORT (SELECT whatever FROM b) TO "out.jsonl" TYPE lines;
        """);
  }

  @Test
  void options_accept_it_in_every_type() throws IOException {
    isUnknown(
        """
        SOURCE s TYPE lines PARAMS {"path": "${HOST}", "limit": ${BATCH}};
        LOAD t FROM s;
        EXPORT (SELECT x FROM t) TO "out/${HOST}.jsonl" TYPE lines;
        EXPORT t TO "out.jsonl" TYPE lines OPTIONS {"limit": "${HOST}", "allow_external_paths": ${FULL}};
        """);
  }

  @Test
  void a_required_option_that_a_variable_may_give_there_is_unknown_here() throws IOException {
    project.with(
        "profiles/prod.yml",
        """
        version: "1.0"
        connectors:
          shop: {type: remote, params: {use_environment: true}}
        """);
    String pipeline =
        """
        SOURCE s FROM "shop" OPTIONS {"table": "t"};
        LOAD t FROM s;
        EXPORT t TO "out.jsonl" TYPE lines;
        """;

    isUnknown(pipeline);
    assertThat(Found.lines(check(pipeline, Optional.of("prod")).diagnostics()))
        .contains("SF4105 pipelines/p.sf:1:16 [shop] connector `remote` needs the option `url`");

    project.with(".env", "REMOTE_URL=http://127.0.0.1:9\n");
    assertThat(check(pipeline, Optional.of("prod")).ok()).isTrue();
  }

  @Test
  void other_options_are_checked_all_the_same() throws IOException {
    assertThat(
            findings(
                    """
                SOURCE s TYPE lines PARAMS {"limit": ${BATCH}, "pth": "x"};
                LOAD t FROM s;
                EXPORT t TO "out.jsonl" TYPE lines OPTIONS {"limit": 0, "allow_external_paths": ${FULL}};
                SOURCE r TYPE lines PARAMS {"limit": ${BATCH}};
                LOAD u FROM r;
                EXPORT u TO "out2.jsonl" TYPE lines;
                """)
                .lines())
        .anyMatch(line -> line.startsWith("SF4102"))
        .anyMatch(line -> line.startsWith("SF4104"))
        .anyMatch(line -> line.startsWith("SF4105"))
        .hasSize(3);
  }

  @Test
  void a_connection_of_an_unknown_name_is_unknown() throws IOException {
    isUnknown(
        "SOURCE s FROM \"${HOST}\";\nLOAD t FROM s;\nEXPORT (SELECT x FROM t) TO \"${HOST}\";\n");
  }

  @Test
  void every_branch_is_checked() throws IOException {
    String pipeline =
        """
        IF ${FULL} THEN
          CREATE TABLE a AS SELECT 1 AS x;
        ELSE IF ${HOST} == 'x' THEN
          CREATE TABLE a AS SELECT nothing AS x;
        ELSE
          CREATE TABLE a AS SELECT ${undefined} AS x;
        END IF;
        EXPORT (SELECT x FROM a) TO "out.jsonl" TYPE lines;
        """;
    assertThat(findings(pipeline).lines())
        .anyMatch(line -> line.startsWith("SF3402"))
        .anyMatch(line -> line.startsWith("SF2101"))
        .hasSize(2);
  }

  @Test
  void branches_exclude_each_other() throws IOException {
    isUnknown(
        """
        IF ${FULL} THEN
          SOURCE s TYPE lines PARAMS {"path": "data/t.jsonl"};
          LOAD t FROM s;
          CREATE TABLE a AS SELECT id AS x FROM t;
          EXPORT a TO "out.jsonl" TYPE lines;
        ELSE
          SOURCE s TYPE lines PARAMS {"path": "data/t.jsonl"};
          LOAD t FROM s;
          CREATE TABLE a AS SELECT name AS x FROM t;
          EXPORT a TO "out.jsonl" TYPE lines;
        END IF;
        """);
  }

  @Test
  void one_branch_excludes_nothing_in_itself() throws IOException {
    assertThat(
            findings(
                """
                IF ${FULL} THEN
                  CREATE TABLE a AS SELECT 1 AS x;
                  CREATE TABLE a AS SELECT 2 AS x;
                END IF;
                CREATE TABLE a AS SELECT 3 AS x;
                EXPORT a TO "out.jsonl" TYPE lines;
                """))
        .contains("SF3105 pipelines/p.sf:3:16 [a]", "SF3105 pipelines/p.sf:5:14 [a]");
  }

  @Test
  void a_table_of_any_branch_exists_behind_the_end() throws IOException {
    isUnknown(
        """
        IF ${FULL} THEN
          CREATE TABLE a AS SELECT 1 AS x;
        END IF;
        EXPORT (SELECT x FROM a) TO "out.jsonl" TYPE lines;
        """);
  }

  @Test
  void columns_that_all_branches_agree_on_are_known() throws IOException {
    String pipeline =
        """
        IF ${FULL} THEN
          CREATE TABLE a AS SELECT 1 AS x;
        ELSE
          CREATE TABLE a AS SELECT 2 AS %s;
        END IF;
        EXPORT (SELECT z FROM a) TO "out.jsonl" TYPE lines;
        """;
    assertThat(findings(pipeline.formatted("x"))).startsWith("SF3402").hasLineCount(1);
    isUnknown(pipeline.formatted("y"));
  }

  @Test
  void a_branch_that_changes_a_table_makes_its_columns_unknown() throws IOException {
    isUnknown(
        """
        CREATE TABLE a AS SELECT 1 AS x;
        IF ${FULL} THEN
          CREATE OR REPLACE TABLE a AS SELECT x, 2 AS y FROM a;
        END IF;
        EXPORT (SELECT y FROM a) TO "out.jsonl" TYPE lines;
        """);
  }

  @Test
  void a_branch_does_not_see_what_another_one_makes() throws IOException {
    assertThat(
            findings(
                """
                IF ${FULL} THEN
                  CREATE TABLE a AS SELECT 1 AS x;
                ELSE
                  EXPORT (SELECT x FROM a) TO "out.jsonl" TYPE lines;
                END IF;
                EXPORT a TO "other.jsonl" TYPE lines;
                """))
        .startsWith("SF3101 pipelines/p.sf:4:25 [a]")
        .hasLineCount(1);
  }

  @Test
  void a_variable_that_branches_set_differently_is_unknown() throws IOException {
    isUnknown(
        """
        SET n = 1;
        SET same = 'id';
        IF ${FULL} THEN SET n = 'x'; SET only = 5; END IF;
        """
            + LOAD
            + "EXPORT (SELECT ${same} AS a, ${n} AS b, ${only} AS c FROM t) TO \"o.jsonl\" TYPE lines;\n");
  }

  @Test
  void a_condition_that_is_certain_all_the_same_is_decided() throws IOException {
    isUnknown(
        """
        IF ${FULL} AND false THEN CREATE TABLE a AS SELECT nothing; END IF;
        IF NOT (${FULL} OR true) THEN CREATE TABLE b AS SELECT nothing; END IF;
        IF 'x' IN ('x', ${HOST}) THEN CREATE TABLE c AS SELECT 1 AS n; ELSE SELECTED; END IF;
        EXPORT (SELECT n FROM c) TO "out.jsonl" TYPE lines;
        """
            .replace("SELECTED", "CREATE TABLE d AS SELECT nothing"));
  }

  @Test
  void its_own_machine_must_supply_it() throws IOException {
    ValidationResult asked =
        check("EXPORT (SELECT 1 AS a) TO \"o.jsonl\" TYPE lines;\n", Optional.of("prod"));
    assertThat(Found.lines(asked.diagnostics()))
        .isEqualTo(
            """
            SF2120 profiles/prod.yml:3:12 [HOST] `HOST` is required, and nothing supplies it
            SF2120 profiles/prod.yml:3:26 [BATCH] `BATCH` is required, and nothing supplies it
            SF2120 profiles/prod.yml:3:42 [RATIO] `RATIO` is required, and nothing supplies it
            SF2120 profiles/prod.yml:3:57 [FULL] `FULL` is required, and nothing supplies it""");
    RunResult run =
        project
            .open()
            .run(new RunRequest(Selection.ALL, Optional.of("prod"), false), RunListener.NONE);
    assertThat(run.reports()).isEmpty();
    assertThat(run.check().diagnostics()).hasSize(4);
  }

  @Test
  void an_empty_value_that_a_connection_needs_stops_the_run() throws IOException {
    project
        .with(
            "profiles/prod.yml",
            """
            version: "1.0"
            requires: {REMOTE_URL: string}
            connectors:
              shop: {type: remote, params: {use_environment: true}}
            """)
        .with(
            "pipelines/shop.sf",
            """
            SOURCE s FROM "shop" OPTIONS {"table": "t"};
            LOAD s FROM s;
            EXPORT s TO "o.jsonl" TYPE lines;
            """)
        .withEnvironment(Map.of("REMOTE_URL", ""));

    RunResult run =
        project
            .open()
            .run(new RunRequest(Selection.ALL, Optional.of("prod"), false), RunListener.NONE);

    assertThat(run.ok()).isFalse();
    assertThat(Found.lines(run.check().diagnostics().stream().filter(Diagnostic::isError).toList()))
        .isEqualTo(
            "SF2120 profiles/prod.yml:2:12 [REMOTE_URL] `REMOTE_URL` is required, and nothing"
                + " supplies it");
  }

  @Test
  void a_run_is_no_success_if_what_it_shall_run_has_no_plan() throws IOException {
    project
        .withCopy("orders")
        .with("pipelines/p.sf", "EXPORT (SELECT ${HOST} AS a) TO \"o.jsonl\" TYPE lines;\n");
    Project built = Project.at(folder, getClass().getClassLoader()).build();
    Outcome unknown =
        new Checks(built).withEngine(Selection.ALL, Purpose.validate(Optional.empty()));
    PlanExecutor executor =
        new PlanExecutor(new DuckDbEngineFactory(built.clock()), built.clock(), Secrets.none());

    RunResult run = new ProjectRun(built, executor, RunListener.NONE).run(unknown, false);

    assertThat(run.check().ok()).isTrue();
    assertThat(run.ok()).isFalse();
    assertThat(run.notRun())
        .containsExactly(new NotRun("p", "it has no plan"), new NotRun("orders", "p has no plan"));
    assertThat(project.path("output")).doesNotExist();
  }

  @Test
  void a_missing_value_is_one_finding_however_often_it_is_used() throws IOException {
    project.with(
        "profiles/prod.yml", "version: \"1.0\"\nconnectors: {}\nrequires: {HOST: string}\n");
    ValidationResult asked =
        check(
            "EXPORT (SELECT ${HOST} AS a, '${HOST|x}' AS b) TO \"o.jsonl\" TYPE lines;\n",
            Optional.of("prod"));
    assertThat(Found.lines(asked.diagnostics())).startsWith("SF2120").hasLineCount(1);
  }

  @Test
  void a_supplied_value_has_the_required_type() throws IOException {
    project.withVariables(Map.of("HOST", "123", "BATCH", "many", "RATIO", "1.5", "FULL", "true"));
    String pipeline =
        "IF ${FULL} THEN EXPORT (SELECT ${HOST} || '' AS a, ${RATIO} AS b) TO \"o.jsonl\" TYPE lines; END IF;\n";
    assertThat(Found.lines(check(pipeline, Optional.of("prod")).diagnostics()))
        .isEqualTo(
            "SF2121 profiles/prod.yml:3:26 [BATCH] `BATCH` must be of type integer, and is not");
    assertThat(findings(pipeline)).isEmpty();
  }

  @Test
  void a_file_outside_of_the_project_may_be_on_the_other_machine(@TempDir Path outside)
      throws IOException {
    String pipeline =
        """
        SOURCE s TYPE lines PARAMS {"path": "%s", "allow_external_paths": true};
        LOAD t FROM s;
        EXPORT (SELECT x FROM t) TO "o.jsonl" TYPE lines;
        """
            .formatted(outside.resolve("x.jsonl").toString().replace('\\', '/'));
    ValidationResult result = check(pipeline, Optional.empty());
    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo(
            "SF2122 pipelines/p.sf:1:15 [lines] columns of source `s` are unknown: no file x.jsonl");
    assertThat(result.pipelines().get(0).verdicts()).isEqualTo(Map.of("prod", Verdict.UNKNOWN));
    assertThat(findings(pipeline.replace("SELECT x", "SELEC x"))).contains("SF3401");
    project.with("profiles/prod.yml", "version: \"1.0\"\nconnectors: {}\n");
    assertThat(Found.lines(check(pipeline, Optional.of("prod")).diagnostics()))
        .startsWith("SF3301");
  }

  @Test
  void an_unknown_database_file_is_one_database() throws IOException {
    project.with(
        "profiles/prod.yml",
        REQUIRES
            + "engines: {duckdb: {mode: persistent, path: \"${HOST}.duckdb\", threads: \"${BATCH}\"}}\n");
    project.with("pipelines/first.sf", "CREATE TABLE a AS SELECT 1 AS x;\n");
    isUnknown("EXPORT (SELECT x FROM a) TO \"o.jsonl\" TYPE lines;\n");
  }
}
