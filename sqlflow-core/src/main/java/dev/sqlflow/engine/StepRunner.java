package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.RunReport.Outcome;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the steps of one plan and keeps how each of them ended. */
final class StepRunner implements Step.Visitor<Moved> {

  private final Engine engine;
  private final Scans scans;
  private final String pipeline;
  private final RunOptions options;
  private final ExecutionListener listener;
  private final List<StepResult> results = new ArrayList<>();

  /** For each step that did not succeed, the failed step that is to blame. */
  private final Map<String, String> blamed = new HashMap<>();

  private Outcome outcome = Outcome.SUCCEEDED;

  StepRunner(
      Engine engine, Scans scans, String pipeline, RunOptions options, ExecutionListener listener) {
    this.engine = engine;
    this.scans = scans;
    this.pipeline = pipeline;
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
              .orElseGet(() -> run(step));
      because.ifPresent(id -> blamed.put(step.id(), id));
      results.add(result);
      listener.finished(result);
      if (result instanceof StepResult.Failed failed) {
        blamed.put(step.id(), step.id());
        boolean cancelled = failed.kind().filter(Kind.INTERRUPTED::equals).isPresent();
        outcome = cancelled ? Outcome.CANCELLED : Outcome.FAILED;
        end = cancelled || options.failFast() ? Optional.of(step.id()) : end;
      }
    }
    return outcome;
  }

  private Optional<String> blame(Step step) {
    return step.dependencies().stream().map(blamed::get).filter(id -> id != null).findFirst();
  }

  private StepResult run(Step step) {
    Stopwatch time = new Stopwatch();
    listener.started(step);
    Heartbeat heartbeat = Heartbeat.of(listener, step);
    try {
      stopIfInterrupted();
      return new StepResult.Succeeded(step, step.accept(this), time.elapsed());
    } catch (EngineException e) {
      return new StepResult.Failed(step, e.diagnostic(), Optional.empty(), time.elapsed());
    } catch (ConnectorException e) {
      Diagnostic diagnostic =
          Diagnostic.at(DiagnosticCode.WORLD_FAILED, step.span(), PlanExecutor.message(e)).build();
      return new StepResult.Failed(step, diagnostic, Optional.of(e.kind()), time.elapsed());
    } finally {
      heartbeat.close();
    }
  }

  private static void stopIfInterrupted() {
    if (Thread.interrupted()) {
      throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled");
    }
  }

  @Override
  public Moved visitLoad(LoadStep load) {
    String rejects = String.join("-", pipeline, load.id(), load.source().name());
    return engine.load(load.target(), load.write(), rejects, scans.of(load), load.span());
  }

  @Override
  public Moved visitTransform(TransformStep transform) {
    return engine.transform(
        transform.target(), transform.write(), transform.query(), transform.span());
  }

  @Override
  public Moved visitExport(ExportStep export) {
    return engine.export(
        export.query(), TouchedFiles.write(export, options.runId()), export.span());
  }
}
