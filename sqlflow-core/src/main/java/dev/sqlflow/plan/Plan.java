package dev.sqlflow.plan;

import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.source.Span;
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

  /** What a plan is of, and what its steps know beside what they do. */
  record About(
      String pipeline,
      String environment,
      EngineSettings engine,
      Map<String, ResolvedOptions> options,
      Map<String, List<Span>> includes) {}

  private final About about;
  private final List<String> schemas;
  private final List<Step> steps;
  private final Set<TableName> storedReads;

  Plan(About about, List<String> schemas, List<Step> steps, Set<TableName> storedReads) {
    this.about = about;
    this.schemas = List.copyOf(schemas);
    this.steps = List.copyOf(steps);
    this.storedReads = Collections.unmodifiableSet(new LinkedHashSet<>(storedReads));
  }

  /**
   * Returns which pipeline it is.
   *
   * @return its name
   */
  public String pipeline() {
    return about.pipeline();
  }

  /**
   * Returns which environment it is for.
   *
   * @return its name
   */
  public String environment() {
    return about.environment();
  }

  /**
   * Returns the engine that shall run it.
   *
   * @return its settings
   */
  public EngineSettings engine() {
    return about.engine();
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
    return Optional.ofNullable(about.options().get(step));
  }

  /**
   * Returns by which INCLUDEs a step came into the pipeline.
   *
   * @param step the step's identity
   * @return where they stand, the innermost first; none for a step of the pipeline's own file
   */
  public List<Span> includedBy(String step) {
    return about.includes().getOrDefault(step, List.of());
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
    return new PlanProof(Fingerprint.parts(this)).fingerprint();
  }
}
