package dev.sqlflow.plan;

import java.util.List;

/**
 * All that is known of a pipeline when its rules are checked.
 *
 * @param bindings what it defines and uses
 * @param environment what the other pipelines do
 * @param dependencies what waits for what
 * @param order of the steps, and cycles
 * @param columns of sources, tables and results
 */
record PipelineModel(
    Bindings bindings,
    Environment environment,
    List<Dependency> dependencies,
    StepOrder order,
    ColumnFlow columns) {

  // Keeps an immutable copy of the dependencies.
  PipelineModel {
    dependencies = List.copyOf(dependencies);
  }
}
