package dev.sqlflow.maven;

import dev.sqlflow.RunLines;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.report.RunText;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pipelines in one environment: the one asked for, else {@code dev}, else the only one.
 * Checks them first; if anything is an error, nothing runs.
 */
@Mojo(name = "run", threadSafe = true)
public final class RunMojo extends PipelineMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.run.skip", defaultValue = "false")
  private boolean skipRun;

  /** Whether the first failed step ends the run; if not, only what needs it is skipped. */
  @Parameter(property = "sqlflow.failFast", defaultValue = "false")
  private boolean failFast;

  /** The name of the environment once more: a protected one does not run without. */
  @Parameter(property = "sqlflow.confirm")
  private @Nullable String confirm;

  @Override
  boolean skipsThisGoal() {
    return skipRun;
  }

  @Override
  void perform(SqlFlow sqlFlow, Console console) throws UserException {
    RunRequest request =
        new RunRequest(selection(), environment(), failFast, Optional.ofNullable(confirm));
    RunResult result = sqlFlow.run(request, new RunLines(console::info, console::show));
    if (!result.check().ok()) {
      console.show(result.check().diagnostics());
      throw new UserException(
          result.check().summary() + "; nothing ran: `mvn sqlflow:validate` shows all");
    }
    result.notRun().forEach(it -> console.info(it.pipeline() + " did not run: " + it.reason()));
    String summary = RunText.summary(result.reports(), result.notRun().size());
    String report = result.file().map(file -> "; see " + sqlFlow.nameOf(file)).orElse("");
    if (!result.ok()) {
      throw new UserException(summary + report);
    }
    console.info(summary + report);
  }
}
