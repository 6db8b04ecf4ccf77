package dev.sqlflow.engine;

import dev.sqlflow.plan.Step;
import java.time.Duration;

/** Hears what a run does. Methods are called by one thread at a time and must not block. */
public interface ExecutionListener {

  /** Hears nothing. */
  ExecutionListener NONE =
      new ExecutionListener() {
        @Override
        public void started(Step step) {}

        @Override
        public void working(Step step, Duration elapsed) {}

        @Override
        public void finished(StepResult result) {}
      };

  /**
   * A step begins.
   *
   * @param step which
   */
  void started(Step step);

  /**
   * A step is still at work; told at every heartbeat of the run, on another thread.
   *
   * @param step which
   * @param elapsed since it began
   */
  void working(Step step, Duration elapsed);

  /**
   * A step ended, or was skipped without a beginning.
   *
   * @param result how
   */
  void finished(StepResult result);
}
