package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.plan.Step;
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
