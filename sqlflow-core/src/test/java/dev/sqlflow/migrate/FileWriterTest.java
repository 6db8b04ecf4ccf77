package dev.sqlflow.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be written or taken back, and journals that lie. */
class FileWriterTest {

  private static final String ADVICE = ": make each file what it shall be, then delete ";

  @TempDir Path temporary;
  private Path folder;
  private Path journal;

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(temporary.toRealPath().resolve("project"));
    journal = folder.resolve(RewriteJournal.NAME);
  }

  @Test
  void leftovers_that_can_not_be_deleted_fail_no_write() throws IOException {
    Path file = Files.writeString(folder.resolve("a.sf"), "old");
    int[] steps = {0};

    FileWriter.write(
        folder,
        List.of(change(file, "old", "new")),
        () -> {
          if (++steps[0] == 3) {
            makeAFolderOf(leftovers().get(0));
          }
        });

    assertThat(file).hasContent("new");
    assertThat(FileWriter.wasCutShort(folder)).isTrue();
    Files.delete(leftovers().get(0).resolve("held"));
    assertThat(FileWriter.takeBack(folder, List.of())).isZero();
    assertThat(folder).isDirectoryNotContaining(one -> !one.equals(file));
    assertThat(file).hasContent("new");
  }

  @Test
  void what_can_not_be_taken_back_is_told_behind_what_could_not_be_written() throws IOException {
    Path file = Files.writeString(folder.resolve("a.sf"), "old");
    RuntimeException failure = new IllegalStateException("stop");
    int[] steps = {0};

    assertThatThrownBy(
            () ->
                FileWriter.write(
                    folder,
                    List.of(change(file, "old", "new")),
                    () -> {
                      if (++steps[0] == 2) {
                        write(file, "mine");
                        throw failure;
                      }
                    }))
        .isSameAs(failure);

    assertThat(failure.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "`%s` was changed since%s`%s`, `%s`"
                .formatted(file, ADVICE, leftovers().get(0), journal));
    assertThat(file).hasContent("mine");
    assertThat(leftovers().get(0)).hasContent("old");
  }

  @Test
  void taking_back_that_fails_behind_a_file_has_taken_back_the_last() throws IOException {
    Path first = folder.resolve("first.yml");
    Path second = folder.resolve("second.sf");
    leave(first, second);

    assertThatThrownBy(
            () ->
                FileWriter.takeBack(
                    folder,
                    List.of(),
                    () -> {
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");

    assertThat(second).doesNotExist();
    assertThat(first).exists();
    assertThat(FileWriter.takeBack(folder, List.of())).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_file_outside_of_the_project_is_not_touched() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolveSibling("elsewhere"));
    Path file = elsewhere.resolve("a.sf");
    leave(file);

    assertThatThrownBy(() -> FileWriter.takeBack(folder, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("`%s` is in no folder of the project%s`%s`".formatted(file, ADVICE, journal));
    assertThat(file).exists();
    assertThat(FileWriter.takeBack(folder, List.of(elsewhere))).isEqualTo(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void a_link_leads_to_no_file_outside_of_the_project() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolveSibling("elsewhere"));
    Path file = Files.createSymbolicLink(folder.resolve("link"), elsewhere).resolve("a.sf");
    leave(file);

    assertThatThrownBy(() -> FileWriter.takeBack(folder, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("`%s` is in no folder of the project%s`%s`".formatted(file, ADVICE, journal));
    assertThat(elsewhere.resolve("a.sf")).exists();
  }

  @Test
  void a_journal_that_is_a_link_is_not_followed() throws IOException {
    Path elsewhere = folder.resolveSibling("elsewhere");
    Files.createSymbolicLink(journal, elsewhere);

    assertThatThrownBy(
            () ->
                FileWriter.write(
                    folder,
                    List.of(
                        new FileChange(folder.resolve("a.sf"), "a.sf", Optional.empty(), "new"))))
        .isInstanceOf(IOException.class);
    assertThat(elsewhere).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no path: \0", "no word", "no text"})
  void a_damaged_journal_is_refused(String how) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    switch (how) {
      case "no word" -> out.writeByte(4);
      case "no text" -> out.write(new byte[] {1, 0, 1, -1});
      default -> {
        out.writeByte(1);
        out.writeUTF(how);
      }
    }
    Files.write(journal, bytes.toByteArray());

    assertThatThrownBy(() -> FileWriter.takeBack(folder, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "`%s` is damaged: make each file what it shall be, then delete it and each `.*.tmp` beside them"
                .formatted(journal));
    assertThat(Files.readAllBytes(journal)).isEqualTo(bytes.toByteArray());
  }

  /** Leaves what a rewrite leaves that was killed behind files that it made. */
  private void leave(Path... files) throws IOException {
    try (RewriteJournal begun = RewriteJournal.begin(folder)) {
      for (Path file : files) {
        begun.add(Move.of(file, "new".getBytes(UTF_8)));
      }
      begun.ready();
      for (Path file : files) {
        Files.writeString(file, "new");
      }
    }
  }

  private static FileChange change(Path file, String before, String after) {
    String name = String.valueOf(file.getFileName());
    return new FileChange(file, name, Optional.of(SourceFile.of(name, before)), after);
  }

  private List<Path> leftovers() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeAFolderOf(Path file) {
    try {
      Files.delete(file);
      Files.createDirectories(file.resolve("held"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
