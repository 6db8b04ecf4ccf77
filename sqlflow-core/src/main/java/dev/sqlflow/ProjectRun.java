package dev.sqlflow;

import dev.sqlflow.ProjectCheck.Outcome;
import dev.sqlflow.engine.PlanExecutor;
import dev.sqlflow.engine.RunOptions;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.report.CheckedPipeline;
import dev.sqlflow.report.NotRun;
import dev.sqlflow.report.RunJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the plans of a check, one pipeline after the other, each in an engine of its own. */
final class ProjectRun {

  /** A run gives others this long to finish with a database that they share. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Project project;
  private final PlanExecutor executor;
  private final RunListener listener;
  private final List<RunReport> reports = new ArrayList<>();
  private final Unwritten unwritten = new Unwritten();
  private final List<NotRun> notRun = new ArrayList<>();
  private final List<String> unplanned = new ArrayList<>();

  ProjectRun(Project project, PlanExecutor executor, RunListener listener) {
    this.project = project;
    this.executor = executor;
    this.listener = listener;
  }

  RunResult run(Outcome outcome, boolean failFast) {
    RunOptions options =
        new RunOptions(outcome.runId(), project.outputDirectory(), failFast, PATIENCE);
    unplanned.addAll(unplanned(outcome));
    unplanned.forEach(name -> notRun.add(new NotRun(name, "it has no plan")));
    for (Plan plan : outcome.plans()) {
      Optional<String> obstacle = obstacle(plan, failFast);
      if (obstacle.isEmpty()) {
        run(plan, options);
      } else {
        unwritten.notRun(plan);
        notRun.add(new NotRun(plan.pipeline(), obstacle.get()));
      }
    }
    if (reports.isEmpty()) {
      return new RunResult(outcome.result(), reports, notRun, Optional.empty());
    }
    Path file = options.runDirectory().resolve("run.json");
    write(file, outcome);
    return new RunResult(outcome.result(), reports, notRun, Optional.of(file));
  }

  // What passed its check has a plan. If it ever had none, to leave it out would look like success.
  private static List<String> unplanned(Outcome outcome) {
    Set<String> planned = outcome.plans().stream().map(Plan::pipeline).collect(Collectors.toSet());
    return outcome.result().ok()
        ? outcome.result().pipelines().stream()
            .map(CheckedPipeline::name)
            .filter(name -> !planned.contains(name))
            .toList()
        : List.of();
  }

  private Optional<String> obstacle(Plan plan, boolean failFast) {
    if (!unplanned.isEmpty()) {
      return Optional.of(unplanned.get(0) + " has no plan");
    }
    for (RunReport report : reports) {
      if (report.outcome() == RunReport.Outcome.CANCELLED) {
        return Optional.of("the run was cancelled");
      }
      if (failFast && !report.succeeded()) {
        return Optional.of(report.pipeline() + " failed");
      }
    }
    return unwritten.readBy(plan);
  }

  private void run(Plan plan, RunOptions options) {
    RunReport report = executor.execute(plan, options, listener.started(plan));
    reports.add(report);
    unwritten.ran(plan, report);
    listener.finished(report);
  }

  private void write(Path file, Outcome outcome) {
    String environment = outcome.result().environments().get(0);
    try {
      new RunJson(outcome.runId(), environment, outcome.start(), reports, notRun)
          .withProfiles(outcome.profiles())
          .writeTo(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}
