package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.report.TestText;
import dev.sqlflow.testing.TestSuite;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedValuesTest {

  @TempDir Path folder;

  private String outcome(String query, String expected) throws IOException {
    TestSuite suite =
        new TestProject(folder)
            .with(
                "pipelines/values.sf",
                "CREATE TABLE t AS %s;\nEXPORT t TO \"t.jsonl\" TYPE lines;\n".formatted(query))
            .with(
                "src/test/sqlflow/values.yml",
                "pipeline: values\nexpect: {tables: {t: %s}}\n".formatted(expected))
            .test()
            .suites()
            .get(0);
    return suite.results().get(0).problems().isEmpty()
        ? "equal"
        : TestText.problems(suite, suite.results().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1.50::DECIMAL(10,2)                        | 1.5",
        "1e3::DOUBLE                                | 1000",
        "'nan'::DOUBLE                              | .nan",
        "'-infinity'::DOUBLE                        | -.inf",
        "0.1::FLOAT                                 | 0.1",
        "'007'                                      | 007",
        "'1.10'                                     | 1.10",
        "''                                         | \"\"",
        "NULL::VARCHAR                              | null",
        "true                                       | true",
        "DATE '2026-01-31'                          | 2026-01-31",
        "TIMESTAMP '2026-01-31 00:00:00'            | 2026-01-31",
        "TIMESTAMP '2026-01-31 10:00:00'            | 2026-01-31T10:00",
        "TIMESTAMPTZ '2026-01-31 10:00:00+00'       | 2026-01-31T11:00:00+01:00",
        "TIME '10:20:30'                            | 10:20:30",
        "[1, 2, NULL]                               | [1, 2, null]",
        "['a, b', '']                               | [\"a, b\", \"\"]",
        "{'b': 1.0, 'a': ['x']}                     | {a: [x], b: 1}",
        "'\\xAB'::BLOB                              | ab",
        "170141183460469231731687303715884105727    | 170141183460469231731687303715884105727",
      })
  void values_are_equal_by_type(String value, String expected) throws IOException {
    assertThat(outcome("SELECT " + value + " AS v", "[{v: " + expected + "}]")).isEqualTo("equal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1.00::DECIMAL(10,2)        | 1.004",
        "1::BIGINT                  | 1.5",
        "''                         | null",
        "NULL::VARCHAR              | \"NULL\"",
        "'a'                        | A",
        "DATE '2026-01-31'          | 2026-02-01",
        "[1, 2]                     | [2, 1]",
        "0.1::DOUBLE + 0.2::DOUBLE  | 0.3",
      })
  void values_that_differ_are_a_failure(String value, String expected) throws IOException {
    assertThat(outcome("SELECT " + value + " AS v", "[{v: " + expected + "}]"))
        .contains("FAILURE\nerror[SF5101]");
  }

  @Test
  void a_text_that_is_no_value_of_the_type_is_told_at_its_place() throws IOException {
    assertThat(outcome("SELECT 1.0::DECIMAL(4,1) AS v", "[{v: much}]"))
        .contains(
            "error[SF2508]: `much` is no DECIMAL(4,1)\n  --> src/test/sqlflow/values.yml:2:27\n");
  }

  @Test
  void numbers_may_be_near() throws IOException {
    String query = "SELECT 0.1::DOUBLE + 0.2::DOUBLE AS v";

    assertThat(outcome(query, "{rows: [{v: 0.3}], tolerance: 0.000001}")).isEqualTo("equal");
    assertThat(outcome(query, "{rows: [{v: 0.31}], tolerance: 0.001}")).contains("SF5101");
  }

  @Test
  void order_counts_only_where_it_is_asked_for() throws IOException {
    String query = "SELECT unnest([1, 2]) AS v";

    assertThat(outcome(query, "[{v: 2}, {v: 1}]")).isEqualTo("equal");
    assertThat(outcome(query, "{rows: [{v: 1}, {v: 2}], order: true}")).isEqualTo("equal");
    assertThat(outcome(query, "{rows: [{v: 2}, {v: 1}], order: true}"))
        .contains("has other rows than expected: in another order", "~  2 → 1");
  }

  @Test
  void only_some_columns_are_compared_where_they_are_named() throws IOException {
    String query = "SELECT 1 AS a, 2 AS b";

    assertThat(outcome(query, "{rows: [{a: 1}], columns: [a]}")).isEqualTo("equal");
    assertThat(outcome(query, "[{a: 1}]"))
        .contains("error[SF5102]: table `t` has columns that the test does not expect: b");
  }

  @Test
  void equal_rows_are_counted() throws IOException {
    assertThat(outcome("SELECT 1 AS a FROM range(3)", "[{a: 1}, {a: 1}]"))
        .contains("other rows than expected: 1 unexpected", "+  1\n");
  }
}
