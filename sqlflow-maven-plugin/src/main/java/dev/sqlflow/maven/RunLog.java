package dev.sqlflow.maven;

import dev.sqlflow.RunListener;
import dev.sqlflow.engine.ExecutionListener;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.report.RunText;
import java.time.Duration;

/** Tells Maven's log how a run goes on. */
final class RunLog implements RunListener {

  private final Console console;

  RunLog(Console console) {
    this.console = console;
  }

  @Override
  public ExecutionListener started(Plan plan) {
    console.info(RunText.heading(plan));
    RunText text = new RunText(plan);
    return new ExecutionListener() {
      @Override
      public void started(Step step) {}

      @Override
      public void working(Step step, Duration elapsed) {
        console.info(text.line(step, elapsed));
      }

      @Override
      public void finished(StepResult result) {
        console.info(text.line(result));
      }
    };
  }

  @Override
  public void finished(RunReport report) {
    console.show(report.diagnostics());
  }
}
