package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.CheckText;
import dev.sqlflow.report.CheckedPipeline;
import java.util.List;

/**
 * What a check found.
 *
 * @param diagnostics one for each cause, with the environments it holds in, sorted by place
 * @param environments that were checked, in order
 * @param pipelines that were checked, in order
 */
public record ValidationResult(
    List<Diagnostic> diagnostics, List<String> environments, List<CheckedPipeline> pipelines) {

  // Keeps immutable copies of the lists.
  public ValidationResult {
    diagnostics = List.copyOf(diagnostics);
    environments = List.copyOf(environments);
    pipelines = List.copyOf(pipelines);
  }

  /**
   * Tells whether everything that was checked may run.
   *
   * @return true if nothing is an error
   */
  public boolean ok() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /**
   * Sums the check up in one line.
   *
   * @return such as {@code 3 pipelines x 3 environments (dev, prod, staging): ok}
   */
  public String summary() {
    return CheckText.summary(pipelines, environments, diagnostics);
  }
}
