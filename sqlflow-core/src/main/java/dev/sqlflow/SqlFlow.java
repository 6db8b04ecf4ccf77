package dev.sqlflow;

import dev.sqlflow.ProjectCheck.Outcome;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.engine.PlanExecutor;
import dev.sqlflow.engine.duckdb.DuckDbEngineFactory;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Planner;
import dev.sqlflow.plan.SqlAnalyzer;
import dev.sqlflow.report.DiagnosticPage;
import dev.sqlflow.report.GitHubAnnotations;
import dev.sqlflow.report.PipelineSummary;
import dev.sqlflow.report.PlanFiles;
import dev.sqlflow.report.SchemaFiles;
import dev.sqlflow.report.SurefireXml;
import dev.sqlflow.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one can do with a project. Goals and the command line call this and nothing below it. What
 * users did wrong is in the results; what is thrown is a bug of ours, or an output directory that
 * can't be written. Safe for use by several threads.
 */
public final class SqlFlow {

  private final Project project;
  private final Checks checks;

  /**
   * Makes the facade of a project. Nothing is read yet.
   *
   * @param project the project
   */
  public SqlFlow(Project project) {
    this.project = project;
    this.checks = new Checks(project);
  }

  /**
   * Tells whether there is anything to do here.
   *
   * @return false if the project has no pipeline
   */
  public boolean hasPipelines() {
    Diagnosed<List<PipelineFile>> found = new PipelineFinder(project).find();
    return !found.best().isEmpty() || !found.diagnostics().isEmpty();
  }

  /**
   * Tells how people know a file.
   *
   * @param path absolute
   * @return relative to the project, with {@code /}
   */
  public String nameOf(Path path) {
    return project.nameOf(path);
  }

  /**
   * Tells which file a person means.
   *
   * @param path as it is written
   * @return absolute; a relative one is in the project
   */
  public Path pathOf(Path path) {
    return project.baseDirectory().resolve(path).normalize();
  }

  /**
   * Says that there are no pipelines, and where they are looked for.
   *
   * @return a sentence without its end
   */
  public String missingPipelines() {
    return "there are no pipelines here: no *.sf file in "
        + String.join(", ", project.pipelineDirectories().stream().map(project::nameOf).toList());
  }

  /**
   * Says that there are no profiles, and where they are looked for.
   *
   * @return a sentence without its end
   */
  public String missingProfiles() {
    return "there are no profiles in " + project.nameOf(project.profileDirectory());
  }

  /**
   * Lists pipelines.
   *
   * @param selection which; nothing is planned, so it can't follow the data
   * @return in order of their files, with what is wrong in their texts
   */
  public Diagnosed<List<PipelineSummary>> pipelines(Selection selection) {
    return new ProjectList(project).of(selection);
  }

  /**
   * Tells where {@link #validate} leaves its findings.
   *
   * @return {@code sqlflow.json} in the output directory
   */
  public Path report() {
    return new ValidationReports(project).json();
  }

  /**
   * Checks pipelines, in every environment or in one, and writes the reports: {@link #report()} and
   * those for other systems beside it.
   *
   * @param request what is checked, and what passes
   * @return what was found
   */
  public ValidationResult validate(ValidateRequest request) {
    try {
      UpToDateCheck.Recording recording = new UpToDateCheck(project, request).begin();
      Outcome outcome = checks.at(request);
      ValidationResult result = new Judgement(project, request).of(outcome.result());
      new ValidationReports(project).write(result);
      recording.end(result, outcome.inputs().get(), annotations(result));
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("can't write reports or read the baseline", e);
    }
  }

  /**
   * Tells what {@link #validate} told the last time, if it would tell the same now: it passed, and
   * nothing that it looked at has changed. This takes no time, and no engine.
   *
   * @param request what is checked, and what passes
   * @return empty if anything has changed, or if that is not certain
   */
  public Optional<EarlierCheck> unchanged(ValidateRequest request) {
    return new UpToDateCheck(project, request).earlier();
  }

  /**
   * Returns the lines by which GitHub Actions marks findings in a change.
   *
   * @param result of a check
   * @return a line for each finding that the baseline does not hold
   */
  public List<String> annotations(ValidationResult result) {
    return new GitHubAnnotations(project.pathInRepository()).lines(result.diagnostics());
  }

  /**
   * Tells what a run would do.
   *
   * @param request what is planned
   * @return the plans, or why there are none
   */
  public PlanResult plan(PlanRequest request) {
    Outcome outcome = checks.withEngine(request.selection(), Purpose.plan(request.environment()));
    return new PlanResult(outcome.result(), outcome.plans());
  }

