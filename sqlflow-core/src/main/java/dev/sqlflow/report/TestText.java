package dev.sqlflow.report;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.testing.TestProblem;
import dev.sqlflow.testing.TestResult;
import dev.sqlflow.testing.TestResult.Status;
import dev.sqlflow.testing.TestSuite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells people how tests ended. */
public final class TestText {

  private TestText() {}

  /**
   * Sums a file up.
   *
   * @param suite the file's tests
   * @return one line
   */
  public static String line(TestSuite suite) {
    Duration time =
        suite.results().stream().map(TestResult::duration).reduce(Duration.ZERO, Duration::plus);
    return "%s, Time elapsed: %s s - in %s"
        .formatted(summary(List.of(suite)), seconds(time), suite.file());
  }

  /**
   * Sums all up.
   *
   * @param suites all files
   * @return one line such as {@code Tests run: 3, Failures: 1, Errors: 0, Skipped: 0}
   */
  public static String summary(List<TestSuite> suites) {
    return "Tests run: %s, Failures: %s, Errors: %s, Skipped: 0"
        .formatted(
            suites.stream().mapToInt(suite -> suite.results().size()).sum(),
            suites.stream().mapToLong(suite -> suite.count(Status.FAILED)).sum(),
            suites.stream().mapToLong(suite -> suite.count(Status.ERROR)).sum());
  }

  /**
   * Tells that not all is well.
   *
   * @param suites all files; none where no test could be run
   * @return one line
   */
  public static String failure(List<TestSuite> suites) {
    return suites.isEmpty()
        ? "no test ran: mend the errors above"
        : "there are failed tests: " + summary(suites);
  }

  /**
   * Tells why a test did not pass.
   *
   * @param suite its file
   * @param result how it ended
   * @return some lines
   */
  public static String problems(TestSuite suite, TestResult result) {
    String what = result.status() == Status.FAILED ? "FAILURE" : "ERROR";
    return suite.file() + " - " + result.name() + ": " + what + "\n" + details(result);
  }

  /** What is wrong with a test, each finding with its rows. */
  static String details(TestResult result) {
    StringBuilder out = new StringBuilder();
    for (TestProblem problem : result.problems()) {
      out.append(ConsoleRenderer.plain().render(problem.diagnostic()));
      problem
          .difference()
          .ifPresent(
              difference ->
                  DiffText.lines(difference)
                      .forEach(line -> out.append("   ").append(line).append('\n')));
    }
    return out.toString();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }
}
