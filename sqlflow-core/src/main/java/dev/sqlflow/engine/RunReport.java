package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run of one pipeline did.
 *
 * @param runId names the run, unique among all runs
 * @param pipeline its name
 * @param environment its name
 * @param start when it began
 * @param duration how long it took, with opening and closing the engine
 * @param engineOpen how long opening the engine took
 * @param fingerprint of the plan
 * @param inputs the files that were read, as they were then; those of a run without an engine are
 *     those that it would have read
 * @param results one for each step, in the order of the plan; none if there was no engine
 * @param failure why there was no engine, or why it could not be closed well
 * @param outcome how it ended
 */
public record RunReport(
    String runId,
    String pipeline,
    String environment,
    Instant start,
    Duration duration,
    Duration engineOpen,
    String fingerprint,
    List<InputFile> inputs,
    List<StepResult> results,
    Optional<Diagnostic> failure,
    Outcome outcome) {

  // Keeps immutable copies of the lists.
  public RunReport {
    inputs = List.copyOf(inputs);
    results = List.copyOf(results);
  }

  /** How a run ended. */
  public enum Outcome {
    /** Every step did what it should. */
    SUCCEEDED,
    /** Something failed. */
    FAILED,
    /** It was interrupted. */
    CANCELLED
  }

  /**
   * Tells whether every step did what it should.
   *
   * @return true if so
   */
  public boolean succeeded() {
    return outcome == Outcome.SUCCEEDED;
  }

  /**
   * Returns everything that went wrong, and what checks warn of.
   *
   * @return the findings in order
   */
  public List<Diagnostic> diagnostics() {
    Stream<Diagnostic> steps = results.stream().flatMap(result -> result.finding().stream());
    return Stream.concat(failure.stream(), steps).toList();
  }

  /**
   * Returns the checks that were made.
   *
   * @return their results in order, also of those that hold
   */
  public List<StepResult.Checked> checks() {
    return results.stream()
        .filter(StepResult.Checked.class::isInstance)
        .map(StepResult.Checked.class::cast)
        .toList();
  }
}
