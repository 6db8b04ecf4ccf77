package dev.sqlflow.testing;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.engine.RunOptions;
import dev.sqlflow.engine.Sandbox;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.PlanSandbox;
import dev.sqlflow.plan.PlannedPipeline;
import dev.sqlflow.plan.Planner;
import dev.sqlflow.plan.SqlAnalyzer;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.resolve.ConfigurationResolver;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.spi.SourceConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs tests, each in a sandbox of its own. */
public final class TestRunner {

  private final ConfigurationResolver resolver;
  private final SqlAnalyzer analyzer;
  private final EngineFactory engines;
  private final RunOptions options;

  /**
   * Makes a runner.
   *
   * @param resolver of the project
   * @param analyzer for the planner; not closed by the runner
   * @param engines opens the sandboxes' engines
   * @param options where they work
   */
  public TestRunner(
      ConfigurationResolver resolver,
      SqlAnalyzer analyzer,
      EngineFactory engines,
      RunOptions options) {
    this.resolver = resolver;
    this.analyzer = analyzer;
    this.engines = engines;
    this.options = options;
  }

  /**
   * Runs a test.
   *
   * @param test what is run
   * @param pipeline that it tests
   * @param profile of its environment
   * @param inputs with the test's variables and clock
   * @return why the test does not pass; nothing if it does
   */
  public List<TestProblem> run(
      PipelineTest test, Diagnosed<Pipeline> pipeline, Profile profile, ResolutionInputs inputs) {
    if (pipeline.valid().isEmpty()) {
      return new RunCheck(test.runs().get(0)).broken(pipeline.diagnostics());
    }
    return run(test, pipeline.best(), profile, inputs);
  }

  private List<TestProblem> run(
      PipelineTest test, Pipeline pipeline, Profile profile, ResolutionInputs inputs) {
    DiagnosticSink sink = new DiagnosticSink();
    SourceStandIns standIns =
        new SourceStandIns(test, resolver.resolve(pipeline, profile, inputs).best(), sink);
    List<Map<String, SourceConnector>> all = test.runs().stream().map(standIns::of).toList();
    if (sink.hasErrors()) {
      return sink.diagnostics().stream().distinct().map(TestProblem::of).toList();
    }
    List<PlannedRun> runs = new ArrayList<>();
    Planner planner = new Planner(analyzer);
    for (int i = 0; i < all.size(); i++) {
      Diagnosed<ResolvedPipeline> resolved =
          resolver.withStandIns(all.get(i)).resolve(pipeline, profile, inputs);
      PlannedPipeline planned = planner.plan(List.of(resolved.best())).get(0);
      runs.add(new PlannedRun(test.runs().get(i), resolved, planned.plan()));
    }
    return inSandbox(runs);
  }

  private List<TestProblem> inSandbox(List<PlannedRun> runs) {
    List<Plan> harmless =
        runs.stream().flatMap(run -> run.plan().stream()).map(PlanSandbox::of).toList();
    List<TestProblem> problems = new ArrayList<>();
    if (harmless.isEmpty()) {
      runs.forEach(run -> problems.addAll(new RunCheck(run.run()).broken(run.errors())));
      return problems;
    }
    try (Sandbox sandbox = Sandbox.open(engines, harmless, options, OptionalLong.empty())) {
      for (PlannedRun run : runs) {
        problems.addAll(new RunCheck(run.run()).problems(run, sandbox));
      }
    } catch (EngineException e) {
      problems.add(TestProblem.of(e.diagnostic()));
    }
    return problems;
  }

  /**
   * A run whose pipeline was planned for its given rows.
   *
   * @param run of the test
   * @param resolved its pipeline
   * @param planned its plan, if nothing is wrong
   */
  record PlannedRun(
      TestRun run, Diagnosed<ResolvedPipeline> resolved, Diagnosed<Optional<Plan>> planned) {

    List<Diagnostic> errors() {
      List<Diagnostic> errors = new ArrayList<>(resolved.diagnostics());
      errors.addAll(planned.diagnostics());
      errors.removeIf(one -> !one.isError());
      return errors;
    }

    Optional<Plan> plan() {
      return errors().isEmpty() ? planned.best() : Optional.empty();
    }
  }
}
