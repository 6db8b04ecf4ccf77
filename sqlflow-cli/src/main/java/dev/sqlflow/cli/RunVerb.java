package dev.sqlflow.cli;

import dev.sqlflow.RunLines;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.report.RunText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks pipelines and runs them in one environment. */
@Command(
    name = "run",
    description = {
      "Checks pipelines and runs them in one environment.",
      "The environment is the one given, else dev, else the only one. After an error nothing runs."
    },
    footer = {
      "  sqlflow run                                 every pipeline, in dev",
      "  sqlflow run +orders --env prod              orders, and what it reads from",
      "  sqlflow run orders --var day=2026-11-25     with a variable",
      "  sqlflow run --env prod --confirm prod       in a protected environment"
    })
final class RunVerb extends EnvironmentVerb {

  @Option(
      names = "--confirm",
      paramLabel = "NAME",
      description = "the environment's name once more: a protected one does not run without",
      order = 2)
  private @Nullable String confirm;

  @Option(
      names = "--fail-fast",
      description = "the first failed step ends the run; if not, only what needs it is skipped",
      order = 3)
  private boolean failFast;

  RunVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal {
    RunRequest request =
        new RunRequest(selection(), environment(), failFast, Optional.ofNullable(confirm));
    RunResult result = run(sqlFlow, request, console);
    if (!result.check().ok()) {
      console.remarks(result.check().diagnostics());
      throw new Refusal(
          ExitCode.FINDINGS,
          result.check().summary() + "; nothing ran: `mvn sqlflow:validate` shows all");
    }
    result.notRun().forEach(it -> console.result(it.pipeline() + " did not run: " + it.reason()));
    String summary =
        RunText.summary(result.reports(), result.notRun().size())
            + result.file().map(file -> "; see " + sqlFlow.nameOf(file)).orElse("");
    if (!result.ok()) {
      throw new Refusal(ExitCode.RUN_FAILED, summary);
    }
    console.result(summary);
    return ExitCode.OK;
  }

  private RunResult run(SqlFlow sqlFlow, RunRequest request, Console console) {
    RunLines lines = new RunLines(console::result, console::remarks);
    if (!surroundings().terminal().out() || !surroundings().terminal().err()) {
      return sqlFlow.run(request, lines);
    }
    try (RunProgress progress = new RunProgress(lines, console)) {
      return sqlFlow.run(request, progress);
    }
  }
}
