package dev.sqlflow.testing;

import dev.sqlflow.testing.TestResult.Status;
import java.util.List;

/**
 * How the tests of one file ended.
 *
 * @param file as people know it
 * @param results one for each test, in order; a file that can't be read is one test that is an
 *     error
 */
public record TestSuite(String file, List<TestResult> results) {

  // Keeps an immutable copy of the list.
  public TestSuite {
    results = List.copyOf(results);
  }

  /**
   * Counts the tests that ended in a way.
   *
   * @param status how
   * @return how many
   */
  public long count(Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }
}
