package dev.sqlflow.report;

import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run of one pipeline tells people: one line a step, in columns. */
public final class RunText {

  private static final int WIDEST = 60;

  private final int width;

  /**
   * Makes the columns wide enough for a plan.
   *
   * @param plan what is run
   */
  public RunText(Plan plan) {
    int longest = plan.steps().stream().mapToInt(step -> step.id().length()).max().orElse(0);
    this.width = Math.min(longest, WIDEST);
  }

  /**
   * Returns the line before the first step.
   *
   * @param plan what is run
   * @return such as {@code orders in dev: 7 steps}
   */
  public static String heading(Plan plan) {
    return "%s in %s: %s"
        .formatted(
            plan.pipeline(), plan.environment(), Amounts.counted(plan.steps().size(), "step"));
  }

  /**
   * Returns the line of a step that ended.
   *
   * @param result how
   * @return rows, bytes and time, or why there are none
   */
  public String line(StepResult result) {
    return result.accept(new Line());
  }

  /**
   * Returns the line of a step that is still at work.
   *
   * @param step which
   * @param elapsed since it began
   * @return its name and time
   */
  public String line(Step step, Duration elapsed) {
    return cell(step) + "still running after " + elapsed.toSeconds() + " s";
  }

  /**
   * Returns the line after the last pipeline.
   *
   * @param reports of every pipeline that ran
   * @param notRun how many did not run because an earlier one failed
   * @return such as {@code 3 pipelines, 19 steps in 1.24 s: ok}
   */
  public static String summary(Collection<RunReport> reports, int notRun) {
    long steps = reports.stream().mapToLong(report -> report.results().size()).sum();
    long failed = count(reports, StepResult.Failed.class) + brokenChecks(reports);
    long skipped = count(reports, StepResult.Skipped.class);
    Duration time = reports.stream().map(RunReport::duration).reduce(Duration.ZERO, Duration::plus);
    StringBuilder text = new StringBuilder();
    text.append(Amounts.counted(reports.size(), "pipeline")).append(", ");
    text.append(Amounts.counted(steps, "step")).append(" in ").append(Amounts.time(time));
    boolean ok = notRun == 0 && reports.stream().allMatch(RunReport::succeeded);
    text.append(ok ? ": ok" : ": " + failed + " failed" + kinds(reports));
    if (skipped > 0) {
      text.append(", ").append(skipped).append(" skipped");
    }
    if (warnings(reports) > 0) {
      text.append(", ").append(Amounts.counted(warnings(reports), "warning"));
    }
    if (notRun > 0) {
      text.append(", ").append(Amounts.counted(notRun, "pipeline")).append(" not run");
    }
    return text.toString();
  }

  private static long brokenChecks(Collection<RunReport> reports) {
    return reports.stream()
        .flatMap(report -> report.checks().stream())
        .filter(StepResult.Checked::failed)
        .count();
  }

  private static long warnings(Collection<RunReport> reports) {
    return reports.stream()
        .flatMap(report -> report.checks().stream())
        .filter(check -> !check.holds() && !check.failed())
        .count();
  }

  // What the outer world did wrong: scripts look for these words.
  private static String kinds(Collection<RunReport> reports) {
    String kinds =
        reports.stream()
            .flatMap(report -> report.results().stream())
            .filter(StepResult.Failed.class::isInstance)
            .flatMap(result -> ((StepResult.Failed) result).kind().stream())
            .map(Enum::name)
            .distinct()
            .collect(Collectors.joining(", "));
    return kinds.isEmpty() ? "" : " (" + kinds + ")";
  }

  private static long count(Collection<RunReport> reports, Class<? extends StepResult> kind) {
    return reports.stream()
        .flatMap(report -> report.results().stream())
        .filter(kind::isInstance)
        .count();
  }

  private String cell(Step step) {
    return "  " + String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s", step.id()) + "  ";
  }

  /** Writes the line of one result. */
  private final class Line implements StepResult.Visitor<String> {

    @Override
    public String visitChecked(StepResult.Checked checked) {
      String word = checked.holds() ? "holds" : checked.failed() ? "failed" : "warning";
      return cell(checked.step())
          + columns(word, "", checked.duration())
          + checked.finding().map(finding -> "  " + finding.message()).orElse("");
    }

    private static String columns(String rows, String bytes, Duration time) {
      return String.format(Locale.ROOT, "%15s %10s %9s", rows, bytes, Amounts.time(time));
    }

    @Override
    public String visitSucceeded(StepResult.Succeeded succeeded) {
      long rejected = succeeded.moved().rejected();
      String bytes =
          succeeded.moved().bytes().isPresent()
              ? Amounts.bytes(succeeded.moved().bytes().getAsLong())
              : "";
      boolean view = succeeded.step() instanceof Step.ViewStep;
      return cell(succeeded.step())
          + columns(
              view ? "created" : Amounts.counted(succeeded.moved().rows(), "row"),
              bytes,
              succeeded.duration())
          + (rejected > 0 ? "  " + Amounts.counted(rejected, "record") + " rejected" : "");
    }

    @Override
    public String visitFailed(StepResult.Failed failed) {
      return cell(failed.step()) + "failed: " + failed.diagnostic().message();
    }

    @Override
    public String visitSkipped(StepResult.Skipped skipped) {
      return cell(skipped.step()) + "skipped, because of " + skipped.because();
    }
  }
}
