package dev.sqlflow.maven;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.TestReport;
import dev.sqlflow.TestRequest;
import dev.sqlflow.report.TestText;
import dev.sqlflow.testing.TestResult;
import dev.sqlflow.testing.TestResult.Status;
import dev.sqlflow.testing.TestSuite;
import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the tests of the pipelines: given rows for sources, expected rows for tables and exports.
 * Nothing outside the build's folder is written, and no connection is opened.
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, threadSafe = true)
public final class TestMojo extends PipelineMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.test.skip", defaultValue = "false")
  private boolean skipTest;

  /** Skips this goal, as it skips all tests. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Skips this goal, as it skips all tests. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipMavenTests;

  /** The folder of the test files. */
  @Parameter(property = "sqlflow.tests", defaultValue = "${project.basedir}/src/test/sqlflow")
  private File tests;

  /** Where reports are written for build servers. */
  @Parameter(
      property = "sqlflow.testReports",
      defaultValue = "${project.build.directory}/surefire-reports")
  private File testReports;

  @Override
  boolean skipsThisGoal() {
    return skipTest || skipTests || skipMavenTests;
  }

  @Override
  void perform(SqlFlow sqlFlow, Console console) throws UserException {
    TestReport report =
        sqlFlow.test(
            new TestRequest(selection(), environment(), tests.toPath(), testReports.toPath()));
    console.show(report.diagnostics());
    report.suites().forEach(suite -> show(suite, console));
    if (!report.ok()) {
      throw new UserException(TestText.failure(report.suites()));
    }
    if (!report.suites().isEmpty()) {
      console.info(TestText.summary(report.suites()));
    }
  }

  private static void show(TestSuite suite, Console console) {
    console.info(TestText.line(suite));
    for (TestResult result : suite.results()) {
      if (result.status() != Status.PASSED) {
        console.error(TestText.problems(suite, result));
      }
    }
  }
}
