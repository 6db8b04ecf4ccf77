package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.IoWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the test files of a project: every {@code .yml} or {@code .yaml} file in a folder. */
final class TestFinder {

  private final Project project;
  private final Path directory;

  TestFinder(Project project, Path directory) {
    this.project = project;
    this.directory = directory;
  }

  Diagnosed<List<Path>> find() {
    if (!Files.isDirectory(directory)) {
      return new Diagnosed<>(List.of(), List.of());
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      return new Diagnosed<>(
          paths
              .filter(path -> path.toString().endsWith(".yml") || path.toString().endsWith(".yaml"))
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(project::nameOf))
              .toList(),
          List.of());
    } catch (IOException e) {
      return unreadable(directory, IoWords.of(e));
    } catch (UncheckedIOException e) {
      return unreadable(directory, IoWords.of(e));
    }
  }

  private Diagnosed<List<Path>> unreadable(Path directory, String why) {
    Diagnostic unreadable =
        Diagnostic.of(
                DiagnosticCode.UNREADABLE_TEST_DATA,
                "folder `" + project.nameOf(directory) + "` can't be read: " + why)
            .build();
    return new Diagnosed<>(List.of(), List.of(unreadable));
  }
}
