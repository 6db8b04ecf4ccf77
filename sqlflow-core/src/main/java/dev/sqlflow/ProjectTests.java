package dev.sqlflow;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.engine.RunOptions;
import dev.sqlflow.engine.duckdb.DuckDbEngineFactory;
import dev.sqlflow.plan.SqlAnalyzer;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.resolve.ConfigurationResolver;
import dev.sqlflow.testing.PipelineTest;
import dev.sqlflow.testing.TestFile;
import dev.sqlflow.testing.TestProblem;
import dev.sqlflow.testing.TestResult;
import dev.sqlflow.testing.TestRunner;
import dev.sqlflow.testing.TestSuite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the tests of a project. */
final class ProjectTests {

  private final Project project;
  private final TestRequest request;
  private final DiagnosticSink general = new DiagnosticSink();
  private final TestSubjects subjects;
  private final TestRunner runner;

  ProjectTests(Project project, TestRequest request, SqlAnalyzer analyzer) {
    this.project = project;
    this.request = request;
    ConnectorRegistry registry = general.take(ConnectorRegistry.load(project.classLoader()));
    ProfileManager profiles =
        new ProfileManager(project.baseDirectory(), project.profileDirectory(), registry);
    List<PipelineFile> pipelines = general.take(new PipelineFinder(project).find());
    this.subjects = new TestSubjects(project, profiles, pipelines, request.environment());
    this.runner =
        new TestRunner(
            new ConfigurationResolver(registry, project.baseDirectory())
                .withSecretSchemes(project.secrets().schemes()),
            analyzer,
            new DuckDbEngineFactory(project.clock()),
            new RunOptions(
                RunId.at(project.clock().instant()),
                project.outputDirectory(),
                false,
                Duration.ZERO));
  }

  TestReport run() {
    List<PipelineFile> selected =
        general
            .take(
                new PipelineSelector(subjects.pipelines(), subjects::tags)
                    .selectWithoutPlans(request.selection()))
            .alone();
    List<TestSuite> suites = new ArrayList<>();
    for (Path file : general.take(new TestFinder(project, request.directory()).find())) {
      suite(file, selected).filter(suite -> !suite.results().isEmpty()).ifPresent(suites::add);
    }
    return new TestReport(general.diagnostics(), suites);
  }

  private Optional<TestSuite> suite(Path file, List<PipelineFile> selected) {
    long start = System.nanoTime();
    String name = project.nameOf(file);
    Diagnosed<List<PipelineTest>> read = TestFile.read(file, project::nameOf);
    if (read.valid().isEmpty()) {
      return Optional.of(
          new TestSuite(name, List.of(result("the file is read", start, problems(read)))));
    }
    List<TestResult> results = new ArrayList<>();
    for (PipelineTest test : read.best()) {
      Optional<PipelineFile> pipeline = subjects.pipeline(test);
      if (pipeline.isEmpty() || selected.contains(pipeline.get())) {
        long begin = System.nanoTime();
        results.add(result(test.name(), begin, subjects.run(test, runner)));
      }
    }
    return Optional.of(new TestSuite(name, results));
  }

  private static List<TestProblem> problems(Diagnosed<?> read) {
    return read.diagnostics().stream().filter(Diagnostic::isError).map(TestProblem::of).toList();
  }

  private static TestResult result(String name, long start, List<TestProblem> problems) {
    return new TestResult(name, Duration.ofNanos(System.nanoTime() - start), problems);
  }
}
