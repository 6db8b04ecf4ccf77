package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.engine.ExecutionListener;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed and perhaps not meant, and how bad a project takes it. */
class LintsTest {

  private static final String END =
      "EXPORT (SELECT ${full} AS n) TO \"output/n.jsonl\" TYPE lines;\n";

  @TempDir Path folder;

  private String found(String pipeline) throws IOException {
    return Found.lines(check(project(pipeline), Optional.empty()).diagnostics());
  }

  private TestProject project(String pipeline) throws IOException {
    return new TestProject(folder)
        .with("pipelines/a.sf", pipeline + END)
        .with("profiles/dev.yml", "version: \"1.0\"\nconnectors: {}\nvariables: {full: false}\n")
        .with("profiles/prod.yml", "version: \"1.0\"\nconnectors: {}\nvariables: {full: true}\n");
  }

  private static ValidationResult check(TestProject project, Optional<String> environment) {
    return project.open().validate(new ValidateRequest(Selection.ALL, environment, Level.RESOLVE));
  }

  @Test
  void a_set_that_nothing_uses_is_found_once_for_all_environments() throws IOException {
    ValidationResult result = check(project("SET lmit = 5;\n"), Optional.empty());

    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo("SF6030 pipelines/a.sf:1:5 [lmit] nothing uses variable `lmit`");
    assertThat(result.diagnostics().get(0).environments()).containsExactly("dev", "prod");
    assertThat(result.ok()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET x = 5; CREATE TABLE t AS SELECT ${x} AS n; EXPORT t TO \"output/t\" TYPE lines;",
        "SET x = 5; SET y = ${x}; IF ${env} == 'none' THEN SET z = ${ y }; END IF; SET a = ${z|1};"
            + " CREATE TABLE t AS SELECT ${a} AS n; EXPORT t TO \"output/t\" TYPE lines;",
        "SET x = {\"a\": 5}; EXPORT (SELECT ${x.a} AS n) TO \"output/t\" TYPE lines;"
      })
  void a_set_that_something_uses_is_none(String pipeline) throws IOException {
    assertThat(found(pipeline)).doesNotContain("SF6030");
  }

  @Test
  void a_branch_that_no_environment_takes_is_found_at_its_condition() throws IOException {
    assertThat(
            found(
                """
                IF ${env} == 'dev' THEN
                  SET a = 1;
                ELSE IF ${env} == 'prd' THEN
                  IF ${full} THEN SET a = 2; END IF;
                ELSE
                  SET a = 3;
                END IF;
                EXPORT (SELECT ${a} AS n) TO "output/a" TYPE lines;
                """))
        .isEqualTo("SF6031 pipelines/a.sf:3:9 [${env} == 'prd'] no environment takes this branch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IF ${full} THEN SET a = 1; END IF;",
        "IF NOT ${full} THEN SET a = 1; ELSE SET a = 2; END IF;",
        "IF ${sample|false} THEN SET a = 1; END IF;",
        "SET s = false; IF ${s} THEN SET a = 1; END IF;"
      })
  void a_branch_that_something_may_take_is_none(String pipeline) throws IOException {
    assertThat(found(pipeline + "EXPORT (SELECT ${a|0} AS n) TO \"output/a\" TYPE lines;"))
        .isEmpty();
  }

