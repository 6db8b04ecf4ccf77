package dev.sqlflow.cli;

import dev.sqlflow.PlanRequest;
import dev.sqlflow.PlanResult;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.plan.PlanPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what a run would do. */
@Command(
    name = "plan",
    description = "Shows what run would do: steps, modes, targets, options and their origins.",
    footer = {
      "  sqlflow plan orders --env prod             as text",
      "  sqlflow plan --env prod --format json      a file a plan, in target/sqlflow/plans"
    })
final class PlanVerb extends EnvironmentVerb {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), or json, which writes a file a plan",
      order = 2)
  private Format format = Format.TEXT;

  PlanVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal {
    PlanResult result = sqlFlow.plan(new PlanRequest(selection(), environment()));
    console.remarks(result.check().diagnostics());
    if (!result.check().ok()) {
      throw new Refusal(
          ExitCode.FINDINGS,
          result.check().summary() + "; `mvn sqlflow:validate` checks every environment");
    }
    if (format == Format.JSON) {
      sqlFlow.write(result.plans()).forEach(file -> console.result(sqlFlow.nameOf(file)));
    } else {
      result.plans().forEach(plan -> console.result(PlanPrinter.print(plan)));
    }
    return ExitCode.OK;
  }
}
