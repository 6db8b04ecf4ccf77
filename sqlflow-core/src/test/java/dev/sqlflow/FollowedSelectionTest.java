package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.report.CheckedPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selections that follow the data, in a project whose pipelines hand it on: d, c, b, a. */
class FollowedSelectionTest {

  @TempDir Path folder;

  private TestProject project() throws IOException {
    TestProject project =
        new TestProject(folder)
            .with("data/d.jsonl", "{\"id\":1}\n")
            .with("pipelines/d.sf", "-- sqlflow:tags first\n" + copy("data/d", "output/d"))
            .with("pipelines/other.sf", copy("data/d", "output/other"));
    return project
        .with("pipelines/c.sf", copy("output/d", "output/c"))
        .with("pipelines/b.sf", "-- sqlflow:tags daily\n" + copy("output/c", "output/b"))
        .with("pipelines/a.sf", "-- sqlflow:tags daily\n" + copy("output/b", "output/a"));
  }

  private static String copy(String from, String to) {
    return """
        SOURCE s TYPE lines PARAMS {"path": "%s.jsonl"};
        LOAD t FROM s;
        EXPORT t TO "%s.jsonl" TYPE lines;
        """
        .formatted(from, to);
  }

  private static List<String> ran(TestProject project, String selection) {
    RunResult result =
        project
            .open()
            .run(
                new RunRequest(Selection.parse(selection), Optional.empty(), false),
                RunListener.NONE);
    assertThat(result.check().diagnostics()).isEmpty();
    assertThat(result.ok()).isTrue();
    return result.reports().stream().map(RunReport::pipeline).toList();
  }

  @Test
  void inputs_run_before_what_reads_them() throws IOException {
    assertThat(ran(project(), "+b")).containsExactly("d", "c", "b");
  }

  @Test
  void readers_run_behind() throws IOException {
    TestProject project = project();
    ran(project, "+b");

    assertThat(ran(project, "b+")).containsExactly("b", "a");
    assertThat(ran(project, "tag:first+")).containsExactly("d", "c", "b", "a");
  }

  @Test
  void tags_select_without_what_they_read() throws IOException {
    TestProject project = project();
    ran(project, "+b");

    assertThat(ran(project, "tag:daily")).containsExactly("b", "a");
    assertThat(ran(project, "+tag:daily")).containsExactly("d", "c", "b", "a");
  }

  @Test
  void tables_of_a_shared_database_are_followed_too() throws IOException {
    TestProject project =
        new TestProject(folder)
            .with(
                "profiles/dev.yml",
                "version: \"1.0\"\nconnectors: {}\n"
                    + "engines: {duckdb: {mode: persistent, path: target/shop.duckdb}}\n")
            .with("pipelines/z.sf", "CREATE OR REPLACE TABLE orders AS SELECT 1 AS id;\n")
            .with("pipelines/y.sf", "CREATE OR REPLACE TABLE other AS SELECT 1 AS id;\n")
            .with(
                "pipelines/x.sf",
                "CREATE OR REPLACE TABLE totals AS SELECT count(*) AS n FROM orders;\n");

    assertThat(ran(project, "+x")).containsExactly("z", "x");
    assertThat(ran(project, "z+")).containsExactly("z", "x");
  }

  @Test
  void what_is_reached_in_any_environment_is_checked_in_all() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/e.sf",
                "IF ${env} == 'prod' THEN\n"
                    + copy("output/a", "output/e")
                    + "ELSE\n"
                    + copy("data/d", "output/e")
                    + "END IF;\n")
            .withProfiles("dev", "prod");

    ValidationResult result =
        project
            .open()
            .validate(new ValidateRequest(Selection.parse("+e"), Optional.empty(), Level.RESOLVE));

    assertThat(result.pipelines())
        .extracting(CheckedPipeline::name)
        .containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void the_static_level_can_not_follow_the_data() throws IOException {
    ValidationResult result =
        project()
            .open()
            .validate(new ValidateRequest(Selection.parse("+b"), Optional.empty(), Level.STATIC));

    assertThat(result.diagnostics())
        .extracting(one -> one.code())
        .containsExactly(DiagnosticCode.SELECTION_NEEDS_PLANS);
  }

  @Test
  void an_input_with_an_error_stops_what_was_selected() throws IOException {
    TestProject project =
        project().with("pipelines/c.sf", copy("output/d", "output/c") + "FROM;\n");

    RunResult result =
        project
            .open()
            .run(new RunRequest(Selection.parse("+b"), Optional.empty(), false), RunListener.NONE);

    assertThat(result.check().ok()).isFalse();
    assertThat(result.reports()).isEmpty();
  }
}
