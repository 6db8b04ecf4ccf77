package dev.sqlflow;

import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.StoppedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Migrates a project, or takes that back, in a process of its own, and waits to be killed. */
final class KilledRewrite {

  private KilledRewrite() {}

  /**
   * Says that it waits.
   *
   * @param arguments the project's folder, what to do, and how many steps of it
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int stop = Integer.parseInt(arguments[2]);
    if (arguments[1].equals("take-back")) {
      StoppedWriter.takeBack(folder, steps -> waitBehind(steps, stop));
      return;
    }
    List<FileChange> changes =
        new TestProject(folder).open().migrate(new RewriteRequest(Selection.ALL, true)).changes();
    StoppedWriter.write(folder, Rewrites.profilesFirst(changes), steps -> waitBehind(steps, stop));
  }

  private static void waitBehind(int steps, int stop) {
    if (steps == stop) {
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
