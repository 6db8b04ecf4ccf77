package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.FileWriter;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Safe fixes are applied to every file that a check reads. */
class FixTest {

  private static final RewriteRequest ALL = new RewriteRequest(Selection.ALL, false);
  private static final RewriteRequest DRY = new RewriteRequest(Selection.ALL, true);

  @TempDir Path folder;

  private TestProject project() throws IOException {
    return new TestProject(folder)
        .withCopy("a")
        .with("profiles/dev.yml", "# mine\nconnections: {}   # none\n");
  }

  @Test
  void fixes_of_pipelines_and_profiles_are_applied_and_nothing_else_changes() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/a.sf",
                """
                -- begins
                SOURCE s TYPE lines PARAMS {path: "data/a.jsonl",};;  -- trailing
                LOAD t   FROM s;
                EXPORT (SELECT id FROM t) TO "output/a.jsonl" TYPE lines
                """);
    RewriteResult result = project.open().fix(ALL);
    assertThat(Found.lines(result.diagnostics())).isEmpty();
    assertThat(result.written()).isTrue();
    assertThat(project.text("pipelines/a.sf"))
        .isEqualTo(
            """
            -- begins
            SOURCE s TYPE lines PARAMS {"path": "data/a.jsonl"};  -- trailing
            LOAD t   FROM s;
            EXPORT (SELECT id FROM t) TO "output/a.jsonl" TYPE lines;
            """);
    assertThat(project.text("profiles/dev.yml"))
        .isEqualTo("# mine\nversion: \"1.0\"\nconnectors: {}   # none\n");
    assertThat(result.notes())
        .containsExactlyInAnyOrder(
            "pipelines/a.sf:2: add quotes (SF1020)",
            "pipelines/a.sf:2: remove `,` (SF1022)",
            "pipelines/a.sf:2: remove `;` (SF1008)",
            "pipelines/a.sf:4: add `;` (SF1003)",
            "profiles/dev.yml:2: rename to `connectors` (SF2207)",
            "profiles/dev.yml:2: add the version (SF2207)");
    assertThat(project.open().fix(ALL).changes()).isEmpty();
  }

  @Test
  void a_dry_run_shows_a_diff_and_writes_nothing() throws IOException {
    TestProject project = project();
    RewriteResult result = project.open().fix(DRY);
    assertThat(result.written()).isFalse();
    assertThat(result.diff())
        .containsExactly(
            "--- a/profiles/dev.yml",
            "+++ b/profiles/dev.yml",
            "@@ -1,2 +1,3 @@",
            " # mine",
            "-connections: {}   # none",
            "+version: \"1.0\"",
            "+connectors: {}   # none");
    assertThat(project.text("profiles/dev.yml")).startsWith("# mine\nconnections");
  }

  @Test
  void a_fix_that_another_one_brings_to_light_is_applied_too() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/a.sf",
                """
                SOURCE s TYPE lines PARAMS {"pth": "data/a.jsonl"}
                EXPORT (SELECT id FROM s) TO "output/a.jsonl" TYPE lines;
                """);
    RewriteResult result = project.open().fix(ALL);
    assertThat(Found.lines(result.diagnostics())).isEmpty();
    assertThat(project.text("pipelines/a.sf"))
        .isEqualTo(
            """
            SOURCE s TYPE lines PARAMS {"path": "data/a.jsonl"};
            LOAD s FROM s;
            EXPORT (SELECT id FROM s) TO "output/a.jsonl" TYPE lines;
            """);
  }

  @Test
  void what_is_not_safe_stays_and_is_told() throws IOException {
    TestProject project =
        new TestProject(folder)
            .withProfiles("dev")
            .withCopy("a")
            .with("pipelines/b.sf", "LOAD t FROM nothing;");
    RewriteResult result = project.open().fix(ALL);
    assertThat(result.changes()).isEmpty();
    assertThat(result.ok()).isFalse();
    assertThat(Found.lines(result.diagnostics())).contains("SF3102");
    assertThat(project.open().fix(new RewriteRequest(Selection.parse("a"), false)).ok()).isTrue();
  }

  @Test
  void a_secret_that_is_written_down_is_in_no_diff() throws IOException {
    TestProject project =
        new TestProject(folder)
            .withCopy("a")
            .with(
                "profiles/dev.yml",
                """
                version: "1.0"
                connectors:
                  in: {type: guarded, params: {path: data/a.jsonl, password: hunter2-of-mine}}
                """);
    RewriteResult result = project.open().fix(DRY);
    assertThat(result.diff())
        .contains(
            "-  in: {type: guarded, params: {path: data/a.jsonl, password: ***************}}",
            "+  in: {type: guarded, params: {path: data/a.jsonl, password: "
                + "\"${secret:env:IN_PASSWORD}\"}}")
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void byte_order_marks_and_line_ends_stay() throws IOException {
    TestProject project = project();
    Files.write(
        project.path("profiles/dev.yml"),
        "\uFEFF# mine\r\nconnectors: {}\r\n".getBytes(StandardCharsets.UTF_8));
    project.open().fix(ALL);
    assertThat(project.text("profiles/dev.yml"))
        .isEqualTo("\uFEFF# mine\r\nversion: \"1.0\"\r\nconnectors: {}\r\n");
  }

  @Test
  void links_stay_links_and_permissions_stay() throws IOException {
    TestProject project = project();
    Path real = project.path("elsewhere.yml");
    Files.move(project.path("profiles/dev.yml"), real);
    Files.createSymbolicLink(project.path("profiles/dev.yml"), real);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    project.open().fix(ALL);
    assertThat(Files.isSymbolicLink(project.path("profiles/dev.yml"))).isTrue();
    assertThat(Files.readString(real)).startsWith("# mine\nversion: \"1.0\"\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    try (var files = Files.list(project.path(""))) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  @Test
  void pipelines_are_laid_out_with_what_they_include() throws IOException {
    TestProject project =
        project()
            .with("pipelines/_part.sf", "set  a=1;")
            .with("pipelines/b.sf", "include '_part.sf' ;\n\n\nload x form y;");
    RewriteResult result = project.open().format(ALL);
    assertThat(result.notes()).containsExactly("pipelines/_part.sf");
    assertThat(project.text("pipelines/_part.sf")).isEqualTo("SET a = 1;\n");
    assertThat(Found.lines(result.diagnostics())).startsWith("SF1002");
    assertThat(project.text("pipelines/b.sf")).endsWith("load x form y;");
    RewriteResult one =
        project.open().format(new RewriteRequest(Selection.parse("pipelines/a.sf"), true));
    assertThat(one.diagnostics()).isEmpty();
    assertThat(one.changes()).isEmpty();
    RewriteResult none = project.open().format(new RewriteRequest(Selection.parse("c"), false));
    assertThat(Found.lines(none.diagnostics())).contains("SF2401");
  }

  @Test
  void what_can_not_be_written_leaves_every_file_as_it_was() throws IOException {
    TestProject project = project().with("pipelines/b.sf", "set a=1;");
    Files.delete(project.path("profiles/dev.yml"));
    Files.createDirectories(project.path("src/main/sqlflow"));
    project.with("src/main/sqlflow/c.sf", "set  c=1;");
    RewriteResult dry = project.open().format(DRY);
    assertThat(dry.notes()).containsExactly("pipelines/b.sf", "src/main/sqlflow/c.sf");
    project.with("src/main/sqlflow/c.sf", "set changed=1;");
    assertThatThrownBy(() -> FileWriter.write(folder, dry.changes()))
        .isInstanceOf(IOException.class)
        .hasMessage("src/main/sqlflow/c.sf was changed meanwhile; nothing is written");
    assertThat(project.text("pipelines/b.sf")).isEqualTo("set a=1;");
    assertThat(List.of(project.path("pipelines").toFile().list()))
        .containsExactlyInAnyOrder("a.sf", "b.sf");
  }

  @Test
  void a_file_that_can_not_take_its_place_makes_the_others_change_back() throws IOException {
    TestProject project = project().with("pipelines/b.sf", "set a=1;");
    SourceFile before = SourceFile.of("b", "set a=1;");
    Path blocked = project.path("blocked");
    List<FileChange> changes =
        List.of(
            new FileChange(project.path("pipelines/b.sf"), "b", Optional.of(before), "changed"),
            new FileChange(project.path("new.sf"), "new", Optional.empty(), "new"),
            new FileChange(blocked, "blocked", Optional.empty(), "a file"),
            new FileChange(blocked.resolve("c"), "c", Optional.empty(), "in the file"));
    assertThatThrownBy(() -> FileWriter.write(folder, changes)).isInstanceOf(IOException.class);
    assertThat(project.text("pipelines/b.sf")).isEqualTo("set a=1;");
    assertThat(project.path("new.sf")).doesNotExist();
    assertThat(List.of(project.path("pipelines").toFile().list()))
        .containsExactlyInAnyOrder("a.sf", "b.sf");
  }
}
