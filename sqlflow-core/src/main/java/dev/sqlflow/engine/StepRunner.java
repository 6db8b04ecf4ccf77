package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.RunReport.Outcome;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.Step.CheckStep;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.plan.Step.ViewStep;
import dev.sqlflow.source.Located;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the steps of one plan and keeps how each of them ended. */
final class StepRunner implements Step.Visitor<StepRunner.Done> {

  private final Engine engine;
  private final Scans scans;
  private final StepOptions stepOptions;
  private final RunOptions options;
  private final ExecutionListener listener;
  private final List<StepResult> results = new ArrayList<>();

  /** For each step that did not succeed, the failed step that is to blame. */
  private final Map<String, String> blamed = new HashMap<>();

  private Outcome outcome = Outcome.SUCCEEDED;

  /** What a step did, once it is known how long that took. */
  @FunctionalInterface
  interface Done {
    StepResult after(Duration duration);
  }

  StepRunner(
      Engine engine,
      Scans scans,
      StepOptions stepOptions,
      RunOptions options,
      ExecutionListener listener) {
    this.engine = engine;
    this.scans = scans;
    this.stepOptions = stepOptions;
    this.options = options;
    this.listener = listener;
  }

  List<StepResult> results() {
    return results;
  }

  Outcome run(List<Step> steps) {
    Optional<String> end = Optional.empty();
    for (Step step : steps) {
      Optional<String> because = end.or(() -> blame(step));
      StepResult result =
          because
              .<StepResult>map(id -> new StepResult.Skipped(step, id))
              .orElseGet(() -> ToldResult.of(run(step), stepOptions));
      because.ifPresent(id -> blamed.put(step.id(), id));
      results.add(result);
      listener.finished(result);
      if (failed(result)) {
        blamed.put(step.id(), step.id());
        boolean cancelled = cancelled(result);
        outcome = cancelled ? Outcome.CANCELLED : Outcome.FAILED;
        end = cancelled || options.failFast() ? Optional.of(step.id()) : end;
      }
    }
    return outcome;
  }

  private static boolean failed(StepResult result) {
    return result instanceof StepResult.Failed
        || (result instanceof StepResult.Checked checked && checked.failed());
  }

  private static boolean cancelled(StepResult result) {
    return result instanceof StepResult.Failed failed
        && failed.kind().filter(Kind.INTERRUPTED::equals).isPresent();
  }

  private Optional<String> blame(Step step) {
    return step.dependencies().stream().map(blamed::get).filter(id -> id != null).findFirst();
  }

  private StepResult run(Step step) {
    Stopwatch time = new Stopwatch();
    listener.started(step);
    Heartbeat heartbeat = Heartbeat.of(listener, step, options.heartbeat());
    try {
      stopIfInterrupted();
      return step.accept(this).after(time.elapsed());
    } catch (EngineException e) {
      return new StepResult.Failed(step, e.diagnostic(), Optional.empty(), time.elapsed());
    } catch (ConnectorException e) {
      return new StepResult.Failed(
          step, diagnostic(step, e), Optional.of(e.kind()), time.elapsed());
    } finally {
      heartbeat.close();
    }
  }

  private static Diagnostic diagnostic(Step step, ConnectorException failure) {
    String message = PlanExecutor.message(failure);
    Optional<Located<String>> connection =
        failure.kind() == Kind.INTERRUPTED ? Optional.empty() : connection(step);
    Diagnostic.Builder builder =
        Diagnostic.at(
                DiagnosticCode.WORLD_FAILED,
                step.span(),
                connection
                    .map(name -> "connection `%s`: %s".formatted(name.value(), message))
                    .orElse(message))
            .label(failure.kind().words());
    connection.ifPresent(name -> builder.related(name.span(), "the connection is defined here"));
    return builder.build();
  }

  private static Optional<Located<String>> connection(Step step) {
    if (step instanceof LoadStep load) {
      return load.source().connection();
    }
    return step instanceof ExportStep export ? export.sink().connection() : Optional.empty();
  }

  private static void stopIfInterrupted() {
    if (Thread.interrupted()) {
      throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled");
    }
  }

  private static Done moved(Step step, Moved moved) {
    return duration -> new StepResult.Succeeded(step, moved, duration);
  }

  @Override
  public Done visitLoad(LoadStep load) {
    String rejects = String.join("-", stepOptions.pipeline(), load.id(), load.source().name());
    Moved rows = engine.load(load.target(), load.write(), rejects, scans.of(load), load.span());
    return moved(load, rows);
  }

  @Override
  public Done visitTransform(TransformStep transform) {
    return moved(
        transform,
        engine.transform(
            transform.target(), transform.write(), transform.query(), transform.span()));
  }

  @Override
  public Done visitView(ViewStep view) {
    engine.createView(view.target(), view.query(), view.span());
    return moved(view, Moved.rows(0));
  }

  @Override
  public Done visitCheck(CheckStep check) {
    Violations violations = engine.violations(check.violations(), check.span());
    Optional<Diagnostic> finding =
        Optional.of(violations)
            .filter(rows -> rows.count() > 0)
            .map(rows -> CheckFinding.of(check, rows));
    return duration -> new StepResult.Checked(check, violations, finding, duration);
  }

  @Override
  public Done visitExport(ExportStep export) {
    return moved(
        export,
        engine.export(
            export.query(),
            TouchedFiles.write(export, stepOptions, options.runId()),
            export.span()));
  }
}
