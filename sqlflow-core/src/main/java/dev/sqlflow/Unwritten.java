package dev.sqlflow;

import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.ReadPath;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.ResolvedOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers which exports, and tables of shared databases, a run should have written and did not,
 * so that no later pipeline of the run takes old data for new.
 */
final class Unwritten {

  private final Map<String, String> pipelineByLocation = new LinkedHashMap<>();
  private final Map<Stored, String> pipelineByTable = new LinkedHashMap<>();

  /**
   * A table that outlives a run.
   *
   * @param database the file that holds it
   * @param table its name
   */
  private record Stored(Path database, TableName table) {}

  /** Keeps what a pipeline that was not run would have written. */
  void notRun(Plan plan) {
    keep(plan, Set.of());
  }

  /** Keeps what a pipeline did not write. */
  void ran(Plan plan, RunReport report) {
    keep(
        plan,
        report.results().stream()
            .filter(StepResult.Succeeded.class::isInstance)
            .map(result -> result.step().id())
            .collect(Collectors.toSet()));
  }

  private void keep(Plan plan, Set<String> done) {
    for (Step step : plan.steps()) {
      if (done.contains(step.id())) {
        continue;
      }
      if (step instanceof Step.ExportStep) {
        location(plan, step)
            .ifPresent(location -> pipelineByLocation.put(location, plan.pipeline()));
      } else {
        stored(plan, target(step)).ifPresent(table -> pipelineByTable.put(table, plan.pipeline()));
      }
    }
  }

  private static Optional<TableName> target(Step step) {
    if (step instanceof Step.LoadStep load) {
      return Optional.of(load.target());
    }
    return step instanceof Step.TransformStep transform
        ? Optional.of(transform.target())
        : Optional.empty();
  }

  private static Optional<Stored> stored(Plan plan, Optional<TableName> table) {
    return plan.engine()
        .database()
        .flatMap(database -> table.map(name -> new Stored(database, name)));
  }

  /** Returns the pipeline whose missing export or table a plan would read. */
  Optional<String> readBy(Plan plan) {
    return exportReadBy(plan).or(() -> tableReadBy(plan));
  }

  private Optional<String> tableReadBy(Plan plan) {
    return plan.storedReads().stream()
        .flatMap(table -> stored(plan, Optional.of(table)).stream())
        .filter(pipelineByTable::containsKey)
        .map(pipelineByTable::get)
        .findFirst();
  }

  private Optional<String> exportReadBy(Plan plan) {
    return plan.steps().stream()
        .filter(Step.LoadStep.class::isInstance)
        .flatMap(step -> location(plan, step).stream())
        .map(ReadPath::of)
        .flatMap(read -> pipelineByLocation.keySet().stream().filter(read::reads))
        .map(pipelineByLocation::get)
        .findFirst();
  }

  private static Optional<String> location(Plan plan, Step step) {
    return plan.options(step.id()).flatMap(ResolvedOptions::location);
  }
}
