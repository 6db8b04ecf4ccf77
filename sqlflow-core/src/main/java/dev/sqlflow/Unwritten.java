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
 * or wrote and found wrong, so that no later pipeline of the run takes old or bad data for good.
 */
final class Unwritten {

  private final Map<String, String> reasonByLocation = new LinkedHashMap<>();
  private final Map<Stored, String> reasonByTable = new LinkedHashMap<>();

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
    report.checks().stream()
        .filter(StepResult.Checked::failed)
        .forEach(check -> keepChecked(plan, check.step()));
  }

  /** What a pipeline wrote and found wrong is not for others, either. */
  private void keepChecked(Plan plan, Step.CheckStep check) {
    String reason =
        "it reads what check `" + check.name().value() + "` of " + plan.pipeline() + " found wrong";
    plan.steps().stream()
        .flatMap(step -> target(step).stream())
        .filter(check.reads()::contains)
        .flatMap(table -> stored(plan, Optional.of(table)).stream())
        .forEach(table -> reasonByTable.putIfAbsent(table, reason));
  }

  private void keep(Plan plan, Set<String> done) {
    String reason = "it reads what " + plan.pipeline() + " did not write";
    for (Step step : plan.steps()) {
      if (done.contains(step.id())) {
        continue;
      }
      if (step instanceof Step.ExportStep) {
        location(plan, step).ifPresent(location -> reasonByLocation.put(location, reason));
      } else {
        stored(plan, target(step)).ifPresent(table -> reasonByTable.put(table, reason));
      }
    }
  }

  private static Optional<TableName> target(Step step) {
    if (step instanceof Step.LoadStep load) {
      return Optional.of(load.target());
    }
    if (step instanceof Step.ViewStep view) {
      return Optional.of(view.target());
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

  /** Returns why a plan must not run: it would read an export or table that is not as it should. */
  Optional<String> readBy(Plan plan) {
    return exportReadBy(plan).or(() -> tableReadBy(plan));
  }

  private Optional<String> tableReadBy(Plan plan) {
    return plan.storedReads().stream()
        .flatMap(table -> stored(plan, Optional.of(table)).stream())
        .filter(reasonByTable::containsKey)
        .map(reasonByTable::get)
        .findFirst();
  }

  private Optional<String> exportReadBy(Plan plan) {
    return plan.steps().stream()
        .filter(Step.LoadStep.class::isInstance)
        .flatMap(step -> location(plan, step).stream())
        .map(ReadPath::of)
        .flatMap(read -> reasonByLocation.keySet().stream().filter(read::reads))
        .map(reasonByLocation::get)
        .findFirst();
  }

  private static Optional<String> location(Plan plan, Step step) {
    return plan.options(step.id()).flatMap(ResolvedOptions::location);
  }
}
