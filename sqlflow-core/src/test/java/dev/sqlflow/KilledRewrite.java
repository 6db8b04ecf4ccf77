package dev.sqlflow;

import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.StoppedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Migrates a project in a process of its own, and waits behind a file to be killed. */
final class KilledRewrite {

  private KilledRewrite() {}

  /**
   * Says that it waits.
   *
   * @param arguments the project's folder, and how many files shall have changed places
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int stop = Integer.parseInt(arguments[1]);
    List<FileChange> changes =
        new TestProject(folder).open().migrate(new RewriteRequest(Selection.ALL, true)).changes();
    List<FileChange> profilesFirst =
        changes.stream()
            .sorted(Comparator.comparing(change -> change.name().endsWith(".sf")))
            .toList();
    StoppedWriter.write(folder, profilesFirst, files -> waitBehind(files, stop));
  }

  private static void waitBehind(int files, int stop) {
    if (files == stop) {
      // the test that starts this process waits for the line
      System.out.println("waiting");
      while (true) {
        Thread.onSpinWait();
      }
    }
  }
}
