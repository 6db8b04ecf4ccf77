package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.RunReport.Outcome;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.spi.ConnectorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs plans, one step after the other. A failed step skips those that need it; the others go on.
 * Safe for use by several threads.
 */
public final class PlanExecutor {

  private final EngineFactory engines;
  private final Clock clock;
  private final Secrets secrets;

  /**
   * Makes an executor.
   *
   * @param engines opens an engine for each run
   * @param clock tells when a run begins
   */
  public PlanExecutor(EngineFactory engines, Clock clock) {
    this(engines, clock, Secrets.none());
  }

  /**
   * Makes an executor of plans that need secrets.
   *
   * @param engines opens an engine for each run
   * @param clock tells when a run begins
   * @param secrets are asked for when a step needs them, and hidden in all that is told
   */
  public PlanExecutor(EngineFactory engines, Clock clock, Secrets secrets) {
    this.engines = engines;
    this.clock = clock;
    this.secrets = secrets;
  }

  /**
   * Runs a plan. What users or the world did wrong is in the report; only a bug of ours is thrown.
   * Interrupting the calling thread ends the run within a second: the report then says {@link
   * Outcome#CANCELLED}, and the thread stays interrupted.
   *
   * @param plan what is done
   * @param options how
   * @param listener hears of the steps, on other threads too
   * @return what was done
   */
  public RunReport execute(Plan plan, RunOptions options, ExecutionListener listener) {
    Instant start = clock.instant();
    Stopwatch whole = new Stopwatch();
    boolean interrupted = false;
    try (WorkDirectory work = WorkDirectory.create(options.temporaryDirectory());
        RunContext context = new RunContext(options.patience(), OptionalLong.empty())) {
      Scans scans = new Scans(new StepOptions(plan, secrets, context));
      Attempt attempt = attempt(plan, scans, options, listener, work);
      interrupted = attempt.outcome() == Outcome.CANCELLED;
      return new RunReport(
          options.runId(),
          plan.pipeline(),
          plan.environment(),
          start,
          whole.elapsed(),
          attempt.engineOpen(),
          plan.fingerprint(),
          scans.files(),
          attempt.results(),
          attempt.failure(),
          attempt.outcome());
    } catch (IOException e) {
      throw new UncheckedIOException("can't work in " + options.temporaryDirectory(), e);
    } catch (RuntimeException e) {
      throw secrets.mask().failure(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What a run came to, without its name and times. */
  private record Attempt(
      List<StepResult> results,
      Duration engineOpen,
      Optional<Diagnostic> failure,
      Outcome outcome) {}

  private Attempt attempt(
      Plan plan, Scans scans, RunOptions options, ExecutionListener listener, WorkDirectory work) {
    EngineFactory.Request request = request(plan, scans, options, work);
    Stopwatch opening = new Stopwatch();
    try (Engine engine = engines.open(request)) {
      Duration engineOpen = opening.elapsed();
      plan.schemas().forEach(engine::createSchema);
      StepRunner steps = new StepRunner(engine, scans, scans.options(), options, listener);
      Outcome outcome = steps.run(plan.steps());
      return new Attempt(steps.results(), engineOpen, Optional.empty(), outcome);
    } catch (EngineException e) {
      Diagnostic why = secrets.mask().diagnostic(e.diagnostic());
      return withoutEngine(opening, why, Outcome.FAILED);
    } catch (ConnectorException e) {
      Outcome outcome =
          e.kind() == ConnectorException.Kind.INTERRUPTED ? Outcome.CANCELLED : Outcome.FAILED;
      String message = secrets.mask().text(message(e));
      return withoutEngine(
          opening, Diagnostic.of(DiagnosticCode.WORLD_FAILED, message).build(), outcome);
    }
  }

  private static Attempt withoutEngine(Stopwatch opening, Diagnostic why, Outcome outcome) {
    return new Attempt(List.of(), opening.elapsed(), Optional.of(why), outcome);
  }

  private static EngineFactory.Request request(
      Plan plan, Scans scans, RunOptions options, WorkDirectory work) {
    return new EngineFactory.Request(
        plan.engine(),
        TouchedFiles.of(plan, scans, scans.options(), options.runId()),
        "pipeline " + plan.pipeline() + ", run " + options.runId(),
        work.path(),
        options.runDirectory().resolve("rejects"),
        options.patience());
  }

  /** What a failure says; never nothing. */
  static String message(ConnectorException failure) {
    String message = failure.getMessage();
    return message == null ? "the connector failed: " + failure.kind() : message;
  }

  /** The identity by which a step names its write. */
  static String writeId(String runId, Step step) {
    return runId + "-" + step.id().replaceAll("[^A-Za-z0-9]+", "_");
  }
}
