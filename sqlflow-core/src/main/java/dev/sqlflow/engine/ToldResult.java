package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Diagnostic.Related;
import dev.sqlflow.engine.StepResult.Checked;
import dev.sqlflow.engine.StepResult.Failed;
import dev.sqlflow.engine.StepResult.Skipped;
import dev.sqlflow.engine.StepResult.Succeeded;
import dev.sqlflow.secret.Mask;
import java.util.List;

/**
 * How a step ended, as people are told: without the secrets that connectors and the engine put into
 * words, and with the INCLUDEs that brought the step in.
 */
final class ToldResult implements StepResult.Visitor<StepResult> {

  private final Mask mask;
  private final List<Related> includes;

  private ToldResult(Mask mask, List<Related> includes) {
    this.mask = mask;
    this.includes = includes;
  }

  static StepResult of(StepResult result, StepOptions options) {
    List<Related> includes =
        options.includedBy(result.step()).stream().map(Related::include).toList();
    return result.accept(new ToldResult(options.mask(), includes));
  }

  @Override
  public StepResult visitSucceeded(Succeeded succeeded) {
    return succeeded;
  }

  @Override
  public StepResult visitChecked(Checked checked) {
    return new Checked(
        checked.step(),
        checked.violations().masked(mask),
        checked.finding().map(this::told),
        checked.duration());
  }

  @Override
  public StepResult visitFailed(Failed failed) {
    return new Failed(failed.step(), told(failed.diagnostic()), failed.kind(), failed.duration());
  }

  private Diagnostic told(Diagnostic one) {
    return mask.diagnostic(includes.isEmpty() ? one : one.alsoAt(includes));
  }

  @Override
  public StepResult visitSkipped(Skipped skipped) {
    return skipped;
  }
}
