package dev.sqlflow.engine;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a plan is run.
 *
 * @param runId names the run, unique among all runs; fit for a file's name
 * @param outputDirectory where the run leaves its files, absolute: {@code target/sqlflow}. It works
 *     in {@code tmp/<runId>} there and sets faulty records aside in {@code runs/<runId>/rejects}
 * @param failFast whether the first failed step ends the run
 * @param patience how long to wait for a database that another run holds
 * @param heartbeat after how much time, again and again, the listener hears of a step at work
 */
public record RunOptions(
    String runId, Path outputDirectory, boolean failFast, Duration patience, Duration heartbeat) {

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /**
   * Makes the options of a run with a heartbeat every ten seconds.
   *
   * @param runId names the run
   * @param outputDirectory where it leaves its files
   * @param failFast whether the first failed step ends it
   * @param patience how long to wait for a database
   */
  public RunOptions(String runId, Path outputDirectory, boolean failFast, Duration patience) {
    this(runId, outputDirectory, failFast, patience, HEARTBEAT);
  }

  /**
   * Returns where the run's report and rejects stand.
   *
   * @return a folder of the run's own, perhaps not there yet
   */
  public Path runDirectory() {
    return outputDirectory.resolve("runs").resolve(runId);
  }

  /**
   * Returns where the run works.
   *
   * @return a folder of the run's own, perhaps not there yet
   */
  public Path temporaryDirectory() {
    return outputDirectory.resolve("tmp").resolve(runId);
  }
}