  /**
   * Writes plans for machines, each to {@code plans/<environment>/<pipeline>.json} in the output
   * directory.
   *
   * @param plans any
   * @return the files, in the order of the plans
   */
  public List<Path> write(List<Plan> plans) {
    Path directory = project.outputDirectory().resolve("plans");
    try {
      return PlanFiles.write(directory, plans);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + directory, e);
    }
  }

  /**
   * Runs pipelines, each behind those that it reads from, else by name. If anything that is
   * selected has an error, nothing runs. Interrupting the calling thread ends the run.
   *
   * @param request what is run
   * @param listener hears how it goes on
   * @return what was done
   */
  public RunResult run(RunRequest request, RunListener listener) {
    Outcome outcome = checks.withEngine(request.selection(), Purpose.run(request));
    PlanExecutor executor =
        new PlanExecutor(
            new DuckDbEngineFactory(project.clock()),
            project.clock(),
            new Secrets(project.secrets()));
    return new ProjectRun(project, executor, listener).run(outcome, request.failFast());
  }

  /**
   * Runs the tests of pipelines, each in a sandbox, and writes a report of each file for build
   * servers. Nothing else is written, and nothing outside the project is asked.
   *
   * @param request what is tested
   * @return how the tests ended
   */
  public TestReport test(TestRequest request) {
    try (SqlAnalyzer analyzer = new DuckDbSqlAnalyzer()) {
      TestReport report = new ProjectTests(project, request, analyzer).run();
      SurefireXml.write(request.reports(), report.suites());
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + request.reports(), e);
    }
  }

  /**
   * Shows what a table looks like. Only what it needs runs, in memory, on the first rows of each
   * source; nothing is exported, and no database is opened.
   *
   * @param request which table
   * @return its first rows, or why there are none
   */
  public PreviewResult preview(PreviewRequest request) {
    Outcome outcome = checks.withEngine(request.selection(), Purpose.plan(request.environment()));
    return outcome.result().ok()
        ? new ProjectPreview(project, request).of(outcome)
        : PreviewResult.none(outcome.result(), List.of());
  }

  /**
   * Applies the safe fixes of what a check finds, in pipelines, profiles and {@code .env}, until
   * none is left. All files are written or none.
   *
   * @param request which pipelines
   * @return what was changed, and what is left to do by hand
   */
  public RewriteResult fix(RewriteRequest request) {
    try (SqlAnalyzer analyzer = new DuckDbSqlAnalyzer()) {
      Planner planner = new Planner(analyzer, new RecordedSchemas(project));
      return Rewrites.begin(
          project, request.dryRun(), new ProjectFix(project, request, planner)::run);
    }
  }

  /**
   * Moves the connections that pipelines write down themselves into the profiles, with comments and
   * layout kept. The plan of every pipeline in every environment stays the same, by its
   * fingerprint, else nothing is written. All files are written or none.
   *
   * @param request which pipelines
   * @return what was changed, and what is left to do by hand
   */
  public RewriteResult migrate(RewriteRequest request) {
    try (SqlAnalyzer analyzer = new DuckDbSqlAnalyzer()) {
      Planner planner = Planner.proving(analyzer, new RecordedSchemas(project));
      return Rewrites.begin(
          project, request.dryRun(), new ProjectMigration(project, request, planner)::run);
    }
  }

  /**
   * Writes the connections that pipelines write down themselves into one profile. The pipelines
   * stay as they are; what the profile holds already is kept.
   *
   * @param request which pipelines, and which profile
   * @return what was changed, and what is left to do by hand
   */
  public RewriteResult extractProfiles(ExtractRequest request) {
    return Rewrites.begin(project, request.dryRun(), new ProjectExtraction(project, request)::run);
  }

  /**
   * Lays out pipelines, those for INCLUDE among them: blanks, line ends and the case of keywords.
   * SQL, names, values and comments keep every character. A file with an error is left alone.
   *
   * @param request which pipelines
   * @return what was changed
   */
  public RewriteResult format(RewriteRequest request) {
    return Rewrites.begin(project, request.dryRun(), new ProjectFormat(project, request)::run);
  }

  /**
   * Explains a code, or lists all of them.
   *
   * @param code as users write it, such as {@code SF3104}; empty for the list
   * @return lines of text; none, with an error that names the nearest, if there is no such code
   */
  public static Diagnosed<List<String>> explain(Optional<String> code) {
    return DiagnosticPage.read().explain(code);
  }

  /**
   * Writes a project that runs: pipelines, profiles, tests, and data for them.
   *
   * @param folder in which it is written; made when needed
   * @return the files; none, with errors, if one of them is there already
   */
  public static Diagnosed<List<Path>> init(Path folder) {
    try {
      return new ProjectTemplate(folder, ValidationReports.version()).write();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + folder, e);
    }
  }

  /**
   * Finds the connectors.
   *
   * @return those that pipelines and profiles of the project may use
   */
  public Diagnosed<ConnectorRegistry> connectors() {
    return ConnectorRegistry.load(project.classLoader());
  }

  /**
   * Returns what one can do with the profiles alone.
   *
   * @return the project's profiles, read when they are asked for
   */
  public ProjectProfiles profiles() {
    return new ProjectProfiles(project);
  }

  /**
   * Writes the JSON Schemas by which editors complete and check the project's YAML files, to {@code
   * schemas/} in the output directory.
   *
   * @return the files; none of a connector that can't be used is among their contents, and why is
   *     in the findings
   */
  public Diagnosed<List<Path>> exportSchemas() {
    Diagnosed<ConnectorRegistry> registry = connectors();
    Path directory = project.outputDirectory().resolve("schemas");
    try {
      return new Diagnosed<>(SchemaFiles.write(directory, registry.best()), registry.diagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + directory, e);
    }
  }

  /**
   * Asks every source whose data lies elsewhere for its columns and writes them to {@code
   * schemas/<environment>/} in the project, from where checks take them without asking anybody.
   *
   * @param request which sources
   * @return what was written
   */
  public SchemasResult recordSchemas(SchemasRequest request) {
    try {
      return checks.recordSchemas(request);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to schemas/", e);
    }
  }
}
