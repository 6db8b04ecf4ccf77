package dev.sqlflow.testing;

import java.time.Duration;
import java.util.List;

/**
 * How a test ended.
 *
 * @param name of the test
 * @param duration how long it took
 * @param problems why it did not pass; none if it did
 */
public record TestResult(String name, Duration duration, List<TestProblem> problems) {

  // Keeps an immutable copy of the list.
  public TestResult {
    problems = List.copyOf(problems);
  }

  /** How a test ended. */
  public enum Status {
    /** All is as expected. */
    PASSED,
    /** Something is not as expected. */
    FAILED,
    /** The test could not be run as it should. */
    ERROR
  }

  /**
   * Returns how it ended.
   *
   * @return the status
   */
  public Status status() {
    if (problems.isEmpty()) {
      return Status.PASSED;
    }
    return problems.stream().allMatch(TestProblem::isFailure) ? Status.FAILED : Status.ERROR;
  }
}
