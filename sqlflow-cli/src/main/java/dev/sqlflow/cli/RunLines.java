package dev.sqlflow.cli;

import dev.sqlflow.RunListener;
import dev.sqlflow.engine.ExecutionListener;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.report.RunText;
import java.time.Duration;

/** Tells how a run goes on, a line a step. */
final class RunLines implements RunListener {

  private final Console console;

  RunLines(Console console) {
    this.console = console;
  }

  @Override
  public ExecutionListener started(Plan plan) {
    console.result(RunText.heading(plan));
    RunText text = new RunText(plan);
    return new ExecutionListener() {
      @Override
      public void started(Step step) {}

      @Override
      public void working(Step step, Duration elapsed) {
        console.result(text.line(step, elapsed));
      }

      @Override
      public void finished(StepResult result) {
        console.result(text.line(result));
      }
    };
  }

  @Override
  public void finished(RunReport report) {
    console.remarks(report.diagnostics());
  }
}
