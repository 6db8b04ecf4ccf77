package dev.sqlflow.testing;

import dev.sqlflow.diagnostic.Diagnostic;
import java.util.Optional;

/**
 * Why a test did not pass.
 *
 * @param diagnostic what is wrong
 * @param difference how rows differ, if that is what is wrong
 */
public record TestProblem(Diagnostic diagnostic, Optional<TableDiff> difference) {

  /**
   * Makes a problem that is not about rows.
   *
   * @param diagnostic what is wrong
   * @return the problem
   */
  public static TestProblem of(Diagnostic diagnostic) {
    return new TestProblem(diagnostic, Optional.empty());
  }

  /**
   * Tells whether an expectation was not met; if not, the test could not be run as it should.
   *
   * @return true for a failed expectation
   */
  public boolean isFailure() {
    return diagnostic.code().id().startsWith("SF51");
  }
}
