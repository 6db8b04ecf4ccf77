package dev.sqlflow.plan;

import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.resolve.ResolvedOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run of one pipeline in one environment does. Only the planner makes one: holding it is the
 * proof that everything was checked.
 */
public final class Plan {

  private final String pipeline;
  private final String environment;
  private final EngineSettings engine;
  private final List<String> schemas;
  private final List<Step> steps;
  private final Set<TableName> storedReads;
  private final Map<String, ResolvedOptions> options;

  Plan(
      String pipeline,
      String environment,
      EngineSettings engine,
      List<String> schemas,
      List<Step> steps,
      Set<TableName> storedReads,
      Map<String, ResolvedOptions> options) {
    this.pipeline = pipeline;
    this.environment = environment;
    this.engine = engine;
    this.schemas = List.copyOf(schemas);
    this.steps = List.copyOf(steps);
    this.storedReads = Collections.unmodifiableSet(new LinkedHashSet<>(storedReads));
    this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  Plan(
      String pipeline,
      String environment,
      EngineSettings engine,
      List<String> schemas,
      List<Step> steps) {
    this(pipeline, environment, engine, schemas, steps, Set.of(), Map.of());
  }

  /**
   * Returns which pipeline it is.
   *
   * @return its name
   */
  public String pipeline() {
    return pipeline;
  }

  /**
   * Returns which environment it is for.
   *
   * @return its name
   */
  public String environment() {
    return environment;
  }

  /**
   * Returns the engine that shall run it.
   *
   * @return its settings
   */
  public EngineSettings engine() {
    return engine;
  }

  /**
   * Returns the schemas that must exist before the first step.
   *
   * @return their names as written
   */
  public List<String> schemas() {
    return schemas;
  }

  /**
   * Returns the steps, each behind those that it depends on, else in file order.
   *
   * @return the steps
   */
  public List<Step> steps() {
    return steps;
  }

  /**
   * Returns the tables that it reads from its database as other pipelines left them there.
   *
   * @return their names, in the order of the steps that read them
   */
  public Set<TableName> storedReads() {
    return storedReads;
  }

  /**
   * Returns the options of the connector that a step uses, and where they come from.
   *
   * @param step the step's identity
   * @return its options; empty for a step that uses no connector
   */
  public Optional<ResolvedOptions> options(String step) {
    return Optional.ofNullable(options.get(step));
  }

  /**
   * Returns which step waits for which.
   *
   * @return the graph of the steps
   */
  public DependencyGraph graph() {
    Map<String, List<String>> edges = new LinkedHashMap<>();
    steps.forEach(step -> edges.put(step.id(), List.copyOf(step.dependencies())));
    return new DependencyGraph(edges);
  }

  /**
   * Returns what is equal for plans that do the same: every option, mode, query and key decides it;
   * places, origins and the names of connections do not.
   *
   * @return 64 hexadecimal digits
   */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
