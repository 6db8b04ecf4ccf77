package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.engine.ExecutionListener;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.report.RunText;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Tells how a run goes on, a line a step. */
public final class RunLines implements RunListener {

  private final Consumer<String> lines;
  private final Consumer<List<Diagnostic>> findings;

  /**
   * Makes a teller.
   *
   * @param lines takes each line, on threads of the run too
   * @param findings takes what went wrong in a pipeline, at its end
   */
  public RunLines(Consumer<String> lines, Consumer<List<Diagnostic>> findings) {
    this.lines = lines;
    this.findings = findings;
  }

  @Override
  public ExecutionListener started(Plan plan) {
    lines.accept(RunText.heading(plan));
    RunText text = new RunText(plan);
    return new ExecutionListener() {
      @Override
      public void started(Step step) {}

      @Override
      public void working(Step step, Duration elapsed) {
        lines.accept(text.line(step, elapsed));
      }

      @Override
      public void finished(StepResult result) {
        lines.accept(text.line(result));
      }
    };
  }

  @Override
  public void finished(RunReport report) {
    findings.accept(report.diagnostics());
  }
}
