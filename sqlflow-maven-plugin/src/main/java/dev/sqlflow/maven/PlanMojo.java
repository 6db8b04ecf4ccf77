package dev.sqlflow.maven;

import dev.sqlflow.PlanRequest;
import dev.sqlflow.PlanResult;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.plan.PlanPrinter;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows what {@code run} would do: steps, modes, targets, options and where they come from. */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends PipelineMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.plan.skip", defaultValue = "false")
  private boolean skipPlan;

  /** {@code text}, in the log, or {@code json}, which writes a file a plan. */
  @Parameter(property = "sqlflow.format", defaultValue = "text")
  private String format;

  @Override
  boolean skipsThisGoal() {
    return skipPlan;
  }

  @Override
  void perform(SqlFlow sqlFlow, Console console) throws UserException {
    if (!format.equals("text") && !format.equals("json")) {
      throw new UserException(
          "no format is called `" + format + "`; the formats are text and json");
    }
    PlanResult result = sqlFlow.plan(new PlanRequest(selection(), environment()));
    console.show(result.check().diagnostics());
    if (!result.check().ok()) {
      throw new UserException(
          result.check().summary() + "; `mvn sqlflow:validate` checks every environment");
    }
    if (format.equals("json")) {
      sqlFlow.write(result.plans()).forEach(file -> console.info(sqlFlow.nameOf(file)));
    } else {
      result.plans().forEach(plan -> console.info(PlanPrinter.print(plan)));
    }
  }
}
