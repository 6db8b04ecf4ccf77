package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.Step.CheckStep;
import dev.sqlflow.spi.ConnectorException;
import java.time.Duration;
import java.util.Optional;

/** How one step of a run ended. */
public sealed interface StepResult {

  /**
   * Returns which step.
   *
   * @return the step
   */
  Step step();

  /**
   * Returns what the step found wrong.
   *
   * @return why it failed, or what a check found; empty if there is nothing to tell
   */
  default Optional<Diagnostic> finding() {
    return Optional.empty();
  }

  /**
   * Calls the visitor's method for this kind of result.
   *
   * @param <R> what the visitor makes
   * @param visitor whose method is called
   * @return what it made
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * It did what it should.
   *
   * @param step which
   * @param moved its rows and bytes
   * @param duration how long it took
   */
  record Succeeded(Step step, Moved moved, Duration duration) implements StepResult {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSucceeded(this);
    }
  }

  /**
   * A check was made.
   *
   * @param step which
   * @param violations the rows that break it
   * @param finding an error or, with SEVERITY WARN, a warning; empty if no row breaks it
   * @param duration how long it took
   */
  record Checked(
      CheckStep step, Violations violations, Optional<Diagnostic> finding, Duration duration)
      implements StepResult {

    /**
     * Returns the check's name as written.
     *
     * @return the name
     */
    public String name() {
      return step.name().value();
    }

    /**
     * Tells whether no row breaks it.
     *
     * @return true if so
     */
    public boolean holds() {
      return violations.count() == 0;
    }

    /**
     * Tells whether it holds back what reads the same rows.
     *
     * @return true if a row breaks it and it does more than warn
     */
    public boolean failed() {
      return finding.filter(Diagnostic::isError).isPresent();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitChecked(this);
    }
  }

  /**
   * It changed nothing.
   *
   * @param step which
   * @param diagnostic why
   * @param kind what went wrong in the outer world; empty if the data or the query is at fault
   * @param duration how long it took
   */
  record Failed(
      Step step, Diagnostic diagnostic, Optional<ConnectorException.Kind> kind, Duration duration)
      implements StepResult {
    @Override
    public Optional<Diagnostic> finding() {
      return Optional.of(diagnostic);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFailed(this);
    }
  }

  /**
   * It was not tried.
   *
   * @param step which
   * @param because the identity of the failed step that it needs, or that made the run end
   */
  record Skipped(Step step, String because) implements StepResult {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSkipped(this);
    }
  }

  /**
   * One method for each kind of result.
   *
   * @param <R> what the methods make
   */
  interface Visitor<R> {

    /**
     * Visits a success.
     *
     * @param succeeded the result
     * @return a result
     */
    R visitSucceeded(Succeeded succeeded);

    /**
     * Visits a check that was made.
     *
     * @param checked the result
     * @return a result
     */
    R visitChecked(Checked checked);

    /**
     * Visits a failure.
     *
     * @param failed the result
     * @return a result
     */
    R visitFailed(Failed failed);

    /**
     * Visits what was not tried.
     *
     * @param skipped the result
     * @return a result
     */
    R visitSkipped(Skipped skipped);
  }
}
