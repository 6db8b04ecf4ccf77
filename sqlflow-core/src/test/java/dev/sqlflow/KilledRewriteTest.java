package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.FileWriter;
import dev.sqlflow.migrate.StoppedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration that is killed at any step is taken back, or finished, by the next rewrite. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledRewriteTest {

  private static final RewriteRequest ALL = new RewriteRequest(Selection.ALL, false);
  private static final RewriteRequest DRY = new RewriteRequest(Selection.ALL, true);

  // The profile, which is new, and two pipelines: prepared one by one, then moved one by one.
  private static final int FILES = 3;
  private static final int ALL_MOVED = 2 * FILES;

  @TempDir Path folder;
  private TestProject project;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void begin() throws IOException {
    project = new TestProject(folder.resolve("project")).withCopy("a").withCopy("b");
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void before_a_file_has_moved_it_leaves_nothing_but_drafts(int steps) throws Exception {
    Map<String, String> before = texts();

    killBehind(steps);

    assertThat(texts()).containsAllEntriesOf(before).containsKey(".sqlflow-rewrite");
    assertThat(project.open().migrate(ALL).notes())
        .containsExactly("connection `lines` (lines): 4 uses");
    assertThatItIsMigrated();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void it_is_taken_back_and_made_again(int files) throws Exception {
    Map<String, String> before = texts();
    List<String> plans = fingerprints();

    killBehind(FILES + files);

    assertThat(texts()).isNotEqualTo(before);
    assertThat(fingerprints()).as("each pipeline means the same at every moment").isEqualTo(plans);
    RewriteResult again = project.open().migrate(ALL);
    assertThat(again.notes()).containsExactly(note(files), "connection `lines` (lines): 4 uses");
    assertThat(again.written()).isTrue();
    assertThatItIsMigrated();
    assertThat(fingerprints()).isEqualTo(plans);
  }

  @Test
  void behind_the_last_file_it_is_done() throws Exception {
    killBehind(ALL_MOVED + 1);

    RewriteResult again = project.open().migrate(ALL);

    assertThat(again.notes()).isEmpty();
    assertThat(again.changes()).isEmpty();
    assertThatItIsMigrated();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void taking_back_begins_with_the_last_file_and_may_be_killed_too(int files) throws Exception {
    List<String> plans = fingerprints();
    killBehind(ALL_MOVED);

    kill("take-back", files);

    assertThat(Files.exists(project.path("profiles/dev.yml"))).isEqualTo(files < 3);
    assertThat(project.text("pipelines/a.sf").contains("TYPE lines")).isEqualTo(files >= 2);
    assertThat(project.text("pipelines/b.sf")).contains("TYPE lines");
    assertThat(fingerprints()).as("each pipeline means the same at every moment").isEqualTo(plans);
    List<String> notes = project.open().migrate(ALL).notes();
    assertThat(notes).hasSize(files == 3 ? 1 : 2).endsWith("connection `lines` (lines): 4 uses");
    if (files < 3) {
      assertThat(notes).startsWith(note(FILES - files));
    }
    assertThatItIsMigrated();
  }

  @Test
  void another_rewrite_takes_it_back_too() throws Exception {
    Map<String, String> before = texts();
    killBehind(FILES + 2);

    assertThat(project.open().format(ALL).notes()).first().isEqualTo(note(2));
    assertThat(texts()).containsOnlyKeys(before.keySet());
    assertThat(project.open().format(ALL).notes()).isEmpty();
  }

  @Test
  void it_is_taken_back_where_the_project_is_called_otherwise_now() throws Exception {
    Map<String, String> before = texts();
    killBehind(ALL_MOVED);
    Files.move(folder.resolve("project"), folder.resolve("renamed"));

    int files = FileWriter.takeBack(folder.resolve("renamed"), List.of());

    Files.move(folder.resolve("renamed"), folder.resolve("project"));
    assertThat(files).isEqualTo(3);
    assertThat(texts()).isEqualTo(before);
  }

  @Test
  void it_is_taken_back_without_the_link_that_led_to_the_project() throws Exception {
    Files.move(folder.resolve("project"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("project"), folder.resolve("elsewhere"));
    killBehind(ALL_MOVED);

    Files.delete(folder.resolve("project"));
    Files.move(folder.resolve("elsewhere"), folder.resolve("moved"));
    project = new TestProject(folder.resolve("moved"));

    assertThat(project.open().migrate(ALL).notes()).startsWith(note(3));
    assertThatItIsMigrated();
  }

  @Test
  void profiles_elsewhere_are_taken_back_by_those_who_name_their_folder() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path profile = elsewhere.resolve("dev.yml");
    FileChange change = new FileChange(profile, "dev.yml", Optional.empty(), "version: \"1.0\"\n");
    assertThatThrownBy(
            () ->
                StoppedWriter.write(
                    folder.resolve("project"), List.of(change), steps -> stop(steps, profile)))
        .hasMessage("stop");
    Files.writeString(profile, change.after());

    assertThatThrownBy(() -> project.open().format(ALL))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("an earlier change of files was cut short and can't be taken back");
    Project.Builder named =
        Project.at(folder.resolve("project"), KilledRewriteTest.class.getClassLoader())
            .profiles(elsewhere);
    assertThat(new SqlFlow(named.build()).format(ALL).notes()).first().isEqualTo(note(1));
    assertThat(elsewhere).isEmptyDirectory();
  }

  // What somebody changed meanwhile is not taken back, so all is left as by a kill.
  private static void stop(int steps, Path file) {
    if (steps == 2) {
      try {
        Files.writeString(file, "changed");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      throw new IllegalStateException("stop");
    }
  }

  @Test
  void a_file_that_somebody_put_back_is_as_it_was() throws Exception {
    Map<String, String> before = texts();
    killBehind(ALL_MOVED);
    project.with("pipelines/a.sf", before.get("pipelines/a.sf"));

    assertThat(project.open().migrate(ALL).notes())
        .containsExactly(note(2), "connection `lines` (lines): 4 uses");
    assertThatItIsMigrated();
  }

  @Test
  void a_dry_run_leaves_it_and_says_so() throws Exception {
    killBehind(FILES + 2);
    Map<String, String> killed = texts();

    assertThatThrownBy(() -> project.open().migrate(DRY))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("an earlier change of files was cut short")
        .hasRootCauseMessage("the same command without a dry run takes it back first");
    assertThat(texts()).isEqualTo(killed);
  }

  @Test
  void files_that_were_changed_since_are_not_overwritten() throws Exception {
    killBehind(ALL_MOVED);
    project.with("pipelines/a.sf", "-- mine\n").with("profiles/dev.yml", "# mine\n");

    assertThatItIsLeftBecause(
        "`%s` was changed since; `%s` was changed since"
            .formatted(real("profiles/dev.yml"), real("pipelines/a.sf")));
  }

  @Test
  void a_file_whose_old_text_is_gone_makes_all_of_them_stay() throws Exception {
    killBehind(ALL_MOVED);
    Files.delete(leftovers("pipelines").get(0));

    assertThatItIsLeftBecause("what `%s` held is gone".formatted(real("pipelines/a.sf")));
  }

  private void assertThatItIsLeftBecause(String reason) throws IOException {
    Map<String, String> killed = texts();
    String leftovers =
        Stream.concat(leftovers("pipelines").stream(), Stream.of(real(".sqlflow-rewrite")))
            .map(file -> "`" + file + "`")
            .collect(Collectors.joining(", "));
    assertThatThrownBy(() -> project.open().migrate(ALL))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("an earlier change of files was cut short and can't be taken back")
        .hasRootCauseMessage(
            reason + ": make each file what it shall be, then delete " + leftovers);
    assertThat(texts()).isEqualTo(killed);
  }

  @Test
  void what_is_not_taken_back_is_not_said_to_be() throws Exception {
    Project opened =
        Project.at(folder.resolve("project"), KilledRewriteTest.class.getClassLoader()).build();
    List<FileChange> changes = project.open().migrate(DRY).changes();
    killBehind(ALL_MOVED);

    assertThatThrownBy(() -> Rewrites.end(opened, List.of(), changes, List.of(), false))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "can't write, and can't take back what was begun (the next command tries again)");
  }

  @Test
  void one_that_is_at_work_is_not_disturbed() throws Exception {
    Process process = start("migrate", FILES + 2);
    for (RewriteRequest request : List.of(ALL, DRY)) {
      assertThatThrownBy(() -> project.open().migrate(request))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("another command changes files of this project just now")
          .hasRootCauseMessage("do it again when that one has ended");
    }
    assertThat(process.isAlive()).isTrue();
  }

  private static String note(int files) {
    return "an earlier change of files was cut short; "
        + (files == 1
            ? "1 file is again as it was before it"
            : files + " files are again as they were before it");
  }

  private void assertThatItIsMigrated() throws IOException {
    assertThat(texts())
        .containsOnlyKeys(
            "data/a.jsonl", "data/b.jsonl", "pipelines/a.sf", "pipelines/b.sf", "profiles/dev.yml");
    assertThat(project.text("pipelines/a.sf")).startsWith("SOURCE s FROM \"lines\"");
    assertThat(project.text("pipelines/b.sf")).startsWith("SOURCE s FROM \"lines\"");
  }

  private Path real(String file) throws IOException {
    return project.path("").toRealPath().resolve(file);
  }

  private List<Path> leftovers(String directory) throws IOException {
    try (Stream<Path> files = Files.list(real(directory))) {
      return files.filter(file -> file.toString().endsWith(".tmp")).sorted().toList();
    }
  }

  private void killBehind(int steps) throws Exception {
    kill("migrate", steps);
  }

  private void kill(String what, int steps) throws Exception {
    start(what, steps).destroyForcibly().waitFor();
  }

  /** So many steps are done, and the process waits, when this returns. */
  private Process start(String what, int steps) throws IOException {
    Process process =
        TestProcess.start(
            folder,
            KilledRewrite.class,
            "waiting",
            folder.resolve("project").toString(),
            what,
            String.valueOf(steps));
    started.add(process);
    return process;
  }

  private List<String> fingerprints() {
    PlanResult result = project.open().plan(new PlanRequest(Selection.ALL, Optional.empty()));
    assertThat(result.check().ok()).as("%s", result.check().diagnostics()).isTrue();
    return result.plans().stream().map(plan -> plan.fingerprint()).toList();
  }

  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Path root = project.path("");
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
