package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Project;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.TestReport;
import dev.sqlflow.TestRequest;
import dev.sqlflow.report.TestText;
import dev.sqlflow.testing.TestSuite;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The root can't bind its own plugin, so the demo's tests are run here. */
class DemoTestsTest {

  @TempDir Path output;

  @Test
  void the_tests_of_the_demo_pass() {
    Path root = Path.of("..").toAbsolutePath().normalize();
    Project project =
        Project.at(root, getClass().getClassLoader()).output(output.resolve("sqlflow")).build();

    TestReport report =
        new SqlFlow(project)
            .test(
                new TestRequest(
                    Selection.ALL,
                    Optional.empty(),
                    root.resolve("src/test/sqlflow"),
                    output.resolve("reports")));

    assertThat(report.suites())
        .flatExtracting(TestSuite::results)
        .filteredOn(result -> !result.problems().isEmpty())
        .extracting(result -> TestText.problems(report.suites().get(0), result))
        .isEmpty();
    assertThat(report.diagnostics()).isEmpty();
    assertThat(report.suites())
        .extracting(TestSuite::file)
        .containsExactly(
            "src/test/sqlflow/catalogue.yml",
            "src/test/sqlflow/customers.yml",
            "src/test/sqlflow/orders.yml");
    assertThat(output.resolve("reports")).isDirectoryContaining("glob:**TEST-sqlflow.*.xml");
  }
}
