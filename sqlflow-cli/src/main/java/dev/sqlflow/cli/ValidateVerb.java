package dev.sqlflow.cli;

import dev.sqlflow.EarlierCheck;
import dev.sqlflow.Gate;
import dev.sqlflow.Level;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.ValidationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks pipelines in every environment, or in the one asked for. */
@Command(
    name = "validate",
    description = "Checks pipelines in every environment, or in one, and writes reports.",
    footer = {
      "  sqlflow validate                      every pipeline in every environment",
      "  sqlflow validate orders --env prod    one pipeline in one environment",
      "  sqlflow validate --level static       texts only: no file of data is looked at"
    })
final class ValidateVerb extends EnvironmentVerb {

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = {
        "how far the check goes: static; resolve (default), which binds every query;",
        "connect, which tests connections; sample, which runs every pipeline on few rows"
      },
      order = 2)
  private String level = "resolve";

  @Option(
      names = "--sample",
      paramLabel = "ROWS",
      description = "how many rows of each source the level sample reads at most; ${DEFAULT-VALUE}",
      order = 2)
  private long sample = ValidateRequest.SAMPLE;

  @Option(names = "--fail-on-warning", description = "a warning fails the check", order = 3)
  private boolean failOnWarning;

  @Option(
      names = "--max-warnings",
      paramLabel = "N",
      description = "how many warnings the check lets through",
      order = 4)
  private @Nullable Integer maxWarnings;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "the findings that the project lives with: only others fail the check",
      order = 5)
  private @Nullable Path baseline;

  @Option(
      names = "--update-baseline",
      description = "writes the baseline, so that it holds what this check finds",
      order = 6)
  private boolean updateBaseline;

  @Option(
      names = "--force",
      description = "checks even if nothing has changed since a check that passed",
      order = 7)
  private boolean force;

  ValidateVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal {
    if (sample < 1) {
      throw new Refusal(ExitCode.USAGE, "--sample must be at least 1");
    }
    ValidateRequest request =
        new ValidateRequest(selection(), environment(), level(), gate(sqlFlow), sample);
    Optional<EarlierCheck> earlier = force ? Optional.empty() : sqlFlow.unchanged(request);
    if (earlier.isPresent()) {
      console.again(earlier.get().findings());
      earlier.get().fixable().ifPresent(line -> console.result(Wording.of(line)));
      annotate(earlier.get().annotations(), console);
      console.result(earlier.get().summary() + " (nothing has changed since the last check)");
      return ExitCode.OK;
    }
    ValidationResult result = sqlFlow.validate(request);
    console.findings(result.diagnostics());
    result.fixable().ifPresent(line -> console.result(Wording.of(line)));
    if (!result.connections().isEmpty()) {
      console.result("connections\n" + String.join("\n", result.connectionLines()));
    }
    annotate(sqlFlow.annotations(result), console);
    if (!result.ok()) {
      throw new Refusal(
          ExitCode.FINDINGS,
          result.summary() + "; all findings are in " + sqlFlow.nameOf(sqlFlow.report()));
    }
    console.result(result.summary());
    return ExitCode.OK;
  }

  private void annotate(List<String> annotations, Console console) {
    if ("true".equals(surroundings().environment().get("GITHUB_ACTIONS"))) {
      annotations.forEach(console::result);
    }
  }

  private Gate gate(SqlFlow sqlFlow) throws Refusal {
    if (updateBaseline && baseline == null) {
      throw new Refusal(ExitCode.USAGE, "--update-baseline needs --baseline, the file to write");
    }
    return new Gate(
        failOnWarning,
        maxWarnings == null ? OptionalInt.empty() : OptionalInt.of(maxWarnings),
        Optional.ofNullable(baseline).map(sqlFlow::pathOf),
        updateBaseline);
  }

  private Level level() throws Refusal {
    return Level.named(level).orElseThrow(() -> new Refusal(ExitCode.USAGE, Level.unknown(level)));
  }
}
