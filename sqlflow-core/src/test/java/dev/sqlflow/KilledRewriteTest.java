package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration that is killed while files change places is taken back by the next rewrite. */
class KilledRewriteTest {

  private static final RewriteRequest ALL = new RewriteRequest(Selection.ALL, false);
  private static final RewriteRequest DRY = new RewriteRequest(Selection.ALL, true);

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project = new TestProject(folder.resolve("project")).withCopy("a").withCopy("b");
  }

  // The profile, which is new, and two pipelines.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void it_is_taken_back_and_made_again(int files) throws Exception {
    Map<String, String> before = texts();
    List<String> plans = fingerprints();

    killBehind(files);

    assertThat(texts()).isNotEqualTo(before);
    assertThat(fingerprints()).as("each pipeline means the same at every moment").isEqualTo(plans);
    RewriteResult again = project.open().migrate(ALL);
    assertThat(again.notes())
        .containsExactly(
            "an earlier change of files was cut short; "
                + (files == 1
                    ? "1 file is again as it was before it"
                    : files + " files are again as they were before it"),
            "connection `lines` (lines): 4 uses");
    assertThat(again.written()).isTrue();
    assertThat(texts())
        .containsOnlyKeys(
            "data/a.jsonl", "data/b.jsonl", "pipelines/a.sf", "pipelines/b.sf", "profiles/dev.yml");
    assertThat(project.text("pipelines/b.sf")).startsWith("SOURCE s FROM \"lines\"");
    assertThat(fingerprints()).isEqualTo(plans);
  }

  @Test
  void another_rewrite_takes_it_back_too() throws Exception {
    Map<String, String> before = texts();
    killBehind(2);

    assertThat(project.open().format(ALL).notes())
        .first()
        .isEqualTo(
            "an earlier change of files was cut short; 2 files are again as they were before it");
    assertThat(texts()).containsOnlyKeys(before.keySet());
    assertThat(project.open().format(ALL).notes()).isEmpty();
  }

  @Test
  void a_dry_run_leaves_it_and_says_so() throws Exception {
    killBehind(2);
    Map<String, String> killed = texts();

    assertThatThrownBy(() -> project.open().migrate(DRY))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("an earlier change of files was cut short")
        .hasRootCauseMessage("the same command without a dry run takes it back first");
    assertThat(texts()).isEqualTo(killed);
  }

  @Test
  void a_file_that_was_changed_since_is_not_overwritten() throws Exception {
    killBehind(2);
    project.with("pipelines/a.sf", "-- mine\n");
    Map<String, String> killed = texts();

    assertThatThrownBy(() -> project.open().migrate(ALL))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("an earlier change of files was cut short and can't be taken back")
        .hasRootCauseMessage(
            "`%s` was changed since: make it what it shall be, then delete `%s` and the *.tmp beside it"
                .formatted(
                    project.path("pipelines/a.sf").toRealPath(), project.path(".sqlflow-rewrite")));
    assertThat(texts()).isEqualTo(killed);
  }

  @Test
  void one_that_is_at_work_is_not_disturbed() throws Exception {
    Process process = start(2);

    assertThatThrownBy(() -> project.open().migrate(ALL))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("another command changes files of this project just now");
    process.destroyForcibly().waitFor();
  }

  private void killBehind(int files) throws Exception {
    start(files).destroyForcibly().waitFor();
  }

  /** So many files have changed places, and the process waits, when this returns. */
  private Process start(int files) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                KilledRewrite.class.getName(),
                folder.resolve("project").toString(),
                String.valueOf(files))
            .redirectError(Redirect.DISCARD)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).isEqualTo("waiting");
    return process;
  }

  private List<String> fingerprints() {
    PlanResult result = project.open().plan(new PlanRequest(Selection.ALL, Optional.empty()));
    assertThat(result.check().ok()).as("%s", result.check().diagnostics()).isTrue();
    return result.plans().stream().map(plan -> plan.fingerprint()).toList();
  }

  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Path root = folder.resolve("project");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith("target/")) {
          texts.put(
              name, Files.readString(file, StandardCharsets.ISO_8859_1)); // the journal is no text
        }
      }
    }
    return texts;
  }
}