  @Test
  void one_environment_alone_does_not_tell_which_branches_are_taken() throws IOException {
    TestProject project = project("IF ${env} == 'prod' THEN SET a = 1; END IF; SET b = ${a|2};");

    assertThat(Found.lines(check(project, Optional.of("dev")).diagnostics()))
        .doesNotContain("SF6031");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "true",
        "NOT FALSE OR 1 < 2",
        "'prod' == 'dev'",
        "'a' IN ('a', 'b') AND true",
        "${env} == ${env}"
      })
  void a_condition_without_a_variable_decides_nothing(String condition) throws IOException {
    assertThat(
            found(
                "IF "
                    + condition
                    + " THEN SET a = 1; END IF; EXPORT (SELECT ${a|1} AS b) TO"
                    + " \"output/a\" TYPE lines;"))
        .isEqualTo(
            "SF6032 pipelines/a.sf:1:4 [%s] this condition is the same in every environment"
                .formatted(condition));
  }

  @Test
  void all_columns_of_a_loaded_table_in_an_export_are_a_note() throws IOException {
    TestProject project =
        project(
                """
                SOURCE s TYPE lines PARAMS {"path": "data/s.jsonl"};
                LOAD s FROM s;
                CREATE TABLE t AS SELECT * FROM s;
                EXPORT (SELECT * FROM s WHERE id > 1) TO "output/a" TYPE lines;
                EXPORT (SELECT id FROM s) TO "output/b" TYPE lines;
                EXPORT (SELECT * FROM t) TO "output/c" TYPE lines;
                """)
            .with("data/s.jsonl", "{\"id\":1}\n");

    List<Diagnostic> found = check(project, Optional.empty()).diagnostics();

    assertThat(Found.lines(found))
        .isEqualTo(
            "SF6033 pipelines/a.sf:4:16 [*] whatever columns the source has go into the export");
    assertThat(found.get(0).severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void tables_that_meet_without_a_condition_are_found_unless_one_has_one_row() throws IOException {
    assertThat(
            found(
                """
                CREATE TABLE a AS SELECT n FROM range(3) r(n);
                CREATE TABLE b AS SELECT n FROM a WHERE n > 1;
                CREATE TABLE one AS SELECT max(n) AS m FROM b;
                EXPORT (SELECT a.n FROM a, one) TO "output/x" TYPE lines;
                EXPORT (SELECT a.n FROM a, b) TO "output/y" TYPE lines;
                """))
        .isEqualTo(
            "SF6034 pipelines/a.sf:5:28 [b] tables `a` and `b` are joined without a condition");
  }

  @Test
  void a_project_takes_lints_as_bad_as_it_says() throws IOException {
    TestProject project =
        project("SET lmit = 5; IF true THEN SET lmt = 2; END IF;\n")
            .withLints(Map.of("SF6030", "off", "sf6032", "Error"));

    ValidationResult result = check(project, Optional.empty());

    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo(
            "SF6032 pipelines/a.sf:1:18 [true] this condition is the same in every environment");
    assertThat(result.ok()).isFalse();
    assertThat(
            project
                .open()
                .run(new RunRequest(Selection.ALL, Optional.of("dev"), false), NOBODY)
                .ok())
        .isFalse();
    assertThat(folder.resolve("output")).doesNotExist();
  }

  private static final RunListener NOBODY =
      new RunListener() {
        @Override
        public ExecutionListener started(Plan plan) {
          throw new IllegalStateException("nothing may run");
        }

        @Override
        public void finished(RunReport report) {
          throw new IllegalStateException("nothing may run");
        }
      };

  @Test
  void findings_of_every_phase_can_be_set() throws IOException {
    TestProject project =
        project(";\nSET full = 1;\nEXPORT (SELECT ${full:raw} AS n) TO \"output/a\" TYPE lines;\n")
            .withLints(Map.of("SF1008", "off", "SF2104", "off", "SF6010", "note"));

    List<Diagnostic> found = check(project, Optional.empty()).diagnostics();

    assertThat(found).extracting(Diagnostic::severity).containsExactly(Severity.NOTE);
    assertThat(found).extracting(one -> one.code().id()).containsExactly("SF6010");
  }

  @Test
  void settings_that_mean_nothing_are_errors_with_the_nearest() throws IOException {
    TestProject project =
        project("")
            .withLints(Map.of("SF6039", "off", "SF6030", "warn", "SF3101", "note", "hello", "off"));

    List<Diagnostic> found = check(project, Optional.empty()).diagnostics();

    assertThat(found)
        .extracting(one -> one.code().id() + " " + one.message() + " " + one.help())
        .containsExactlyInAnyOrder(
            "SF6050 `SF3101` (unknown table) is always an error"
                + " [only the severities of warnings and notes can be set]",
            "SF6050 `warn` is no severity for SF6030"
                + " [the severities are error, warning, note, off]",
            "SF6050 no code `SF6039` has a severity to set [did you mean `SF6030`?]",
            "SF6050 no code `hello` has a severity to set []");
  }

  @Test
  void a_variable_that_nothing_selected_uses_is_misspelt() throws IOException {
    TestProject project =
        project("EXPORT (SELECT ${limit|1} AS n) TO \"output/a\" TYPE lines;\n")
            .withVariables(Map.of("limt", "5", "full", "true", "of_the_pom", "1"))
            .withDemanded("limt");

    List<Diagnostic> found = check(project, Optional.empty()).diagnostics();

    assertThat(Found.lines(found))
        .isEqualTo("SF3710 nothing that is selected uses the variable `limt` of the command line");
    assertThat(found.get(0).help()).containsExactly("did you mean `limit`?");
  }

  @Test
  void a_variable_of_a_branch_that_is_not_taken_is_used() throws IOException {
    TestProject project =
        project("IF ${env} == 'prod' THEN SET a = ${limit}; SET b = ${a}; END IF; SET c = ${b|1};")
            .withVariables(Map.of("limit", "5"))
            .withDemanded("limit");

    assertThat(Found.lines(check(project, Optional.of("dev")).diagnostics()))
        .doesNotContain("SF3710");
  }
}
