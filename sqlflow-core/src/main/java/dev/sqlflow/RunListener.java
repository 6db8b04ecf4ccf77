package dev.sqlflow;

import dev.sqlflow.engine.ExecutionListener;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.plan.Plan;

/** Hears how a run goes on, pipeline by pipeline. */
public interface RunListener {

  /** Hears nothing. */
  RunListener NONE =
      new RunListener() {
        @Override
        public ExecutionListener started(Plan plan) {
          return ExecutionListener.NONE;
        }

        @Override
        public void finished(RunReport report) {}
      };

  /**
   * A pipeline begins.
   *
   * @param plan what will be done
   * @return hears of its steps
   */
  ExecutionListener started(Plan plan);

  /**
   * A pipeline ended.
   *
   * @param report how
   */
  void finished(RunReport report);
}
