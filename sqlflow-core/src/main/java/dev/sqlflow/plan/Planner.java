package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks resolved pipelines and turns them into plans. What it learns of files it remembers, so
 * that many pipelines and environments are checked quickly: a planner is for one command. Safe for
 * use by several threads.
 */
public final class Planner {

  private static final List<PlanRule> RULES =
      List.of(
          new Duplicates(),
          new UnknownSources(),
          new UnknownTables(),
          new ForbiddenReads(),
          new Cycles(),
          new Views(),
          new CheckConditions(),
          new ConnectorRoles(),
          new SourceData(),
          new StatedTypes(),
          new QueryErrors(),
          new WriteColumns(),
          new TableFit(),
          new Destinations(),
          new Unused(),
          new QueryLints());

  private final SqlAnalyzer analyzer;
  private final ScanMemory scans;
  private final boolean proves;

  /**
   * Makes a planner.
   *
   * @param analyzer the engine's view of SQL; not closed by the planner
   */
  public Planner(SqlAnalyzer analyzer) {
    this(analyzer, RecordedColumns.NONE);
  }

  /**
   * Makes a planner.
   *
   * @param analyzer the engine's view of SQL; not closed by the planner
   * @param recorded knows the columns of sources whose data lies elsewhere
   */
  public Planner(SqlAnalyzer analyzer, RecordedColumns recorded) {
    this(analyzer, recorded, false);
  }

  private Planner(SqlAnalyzer analyzer, RecordedColumns recorded, boolean proves) {
    this.proves = proves;
    this.analyzer = analyzer;
    this.scans = new ScanMemory(analyzer, recorded);
  }

  /**
   * Makes a planner that also tells what decides what plans do.
   *
   * @param analyzer the engine's view of SQL; not closed by the planner
   * @param recorded knows the columns of sources whose data lies elsewhere
   * @return a planner whose results have proofs
   */
  public static Planner proving(SqlAnalyzer analyzer, RecordedColumns recorded) {
    return new Planner(analyzer, recorded, true);
  }

  /**
   * Plans the pipelines of one environment. They know of each other: one may read the files that
   * another one exports, or its tables in a database that they share, and no two may write to one
   * destination.
   *
   * @param pipelines every pipeline of the project, all of one environment
   * @return the same pipelines in the order in which a run takes them: each behind those that it
   *     reads from, else by name
   */
  public List<PlannedPipeline> plan(List<ResolvedPipeline> pipelines) {
    Environment environment =
        new Environment(pipelines.stream().map(one -> BindingsReader.read(one, analyzer)).toList());
    List<PlannedPipeline> planned = new ArrayList<>();
    for (Bindings bindings : environment.runOrder()) {
      planned.add(plan(bindings, environment));
    }
    return List.copyOf(planned);
  }

  private PlannedPipeline plan(Bindings bindings, Environment environment) {
    List<Dependency> dependencies = Dependencies.of(bindings, environment);
    StepOrder order = StepOrder.of(bindings.actions(), dependencies);
    ColumnFlow columns = ColumnFlow.of(bindings, order, environment, analyzer, scans);
    environment.learn(bindings, columns);
    PipelineModel model = new PipelineModel(bindings, environment, dependencies, order, columns);
    DiagnosticSink sink = new DiagnosticSink();
    RULES.forEach(rule -> rule.check(model, sink));
    boolean certain = bindings.pipeline().unknownVariables().isEmpty();
    boolean sound = !sink.hasErrors() && !bindings.hasDamage();
    Optional<Plan> plan =
        sound && (certain || proves) ? Optional.of(PlanBuilder.build(model)) : Optional.empty();
    ResolvedPipeline pipeline = bindings.pipeline();
    return new PlannedPipeline(
        pipeline,
        new Diagnosed<>(plan.filter(any -> certain), pipeline.explained(sink.diagnostics())),
        proves ? plan.map(built -> PlanProof.of(built, bindings)) : Optional.empty(),
        environment.readsFrom(bindings).stream()
            .map(other -> other.pipeline().file().name())
            .collect(Collectors.toSet()));
  }
}
