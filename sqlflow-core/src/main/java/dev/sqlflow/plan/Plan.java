package dev.sqlflow.plan;

import dev.sqlflow.resolve.EngineSettings;
import java.util.List;

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

  Plan(
      String pipeline,
      String environment,
      EngineSettings engine,
      List<String> schemas,
      List<Step> steps) {
    this.pipeline = pipeline;
    this.environment = environment;
    this.engine = engine;
    this.schemas = List.copyOf(schemas);
    this.steps = List.copyOf(steps);
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
}
