package dev.sqlflow;

import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.StoppedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    StoppedWriter.write(folder, Rewrites.profilesFirst(changes), files -> waitBehind(files, stop));
  }

  private static void waitBehind(int files, int stop) {
    if (files == stop) {
      // the test that starts this process waits for the line
      System.out.println("waiting");
      waitForInput();
    }
  }

  // It ends with the test, should that one end first.
  private static void waitForInput() {
    try {
      System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
