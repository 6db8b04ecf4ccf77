package dev.sqlflow;

import dev.sqlflow.ProjectCheck.Outcome;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.RunOptions;
import dev.sqlflow.engine.Sandbox;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.engine.TableContent;
import dev.sqlflow.engine.duckdb.DuckDbEngineFactory;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.PlanSandbox;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.report.Preview;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Runs what one table needs, on samples, and looks at it. */
final class ProjectPreview {

  private static final int SHOWN = 20;

  private final Project project;
  private final PreviewRequest request;

  ProjectPreview(Project project, PreviewRequest request) {
    this.project = project;
    this.request = request;
  }

  PreviewResult of(Outcome outcome) {
    List<Plan> writers =
        outcome.plans().stream().filter(plan -> lastWriter(plan).isPresent()).toList();
    if (writers.size() != 1) {
      Diagnostic why = writers.isEmpty() ? unknown(outcome.plans()) : ambiguous(writers);
      return PreviewResult.none(outcome.result(), List.of(why));
    }
    RunOptions options =
        new RunOptions(outcome.runId(), project.outputDirectory(), true, Duration.ZERO);
    Step writer = lastWriter(writers.get(0)).orElseThrow();
    TableName table = PlanSandbox.target(writer).orElseThrow();
    Plan plan = PlanSandbox.upTo(writers.get(0), table);
    try (Sandbox sandbox =
        Sandbox.open(
            new DuckDbEngineFactory(project.clock()),
            List.of(plan),
            options,
            OptionalLong.of(request.sample()),
            new Secrets(project.secrets()))) {
      List<Diagnostic> failures = failures(sandbox.run(plan));
      return failures.isEmpty()
          ? new PreviewResult(
              outcome.result(), List.of(), Optional.of(look(sandbox, plan, table, writer.span())))
          : PreviewResult.none(outcome.result(), failures);
    } catch (EngineException e) {
      return PreviewResult.none(outcome.result(), List.of(e.diagnostic()));
    }
  }

  private Optional<Step> lastWriter(Plan plan) {
    return plan.steps().stream()
        .filter(
            step ->
                PlanSandbox.target(step)
                    .filter(table -> table.toString().equalsIgnoreCase(request.table().strip()))
                    .isPresent())
        .reduce((first, second) -> second);
  }

  private static List<Diagnostic> failures(List<StepResult> results) {
    return results.stream()
        .filter(StepResult.Failed.class::isInstance)
        .map(result -> ((StepResult.Failed) result).diagnostic())
        .toList();
  }

  private Preview look(Sandbox sandbox, Plan plan, TableName table, Span place) {
    String rows = "FROM " + table.sql();
    TableContent first = sandbox.read(LocatedText.of(rows + " LIMIT " + SHOWN, place));
    TableContent count = sandbox.read(LocatedText.of("SELECT count(*) AS rows " + rows, place));
    long total = Long.parseLong(String.valueOf(count.rows().get(0).get(0)));
    return new Preview(
        table.toString(), plan.pipeline(), plan.environment(), first, total, request.sample());
  }

  private Diagnostic unknown(List<Plan> plans) {
    List<String> tables =
        plans.stream()
            .flatMap(plan -> plan.steps().stream())
            .flatMap(step -> PlanSandbox.target(step).stream())
            .map(TableName::toString)
            .distinct()
            .toList();
    return Diagnostic.of(
            DiagnosticCode.UNKNOWN_PREVIEW_TABLE,
            "no pipeline writes a table `" + request.table().strip() + "`")
        .didYouMean(Suggestions.nearest(request.table().strip(), tables))
        .help(
            tables.isEmpty()
                ? "there are no tables"
                : "the tables are " + String.join(", ", tables))
        .build();
  }

  private Diagnostic ambiguous(List<Plan> writers) {
    String names = writers.stream().map(Plan::pipeline).collect(Collectors.joining(", "));
    return Diagnostic.of(
            DiagnosticCode.AMBIGUOUS_PREVIEW_TABLE,
            "several pipelines write a table `%s`: %s".formatted(request.table().strip(), names))
        .help("choose one: -Dsqlflow.select=" + writers.get(0).pipeline())
        .build();
  }
}
