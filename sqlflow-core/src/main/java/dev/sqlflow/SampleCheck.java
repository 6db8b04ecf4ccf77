package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.RunOptions;
import dev.sqlflow.engine.Sandbox;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.engine.duckdb.DuckDbEngineFactory;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.PlanSandbox;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.secret.Secrets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Level {@code sample}: runs every pipeline without errors on the first rows of its sources, in
 * memory; nothing is exported. What checks say of these rows is not told: of the whole data they
 * may say something else.
 */
final class SampleCheck implements DeeperLook {

  private final Project project;
  private final Secrets secrets;
  private final String runId;
  private final long sample;

  SampleCheck(Project project, Secrets secrets, String runId, long sample) {
    this.project = project;
    this.secrets = secrets;
    this.runId = runId;
    this.sample = sample;
  }

  @Override
  public EnvironmentCheck look(EnvironmentCheck check, Set<String> chosen, boolean open) {
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
    check
        .plans()
        .forEach(
            (file, plan) -> {
              if (open && chosen.contains(file) && isSound(check, file)) {
                found.put(file, look(check, file, plan));
              }
            });
    return check.and(found);
  }

  private static boolean isSound(EnvironmentCheck check, String file) {
    return check.profile().stream().noneMatch(Diagnostic::isError)
        && check.pipelines().getOrDefault(file, List.of()).stream()
            .noneMatch(SampleCheck::preventsRun);
  }

  private static boolean preventsRun(Diagnostic found) {
    return found.isError()
        || found.code() == DiagnosticCode.CONNECTOR_NOT_HERE
        || found.code() == DiagnosticCode.CONNECTION_NOT_TESTED;
  }

  private List<Diagnostic> look(EnvironmentCheck check, String file, Plan plan) {
    Set<String> others = check.readsFrom().getOrDefault(file, Set.of());
    ResolvedPipeline pipeline = check.resolved().get(file);
    if (pipeline != null && !others.isEmpty()) {
      return List.of(notSampled(pipeline, others));
    }
    Plan harmless = PlanSandbox.of(plan);
    RunOptions options = new RunOptions(runId, project.outputDirectory(), false, Duration.ZERO);
    try (Sandbox sandbox =
        Sandbox.open(
            new DuckDbEngineFactory(project.clock()),
            List.of(harmless),
            options,
            OptionalLong.of(sample),
            secrets)) {
      return failures(sandbox.run(harmless));
    } catch (EngineException e) {
      return List.of(e.diagnostic());
    }
  }

  private static List<Diagnostic> failures(List<StepResult> results) {
    return results.stream()
        .filter(StepResult.Failed.class::isInstance)
        .map(result -> ((StepResult.Failed) result).diagnostic())
        .toList();
  }

  private static Diagnostic notSampled(ResolvedPipeline pipeline, Set<String> others) {
    return Diagnostic.at(
            DiagnosticCode.NOT_SAMPLED,
            pipeline.file().span(0, 0),
            "pipeline `%s` was not run on samples: it reads what %s writes"
                .formatted(pipeline.name(), String.join(", ", others.stream().sorted().toList())))
        .help(
            "samples are thrown away, so a pipeline behind another has none; test it with given rows")
        .build();
  }
}
