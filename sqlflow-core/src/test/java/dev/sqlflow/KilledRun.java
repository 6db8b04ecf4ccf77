package dev.sqlflow;

import java.nio.file.Path;
import java.util.Optional;

/** Runs a project in a process of its own, so that it can be killed. */
final class KilledRun {

  private KilledRun() {}

  /**
   * Says that it begins, and runs every pipeline.
   *
   * @param arguments the project's folder
   */
  public static void main(String[] arguments) {
    // the test that starts this process waits for the line
    System.out.println("begin");
    RunResult result =
        new TestProject(Path.of(arguments[0]))
            .open()
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
    System.out.println(result.ok());
  }
}
