package dev.sqlflow.cli;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.TestReport;
import dev.sqlflow.TestRequest;
import dev.sqlflow.report.TestText;
import dev.sqlflow.testing.TestResult;
import dev.sqlflow.testing.TestResult.Status;
import dev.sqlflow.testing.TestSuite;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the tests of pipelines. */
@Command(
    name = "test",
    description = {
      "Runs the tests of pipelines: given rows, expected rows.",
      "No connection is opened, and nothing is written but reports."
    },
    footer = {
      "  sqlflow test            every test",
      "  sqlflow test orders     those of one pipeline"
    })
final class TestVerb extends EnvironmentVerb {

  @Option(
      names = "--tests",
      paramLabel = "DIR",
      description = "the folder of the test files; ${DEFAULT-VALUE}",
      order = 2)
  private Path tests = Path.of("src/test/sqlflow");

  @Option(
      names = "--test-reports",
      paramLabel = "DIR",
      description = "where XML reports are written for build servers; ${DEFAULT-VALUE}",
      order = 3)
  private Path testReports = Path.of("target/surefire-reports");

  TestVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal {
    TestReport report =
        sqlFlow.test(
            new TestRequest(
                selection(), environment(), sqlFlow.pathOf(tests), sqlFlow.pathOf(testReports)));
    console.remarks(report.diagnostics());
    report.suites().forEach(suite -> show(suite, console));
    if (!report.ok()) {
      throw new Refusal(ExitCode.FINDINGS, TestText.failure(report.suites()));
    }
    console.result(
        report.suites().isEmpty()
            ? "there are no tests in " + tests
            : TestText.summary(report.suites()));
    return ExitCode.OK;
  }

  private static void show(TestSuite suite, Console console) {
    console.result(TestText.line(suite));
    for (TestResult result : suite.results()) {
      if (result.status() != Status.PASSED) {
        console.result(Wording.of(TestText.problems(suite, result)));
      }
    }
  }
}
