package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.testing.TestResult.Status;
import dev.sqlflow.testing.TestSuite;
import java.util.List;

/**
 * What tests came to.
 *
 * @param diagnostics what hindered all tests
 * @param suites one for each file that has tests of what was selected, in order
 */
public record TestReport(List<Diagnostic> diagnostics, List<TestSuite> suites) {

  // Keeps immutable copies of the lists.
  public TestReport {
    diagnostics = List.copyOf(diagnostics);
    suites = List.copyOf(suites);
  }

  /**
   * Tells whether every test passed.
   *
   * @return true if so, also if there are none
   */
  public boolean ok() {
    return diagnostics.stream().noneMatch(Diagnostic::isError)
        && suites.stream().allMatch(suite -> suite.count(Status.PASSED) == suite.results().size());
  }
}
