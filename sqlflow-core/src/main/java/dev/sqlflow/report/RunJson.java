package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.engine.InputFile;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.engine.Violations.Cell;
import dev.sqlflow.plan.Step.ViewStep;
import dev.sqlflow.profile.ProfileStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a run did, for machines: {@code run.json}. Times are milliseconds. */
public final class RunJson {

  /** The version of the file's shape; it changes when a reader of the old one would break. */
  private static final String VERSION = "1";

  private final String runId;
  private final String environment;
  private final Instant start;
  private final List<RunReport> reports;
  private final List<NotRun> notRun;
  private final ProfileStatistics profiles;

  /**
   * Makes a report of a run that read no profile.
   *
   * @param runId names the run
   * @param environment its name
   * @param start when it began
   * @param reports one for each pipeline that ran, in order
   * @param notRun the pipelines that were left out
   */
  public RunJson(
      String runId,
      String environment,
      Instant start,
      List<RunReport> reports,
      List<NotRun> notRun) {
    this(runId, environment, start, reports, notRun, ProfileStatistics.NONE);
  }

  private RunJson(
      String runId,
      String environment,
      Instant start,
      List<RunReport> reports,
      List<NotRun> notRun,
      ProfileStatistics profiles) {
    this.runId = runId;
    this.environment = environment;
    this.start = start;
    this.reports = List.copyOf(reports);
    this.notRun = List.copyOf(notRun);
    this.profiles = profiles;
  }

  /**
   * Returns the same report with what it took to read profiles.
   *
   * @param statistics of the manager that read them
   * @return the report
   */
  public RunJson withProfiles(ProfileStatistics statistics) {
    return new RunJson(runId, environment, start, reports, notRun, statistics);
  }

  /**
   * Writes the report. Its folder is made when needed; a reader sees the whole file or none.
   *
   * @param file where
   * @throws IOException if it can't be written
   */
  public void writeTo(Path file) throws IOException {
    AtomicFile.write(file, text());
  }

  /**
   * Returns the report.
   *
   * @return JSON, every line ended by {@code \n}
   */
  public String text() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", VERSION);
    root.put("id", runId);
    root.put("environment", environment);
    root.put("start", start.toString());
    root.put("outcome", outcome());
    put(profiles, root.putObject("profiles"));
    ArrayNode pipelines = root.putArray("pipelines");
    reports.forEach(report -> put(report, pipelines.addObject()));
    ArrayNode missing = root.putArray("notRun");
    notRun.forEach(
        one -> missing.addObject().put("name", one.pipeline()).put("because", one.reason()));
    return JsonText.of(root);
  }

  private String outcome() {
    return reports.stream()
        .filter(report -> !report.succeeded())
        .findFirst()
        .map(report -> word(report.outcome()))
        .orElse(word(RunReport.Outcome.SUCCEEDED));
  }

  private static void put(RunReport report, ObjectNode node) {
    node.put("name", report.pipeline());
    node.put("outcome", word(report.outcome()));
    node.put("start", report.start().toString());
    node.put("duration", report.duration().toMillis());
    node.put("engineOpen", report.engineOpen().toMillis());
    node.put("fingerprint", report.fingerprint());
    ArrayNode inputs = node.putArray("inputs");
    report.inputs().forEach(input -> put(input, inputs.addObject()));
    report.failure().ifPresent(failure -> putError(failure, node));
    ArrayNode steps = node.putArray("steps");
    report.results().forEach(result -> result.accept(new StepWriter(steps.addObject())));
  }

  private static void put(ProfileStatistics profiles, ObjectNode node) {
    node.put("hits", profiles.hits());
    node.put("misses", profiles.misses());
    node.put("loads", profiles.loads());
    node.put("failures", profiles.failures());
    node.put("duration", profiles.total().toMillis());
    node.put("longest", profiles.longest().toMillis());
  }

  private static void put(InputFile input, ObjectNode node) {
    node.put("path", input.path().toString());
    node.put("bytes", input.bytes());
    node.put("modified", input.modified().toString());
  }

  private static void putError(Diagnostic diagnostic, ObjectNode node) {
    put("error", diagnostic, node);
  }

  private static void put(String name, Diagnostic diagnostic, ObjectNode node) {
    ObjectNode error = node.putObject(name);
    error.put("code", diagnostic.code().id());
    error.put("message", diagnostic.message());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Writes the result of one step. */
  private record StepWriter(ObjectNode node) implements StepResult.Visitor<ObjectNode> {

    @Override
    public ObjectNode visitSucceeded(StepResult.Succeeded succeeded) {
      begin(succeeded, "succeeded", succeeded.duration());
      return succeeded.step() instanceof ViewStep ? node : moved(succeeded);
    }

    private ObjectNode moved(StepResult.Succeeded succeeded) {
      node.put("rows", succeeded.moved().rows());
      succeeded.moved().bytes().ifPresent(bytes -> node.put("bytes", bytes));
      node.put("rejected", succeeded.moved().rejected());
      return node;
    }

    @Override
    public ObjectNode visitChecked(StepResult.Checked checked) {
      begin(checked, checked.failed() ? "failed" : "succeeded", checked.duration());
      node.put("check", checked.name());
      node.put("severity", checked.step().warnOnly() ? "warn" : "error");
      node.put("violations", checked.violations().count());
      ArrayNode rows = node.putArray("examples");
      checked.violations().shown().forEach(row -> put(row, rows.addObject()));
      String word = checked.failed() ? "error" : "warning";
      checked.finding().ifPresent(finding -> RunJson.put(word, finding, node));
      return node;
    }

    private static void put(List<Cell> row, ObjectNode node) {
      row.forEach(cell -> node.put(cell.column(), cell.text().orElse(null)));
    }

    @Override
    public ObjectNode visitFailed(StepResult.Failed failed) {
      begin(failed, "failed", failed.duration());
      failed.kind().ifPresent(kind -> node.put("kind", word(kind)));
      putError(failed.diagnostic(), node);
      return node;
    }

    @Override
    public ObjectNode visitSkipped(StepResult.Skipped skipped) {
      begin(skipped, "skipped", Duration.ZERO);
      node.put("because", skipped.because());
      return node;
    }

    private void begin(StepResult result, String outcome, Duration duration) {
      node.put("id", result.step().id());
      node.put("place", result.step().span().toString());
      node.put("outcome", outcome);
      node.put("duration", duration.toMillis());
    }
  }
}
