package dev.sqlflow;

import dev.sqlflow.engine.RunReport;
import dev.sqlflow.report.NotRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param check what was found before it began; if anything is an error, nothing ran
 * @param reports one for each pipeline that ran, in order
 * @param notRun the pipelines that were left out, mostly because of an earlier one
 * @param file {@code run.json}; empty if nothing ran
 */
public record RunResult(
    ValidationResult check, List<RunReport> reports, List<NotRun> notRun, Optional<Path> file) {

  // Keeps immutable copies of the lists.
  public RunResult {
    reports = List.copyOf(reports);
    notRun = List.copyOf(notRun);
  }

  /**
   * Tells whether everything was done.
   *
   * @return true if nothing was wrong and nothing failed
   */
  public boolean ok() {
    return check.ok() && notRun.isEmpty() && reports.stream().allMatch(RunReport::succeeded);
  }
}
