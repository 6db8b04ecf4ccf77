package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connections of many pipelines become one profile, and the pipelines stay as they are. */
class ExtractProfilesTest {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project =
        new TestProject(folder)
            .with(
                "pipelines/a.sf",
                """
                SOURCE a TYPE guarded PARAMS
                  {"path": "data/a", "password": "hunter2", "url": "db://a", "port": 1};
                LOAD a FROM a;
                EXPORT a TO "a.jsonl" TYPE lines;
                """)
            .with(
                "pipelines/b.sf",
                """
                SOURCE b TYPE guarded PARAMS {"path": "data/b", "port": 1, "url": "db://a",
                  "password": "hunter2"};
                SOURCE c TYPE guarded PARAMS {"path": "data/c", "url": "db://c"};
                LOAD b FROM b;
                """);
  }

  private RewriteResult extract(String output) {
    return project
        .open()
        .extractProfiles(new ExtractRequest(Selection.ALL, Path.of(output), false));
  }

  @Test
  void equal_connections_are_one_and_secrets_are_references() throws IOException {
    String before = project.text("pipelines/a.sf");
    RewriteResult result = extract("profiles/shared.yml");
    assertThat(Found.lines(result.diagnostics())).isEmpty();
    assertThat(project.text("profiles/shared.yml"))
        .isEqualTo(
            """
            # The connections of the pipelines.
            version: "1.0"
            connectors:
              guarded_db_a:
                type: guarded
                params:
                  password: "${secret:env:GUARDED_DB_A_PASSWORD}"
                  port: 1
                  url: "db://a"
              lines:
                type: lines
                params: {}
              guarded_db_c:
                type: guarded
                params:
                  url: "db://c"
            """);
    assertThat(result.notes())
        .containsExactly(
            "connection `guarded_db_a` (guarded): 2 uses",
            "connection `lines` (lines): 1 use",
            "connection `guarded_db_c` (guarded): 1 use",
            "to do: set GUARDED_DB_A_PASSWORD in the environment to the `password` that stood in "
                + "pipelines/a.sf:2:34, and change it: it may be known");
    assertThat(project.text("pipelines/a.sf")).isEqualTo(before);
  }

  @Test
  void what_the_file_holds_is_kept_and_conflicts_are_named() throws IOException {
    project.with(
        "shared.yml",
        """
        # by hand
        version: "1.0"
        connectors: # all
            mine:   # used
              type: guarded
              params: {url: "db://c"}
            guarded: {type: lines, params: {limit: 1}} # other
        variables: {a: 1}
        """);
    RewriteResult result = extract("shared.yml");
    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo(
            "SF2603 shared.yml:7:5 [guarded] "
                + "connection `guarded` is another one in the pipelines");
    assertThat(project.text("shared.yml"))
        .isEqualTo(
            """
            # by hand
            version: "1.0"
            connectors: # all
                mine:   # used
                  type: guarded
                  params: {url: "db://c"}
                guarded: {type: lines, params: {limit: 1}} # other
                guarded_2:
                  type: guarded
                  params:
                    password: "${secret:env:GUARDED_2_PASSWORD}"
                    port: 1
                    url: "db://a"
                lines:
                  type: lines
                  params: {}
            variables: {a: 1}
            """);
  }

  @Test
  void profiles_of_every_layout_take_connections_in() throws IOException {
    project.with("pipelines/a.sf", "SOURCE a TYPE lines PARAMS {};").with("pipelines/b.sf", "");
    String block = "\n  lines:\n    type: lines\n    params: {}\n";
    assertAdded("version: \"1.0\"\nconnectors: {}\n", "version: \"1.0\"\nconnectors:" + block);
    assertAdded("version: \"1.0\"\nconnectors: # c\n", "version: \"1.0\"\nconnectors: # c" + block);
    assertAdded("connectors: null\nvariables: {}", "connectors:" + block + "variables: {}");
    assertAdded("version: \"1.0\"", "version: \"1.0\"\nconnectors:" + block);
    assertAdded(
        "connectors: {a: {type: guarded, params: {}}} # flow\n",
        "connectors: {a: {type: guarded, params: {}}, "
            + "\"lines\": {type: lines, params: {}}} # flow\n");
    assertAdded(
        "connections:\r\n  a:\r\n    type: guarded\r\n\r\n# end\r\n",
        "connections:\r\n  a:\r\n    type: guarded\r\n  lines:\r\n    type: lines\r\n"
            + "    params: {}\r\n\r\n# end\r\n");
    assertAdded("connectors:\n  mine: {type: LINES, params: {}}\n", null);
  }

  private void assertAdded(String before, String after) throws IOException {
    project.with("p.yml", before);
    RewriteResult result = extract("p.yml");
    assertThat(Found.lines(result.diagnostics())).isEmpty();
    assertThat(project.text("p.yml")).isEqualTo(after == null ? before : after);
    extract("p.yml");
    assertThat(project.text("p.yml")).isEqualTo(after == null ? before : after);
  }

  @Test
  void a_file_that_is_no_profile_is_left_alone() throws IOException {
    project.with("list.yml", "- a\n").with("broken.yml", "a: [\n");
    assertThat(Found.lines(extract("list.yml").diagnostics()))
        .isEqualTo("SF2604 list.yml:1:1 [] `list.yml` is no profile: it holds no map");
    assertThat(Found.lines(extract("broken.yml").diagnostics())).startsWith("SF2201 broken.yml:");
    assertThat(Found.lines(extract("pipelines").diagnostics())).startsWith("SF2604 `pipelines`");
    assertThat(project.text("list.yml")).isEqualTo("- a\n");
    assertThat(project.text("broken.yml")).isEqualTo("a: [\n");
  }

  @Test
  void a_pipeline_with_an_error_is_refused_and_nothing_is_written() throws IOException {
    project.with("pipelines/b.sf", "SOURCE b TYPE guarded PARAMS {\"path\" 1};");
    RewriteResult result = extract("x.yml");
    assertThat(Found.lines(result.diagnostics())).startsWith("SF1020 pipelines/b.sf:1:");
    assertThat(project.path("x.yml")).doesNotExist();
  }
}
