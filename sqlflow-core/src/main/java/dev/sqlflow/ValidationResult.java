package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.CheckText;
import dev.sqlflow.report.CheckedPipeline;
import dev.sqlflow.report.ConnectionTable;
import dev.sqlflow.report.TestedConnection;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param diagnostics one for each cause, with the environments it holds in, sorted by place;
 *     without those that the baseline holds
 * @param known those that the baseline holds
 * @param environments that were checked, in order
 * @param pipelines that were checked, in order
 * @param complaint why the check does not pass although nothing is an error; mostly empty
 * @param connections how those stand that the pipelines use; none below level {@code connect}
 */
public record ValidationResult(
    List<Diagnostic> diagnostics,
    List<Diagnostic> known,
    List<String> environments,
    List<CheckedPipeline> pipelines,
    Optional<String> complaint,
    List<TestedConnection> connections) {

  // Keeps immutable copies of the lists.
  public ValidationResult {
    diagnostics = List.copyOf(diagnostics);
    known = List.copyOf(known);
    environments = List.copyOf(environments);
    pipelines = List.copyOf(pipelines);
    connections = List.copyOf(connections);
  }

  /**
   * Makes the result of a check that knows no baseline.
   *
   * @param diagnostics one for each cause
   * @param environments that were checked, in order
   * @param pipelines that were checked, in order
   */
  public ValidationResult(
      List<Diagnostic> diagnostics, List<String> environments, List<CheckedPipeline> pipelines) {
    this(diagnostics, List.of(), environments, pipelines, Optional.empty(), List.of());
  }

  /** The same, and how connections stand. */
  ValidationResult with(List<TestedConnection> tested) {
    return new ValidationResult(diagnostics, known, environments, pipelines, complaint, tested);
  }

  /**
   * Returns how the connections stand, as people read it.
   *
   * @return a table; no lines if none was tested
   */
  public List<String> connectionLines() {
    return ConnectionTable.lines(connections);
  }

  /**
   * Tells whether the check passes: everything that was checked may run.
   *
   * @return true if nothing is an error, but for what the baseline holds, and no warning too many
   */
  public boolean ok() {
    return complaint.isEmpty() && diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /**
   * Tells how many findings a command can mend.
   *
   * @return one line that names the command; empty if it can mend none
   */
  public Optional<String> fixable() {
    return CheckText.fixable(diagnostics);
  }

  /**
   * Sums the check up in one line.
   *
   * @return such as {@code 3 pipelines x 3 environments (dev, prod, staging): ok}
   */
  public String summary() {
    String summary = CheckText.summary(pipelines, environments, diagnostics);
    if (!known.isEmpty()) {
      summary += "; " + CheckText.known(known.size());
    }
    return complaint.isPresent() ? summary + "; " + complaint.get() : summary;
  }
}
