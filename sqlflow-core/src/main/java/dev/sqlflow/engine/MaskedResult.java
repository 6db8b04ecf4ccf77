package dev.sqlflow.engine;

import dev.sqlflow.engine.StepResult.Checked;
import dev.sqlflow.engine.StepResult.Failed;
import dev.sqlflow.engine.StepResult.Skipped;
import dev.sqlflow.engine.StepResult.Succeeded;
import dev.sqlflow.secret.Mask;

/** How a step ended, told without the secrets that connectors and the engine put into words. */
final class MaskedResult implements StepResult.Visitor<StepResult> {

  private final Mask mask;

  private MaskedResult(Mask mask) {
    this.mask = mask;
  }

  static StepResult of(StepResult result, Mask mask) {
    return result.accept(new MaskedResult(mask));
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
        checked.finding().map(mask::diagnostic),
        checked.duration());
  }

  @Override
  public StepResult visitFailed(Failed failed) {
    return new Failed(
        failed.step(), mask.diagnostic(failed.diagnostic()), failed.kind(), failed.duration());
  }

  @Override
  public StepResult visitSkipped(Skipped skipped) {
    return skipped;
  }
}
