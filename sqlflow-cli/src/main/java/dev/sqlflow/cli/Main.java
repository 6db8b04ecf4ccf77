package dev.sqlflow.cli;

import java.nio.file.Path;
import java.time.Clock;

/** Where the process begins and ends. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process.
   *
   * @param arguments as people type them
   */
  public static void main(String[] arguments) {
    Surroundings surroundings =
        new Surroundings(
            Path.of("").toAbsolutePath(),
            System.getenv(),
            StandardStreams.out(),
            StandardStreams.err(),
            StandardStreams.terminal(),
            Clock.systemUTC());
    Interruption interruption = Interruption.of(Thread.currentThread());
    int code = new SqlFlowCommand(surroundings).run(arguments);
    interruption.over();
    Runtime.getRuntime().exit(code);
  }
}
