package dev.sqlflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JunitReportTest {

  private final SourceFile good = SourceFile.of("pipelines/good.sf", "");
  private final SourceFile bad = SourceFile.of("pipelines/bad.sf", "SELCT <&>\u0000\uD83D\uDE00");
  private final SourceFile profile = SourceFile.of("profiles/prod.yml", "x");
  private final List<CheckedPipeline> pipelines = List.of(checked(good), checked(bad));

  private final Diagnostic error =
      Diagnostic.at(DiagnosticCode.SQL_SYNTAX, bad.span(0, 5), "no <SQL> & \"more\" \u0001")
          .build()
          .in(List.of("dev", "prod"));
  private final Diagnostic warning =
      Diagnostic.at(DiagnosticCode.UNUSED_SOURCE, bad.span(0, 5), "unused").build();
  private final Diagnostic inProfile =
      Diagnostic.at(DiagnosticCode.MALFORMED_PROFILE, profile.span(0, 1), "no map")
          .build()
          .in(List.of("prod"));

  private static CheckedPipeline checked(SourceFile file) {
    return new CheckedPipeline(
        file.name(), new Pipeline(file, List.of()), Map.of("dev", Verdict.OK));
  }

  /** Reads the report with the reader that Maven's own report goal uses. */
  private ReportTestSuite read(String environment, JudgedFindings findings, Path folder)
      throws IOException {
    Path file = folder.resolve("TEST-sqlflow-" + environment + ".xml");
    new JunitReport(environment, findings, pipelines).writeTo(file);
    return new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger())
        .parseXMLReportFiles()
        .get(0);
  }

  @Test
  void every_pipeline_is_a_test_and_one_with_errors_fails(@TempDir Path folder) throws IOException {
    JudgedFindings findings = JudgedFindings.of(List.of(error, warning, inProfile), List.of());

    ReportTestSuite suite = read("dev", findings, folder);

    assertThat(suite.getFullClassName()).isEqualTo("sqlflow.dev");
    assertThat(suite.getNumberOfTests()).isEqualTo(2);
    assertThat(suite.getNumberOfFailures()).isEqualTo(1);
    assertThat(suite.getTestCases())
        .extracting(ReportTestCase::getName, ReportTestCase::hasFailure)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("pipelines/good.sf", false),
            org.assertj.core.groups.Tuple.tuple("pipelines/bad.sf", true));
    ReportTestCase failed = suite.getTestCases().get(1);
    assertThat(failed.getFailureType()).isEqualTo("SF3401");
    assertThat(failed.getFailureMessage()).isEqualTo("no <SQL> & \"more\" \uFFFD");
    assertThat(failed.getFailureDetail()).contains("--> pipelines/bad.sf:1:1", "SELCT <&>");
  }

  @Test
  void what_is_wrong_in_a_profile_fails_a_test_of_its_own(@TempDir Path folder) throws IOException {
    JudgedFindings findings = JudgedFindings.of(List.of(inProfile), List.of());

    ReportTestSuite suite = read("prod", findings, folder);

    assertThat(suite.getTestCases())
        .filteredOn(ReportTestCase::hasFailure)
        .singleElement()
        .extracting(ReportTestCase::getName)
        .isEqualTo("profiles/prod.yml");
  }

  @Test
  void warnings_and_what_the_baseline_holds_fail_nothing(@TempDir Path folder) throws IOException {
    JudgedFindings findings = JudgedFindings.of(List.of(warning), List.of(error));

    assertThat(read("dev", findings, folder).getNumberOfFailures()).isZero();
    assertThat(Files.readString(folder.resolve("TEST-sqlflow-dev.xml")))
        .contains("<system-out>", "warning[SF6001]");
  }

  @Test
  void the_same_check_gives_the_same_file() {
    JudgedFindings findings = JudgedFindings.of(List.of(), List.of());

    assertThat(new JunitReport("dev", findings, pipelines).text())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="sqlflow.dev" time="0" tests="2" errors="0" skipped="0" failures="0">
              <testcase name="pipelines/good.sf" classname="sqlflow.dev" time="0">
              </testcase>
              <testcase name="pipelines/bad.sf" classname="sqlflow.dev" time="0">
              </testcase>
            </testsuite>
            """);
  }
}
