package dev.sqlflow.engine;

import dev.sqlflow.plan.Plan;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.source.LocatedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An engine that stays open between runs, so that one can look at the tables. For one thread; the
 * plans must be harmless ones.
 */
public final class Sandbox implements AutoCloseable {

  private final WorkDirectory work;
  private final Engine engine;
  private final RunOptions options;
  private final Secrets secrets;
  private final RunContext context;

  private Sandbox(
      WorkDirectory work, Engine engine, RunOptions options, Secrets secrets, RunContext context) {
    this.context = context;
    this.work = work;
    this.engine = engine;
    this.options = options;
    this.secrets = secrets;
  }

  /**
   * Opens a sandbox of plans that need no secrets.
   *
   * @param engines opens its engine
   * @param plans that will be run in it, at least one; the settings of the first one's engine hold
   * @param options how they are run
   * @param sample how many rows a load takes at most; empty for all
   * @return the sandbox; the caller closes it
   * @throws EngineException if the engine can't be opened
   */
  public static Sandbox open(
      EngineFactory engines, List<Plan> plans, RunOptions options, OptionalLong sample) {
    return open(engines, plans, options, sample, Secrets.none());
  }

  /**
   * Opens a sandbox.
   *
   * @param engines opens its engine
   * @param plans that will be run in it, at least one; the settings of the first one's engine hold
   * @param options how they are run
   * @param sample how many rows a load takes at most; empty for all
   * @param secrets are asked for when a step needs them
   * @return the sandbox; the caller closes it
   * @throws EngineException if the engine can't be opened
   */
  public static Sandbox open(
      EngineFactory engines,
      List<Plan> plans,
      RunOptions options,
      OptionalLong sample,
      Secrets secrets) {
    Set<Path> files = new LinkedHashSet<>();
    RunContext context = new RunContext(options.patience(), sample);
    for (Plan plan : plans) {
      StepOptions stepOptions = new StepOptions(plan, secrets, context);
      files.addAll(TouchedFiles.of(plan, new Scans(stepOptions), stepOptions, options.runId()));
    }
    try {
      WorkDirectory work = WorkDirectory.create(options.temporaryDirectory());
      EngineFactory.Request request =
          new EngineFactory.Request(
              plans.get(0).engine(),
              files,
              "sandbox of pipeline " + plans.get(0).pipeline(),
              work.path(),
              work.path().resolve("rejects"),
              Duration.ZERO,
              sample);
      return new Sandbox(work, engine(engines, request, work), options, secrets, context);
    } catch (IOException e) {
      throw new UncheckedIOException("can't work in " + options.temporaryDirectory(), e);
    }
  }

  private static Engine engine(
      EngineFactory engines, EngineFactory.Request request, WorkDirectory work) throws IOException {
    try {
      return engines.open(request);
    } catch (RuntimeException | Error e) {
      work.close();
      throw e;
    }
  }

  /**
   * Runs a plan on the tables that are there.
   *
   * @param plan one of those that the sandbox was opened for
   * @return how each step ended
   */
  public List<StepResult> run(Plan plan) {
    plan.schemas().forEach(engine::createSchema);
    StepOptions stepOptions = new StepOptions(plan, secrets, context);
    StepRunner steps =
        new StepRunner(
            engine, new Scans(stepOptions), stepOptions, options, ExecutionListener.NONE);
    steps.run(plan.steps());
    return List.copyOf(steps.results());
  }

  /**
   * Reads rows.
   *
   * @param query one query
   * @return its result
   * @throws EngineException if it fails
   */
  public TableContent read(LocatedText query) {
    return new ContentReader(engine).read(query);
  }

  @Override
  public void close() {
    try (work;
        context) {
      engine.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + options.temporaryDirectory(), e);
    }
  }
}
