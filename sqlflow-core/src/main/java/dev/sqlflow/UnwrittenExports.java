package dev.sqlflow;

import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.resolve.ResolvedOptions;
import java.nio.file.FileSystems;
import java.nio.file.Path;
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
        .flatMap(read -> pipelineByLocation.keySet().stream().filter(it -> reads(read, it)))
        .map(pipelineByLocation::get)
        .findFirst();
  }

  private static Optional<String> location(Plan plan, Step step) {
    return plan.options(step.id()).flatMap(ResolvedOptions::location);
  }

  // A source may name a file, a folder or a pattern.
  private static boolean reads(String read, String written) {
    if (read.equals(written)) {
      return true;
    }
    String pattern = read.replace("\\", "\\\\");
    return Path.of(written).startsWith(Path.of(literalPart(read)))
        && (literalPart(read).equals(read)
            || FileSystems.getDefault()
                .getPathMatcher("glob:" + pattern)
                .matches(Path.of(written)));
  }

  private static String literalPart(String path) {
    int wildcard = path.length();
    for (char c : new char[] {'*', '?', '[', '{'}) {
      int at = path.indexOf(c);
      wildcard = at < 0 ? wildcard : Math.min(wildcard, at);
    }
    return wildcard == path.length()
        ? path
        : path.substring(0, path.substring(0, wildcard).lastIndexOf('/') + 1);
  }
}
