package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Level {@code sample} finds what only rows tell, and leaves nothing behind. */
class SampleLevelTest {

  @TempDir Path folder;

  private TestProject project(String query) throws IOException {
    return new TestProject(folder)
        .withProfiles("dev")
        .with("data/a.jsonl", "{\"n\":\"1\"}\n{\"n\":\"2\"}\n{\"n\":\"x\"}\n")
        .with(
            "pipelines/a.sf",
            """
            SOURCE s TYPE lines PARAMS {"path": "data/a.jsonl"};
            LOAD t FROM s;
            CREATE TABLE u AS %s;
            CHECK few ON u AS n < 2;
            EXPORT u TO "output/a.jsonl" TYPE lines;
            """
                .formatted(query));
  }

  private static String found(TestProject project, long rows) {
    return Found.lines(
        project
            .open()
            .validate(
                new ValidateRequest(
                    Selection.ALL, Optional.of("dev"), Level.SAMPLE, Gate.ERRORS, rows))
            .diagnostics());
  }

  @Test
  void a_query_that_fails_over_its_rows_is_found_if_the_sample_holds_them() throws IOException {
    TestProject project = project("SELECT CAST(n AS BIGINT) AS n FROM t");

    assertThat(found(project, 2)).isEmpty();
    assertThat(found(project, 3)).startsWith("SF5001 pipelines/a.sf:3:").doesNotContain("\n");
    assertThat(project.path("output")).doesNotExist();
    assertThat(project.path("target/sqlflow/tmp")).isEmptyDirectory();
  }

  @Test
  void what_has_an_error_already_is_not_run() throws IOException {
    assertThat(found(project("SELECT m FROM t"), 3))
        .startsWith("SF3402 pipelines/a.sf:3:")
        .doesNotContain("\n");
  }

  @Test
  void a_pipeline_behind_another_is_left_out_with_a_note() throws IOException {
    TestProject project =
        project("SELECT 1 AS n FROM t")
            .with(
                "pipelines/b.sf",
                """
                SOURCE s TYPE lines PARAMS {"path": "output/a.jsonl"};
                LOAD t FROM s;
                EXPORT t TO "output/b.jsonl" TYPE lines;
                """);

    assertThat(found(project, 3))
        .startsWith(
            "SF5203 pipelines/b.sf:1:1 [] pipeline `b` was not run on samples: it reads what")
        .endsWith("pipelines/a.sf writes");
  }
}
