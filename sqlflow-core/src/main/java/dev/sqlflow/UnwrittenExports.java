package dev.sqlflow;

import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.ReadPath;
import dev.sqlflow.plan.Step;
import dev.sqlflow.resolve.ResolvedOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers which exports a run should have written and did not, so that no later pipeline of the
 * run takes an old file for a new one.
 */
final class UnwrittenExports {

  private final Map<String, String> pipelineByLocation = new LinkedHashMap<>();

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
      if (step instanceof Step.ExportStep && !done.contains(step.id())) {
        location(plan, step)
            .ifPresent(location -> pipelineByLocation.put(location, plan.pipeline()));
      }
    }
  }

  /** Returns the pipeline whose missing export a plan would read. */
  Optional<String> readBy(Plan plan) {
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
