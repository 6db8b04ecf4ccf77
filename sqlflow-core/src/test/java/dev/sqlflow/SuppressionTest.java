package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -- sqlflow:ignore} in whole projects. */
class SuppressionTest {

  private static final String OUT =
      "EXPORT (SELECT 1 AS a) TO \"output/${pipeline}\" TYPE lines;\n";
  private static final String UNREAD = "SOURCE s TYPE lines PARAMS {\"path\": \"data/s.jsonl\"};\n";
  private static final String SILENCED = "-- sqlflow:ignore SF6001 for later\n" + UNREAD;

  @TempDir Path folder;

  private TestProject project() throws IOException {
    return new TestProject(folder).with("data/s.jsonl", "{\"id\":1}\n");
  }

  private static ValidationResult validate(TestProject project, String select, Level level) {
    return project
        .open()
        .validate(new ValidateRequest(Selection.parse(select), Optional.empty(), level));
  }

  private static String findings(TestProject project) {
    return Found.lines(validate(project, "", Level.RESOLVE).diagnostics());
  }

  @Test
  void a_finding_is_silenced_in_its_statement_only() throws IOException {
    TestProject project =
        project().with("pipelines/a.sf", SILENCED + UNREAD.replace("SOURCE s", "SOURCE t") + OUT);

    assertThat(findings(project))
        .isEqualTo("SF6001 pipelines/a.sf:3:8 [t] nothing reads source `t`");
  }

  @Test
  void another_code_is_not_silenced_and_the_suppression_is_useless() throws IOException {
    TestProject project =
        project().with("pipelines/a.sf", SILENCED.replace("SF6001", "SF6002") + OUT);

    assertThat(findings(project))
        .isEqualTo(
            """
            SF6020 pipelines/a.sf:1:19 [SF6002] nothing in this statement is reported as `SF6002`
            SF6001 pipelines/a.sf:2:8 [s] nothing reads source `s`""");
  }

  @Test
  void what_one_environment_needs_is_not_useless() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/a.sf",
                SILENCED
                    + "IF ${env} == 'prod' THEN LOAD s FROM s; EXPORT s TO \"o\" TYPE lines;\n"
                    + "END IF;\n"
                    + OUT)
            .withProfiles("dev", "prod");

    assertThat(findings(project)).isEmpty();
    assertThat(
            project
                .open()
                .plan(new PlanRequest(Selection.ALL, Optional.of("prod")))
                .check()
                .diagnostics())
        .isEmpty();
  }

  @Test
  void a_suppression_in_an_included_file_holds_for_all_its_users() throws IOException {
    TestProject project =
        project()
            .with("pipelines/_s.sf", SILENCED)
            .with("pipelines/a.sf", "INCLUDE '_s.sf';\n" + OUT)
            .with(
                "pipelines/b.sf",
                "INCLUDE '_s.sf';\nLOAD s FROM s;\nEXPORT s TO \"output/s\" TYPE lines;\n");

    assertThat(findings(project)).isEmpty();
    assertThat(validate(project, "b", Level.RESOLVE).diagnostics()).isEmpty();
  }

  @Test
  void a_useless_suppression_in_an_included_file_is_reported_once() throws IOException {
    TestProject project =
        project()
            .with("pipelines/_s.sf", "-- sqlflow:ignore SF6001 used\nSET x = 1;\n")
            .with("pipelines/a.sf", "INCLUDE '_s.sf';\n" + OUT)
            .with("pipelines/b.sf", "INCLUDE '_s.sf';\n" + OUT);

    assertThat(findings(project))
        .startsWith("SF6020 pipelines/_s.sf:1:19 [SF6001] nothing in this statement")
        .doesNotContain("\nSF6020");
  }

  @Test
  void an_error_can_not_be_silenced() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/a.sf",
                "-- sqlflow:ignore SF2101 it will be there\n"
                    + "EXPORT (SELECT ${x} AS a) TO \"output/a\" TYPE lines;\n");

    ValidationResult result = validate(project, "", Level.RESOLVE);

    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo(
            """
            SF6021 pipelines/a.sf:1:19 [SF2101] `SF2101` is an error here, which can't be silenced
            SF2101 pipelines/a.sf:2:18 [x] undefined variable `x`""");
    assertThat(result.ok()).isFalse();
  }

  @Test
  void a_warning_or_note_of_another_kind_can_be_silenced() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/a.sf",
                "SET x = 1; -- sqlflow:ignore SF2104 the profile may decide\n"
                    + "EXPORT (SELECT ${x} AS a) TO \"output/a\" TYPE lines;\n")
            .with("profiles/dev.yml", "version: \"1.0\"\nconnectors: {}\nvariables: {x: 2}\n");

    assertThat(findings(project)).isEmpty();
  }

  @Test
  void suppressions_are_not_called_useless_where_nothing_was_looked_for() throws IOException {
    TestProject project = project().with("pipelines/a.sf", SILENCED + OUT);

    assertThat(validate(project, "", Level.STATIC).diagnostics()).isEmpty();

    project.with("pipelines/a.sf", SILENCED + OUT + "FROBNICATE;\n");
    assertThat(findings(project))
        .isEqualTo("SF1005 pipelines/a.sf:4:1 [FROBNICATE] unknown statement `FROBNICATE`");
  }

  @Test
  void a_run_silences_too() throws IOException {
    TestProject project = project().with("pipelines/a.sf", SILENCED + OUT);

    RunResult result =
        project
            .open()
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);

    assertThat(result.check().diagnostics()).isEmpty();
    assertThat(result.ok()).isTrue();
  }
}
