package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.report.TestText;
import dev.sqlflow.testing.TestResult;
import dev.sqlflow.testing.TestSuite;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What test files say that they can't mean, and what their clock decides. */
class TestFilesTest {

  private static final String HEAD = "pipeline: p\ngiven: {s: [{id: 1}]}\n";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project =
        new TestProject(folder)
            .with(
                "pipelines/p.sf",
                """
                SOURCE s TYPE lines PARAMS {"path": "data/nowhere.jsonl"};
                LOAD t FROM s;
                CREATE TABLE days AS SELECT date '${run_date}' AS day FROM t;
                CHECK positive ON t AS id > 0;
                EXPORT days TO "output/${run_date}.jsonl" TYPE lines;
                """);
  }

  /** What goes wrong in a project whose only test file is this. */
  private String problems(String test) throws IOException {
    TestReport report = project.with("src/test/sqlflow/p.yml", test).test();
    assertThat(report.suites()).hasSize(1);
    TestSuite suite = report.suites().get(0);
    TestResult result = suite.results().get(0);
    return result.problems().isEmpty() ? "" : TestText.problems(suite, result);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-02-29, 2020-02-29",
    "2020-02-29T23:59:59Z, 2020-02-29",
    "2020-02-29T23:59:59, 2020-02-29",
    "2020-02-29T23:30:00-01:00, 2020-03-01"
  })
  void the_clock_decides_the_date_of_the_run(String clock, String day) throws IOException {
    String test =
        """
        clock: %s
        expect:
          tables: {days: [{day: %2$s}]}
          exports: {output/%2$s.jsonl: [{day: %2$s}]}
        """
            .formatted(clock, day);

    assertThat(problems(HEAD + test)).isEmpty();
  }

  @Test
  void each_test_of_a_file_has_its_own_clock_and_none_has_the_projects() throws IOException {
    project.with(
        "src/test/sqlflow/p.yml",
        HEAD
            + """
            tests:
              - name: leap day
                clock: 2020-02-29
                expect: {tables: {days: [{day: 2020-02-29}]}}
              - name: today
                expect: {tables: {days: [{day: 2026-02-03}]}}
            """);

    TestReport report = project.test();

    assertThat(TestText.summary(report.suites()))
        .isEqualTo("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-02-30", "2020-02-29T25:00:00Z"})
  void a_clock_that_shows_no_time_is_an_error(String clock) throws IOException {
    assertThat(problems(HEAD + "clock: " + clock + "\nexpect: {checks: [positive]}\n"))
        .contains(
            "ERROR\nerror[SF2501]: `"
                + clock
                + "` is no date or instant\n"
                + "  --> src/test/sqlflow/p.yml:3:8\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pipeline: p\\nclock: noon\\nexpect: {} | 2:8 | `noon` is no date or instant: write 2026-01-31 or 2026-01-31T10:00:00Z",
        "- pipeline: p | 1:1 | a test file must be a map",
        "# nothing | 1:1 | a test file without a test",
        "expect: {error: SF5010} | 1:1 | a test names no pipeline",
        "pipeline: p | 1:1 | a test expects nothing",
        "pipeline: [p] | 1:1 | `pipeline` is a list where a text is needed",
        "pipeline: p\\ntests: [{expect: {error: SF5010}}] | 2:9 | a test has no `name`",
        "pipeline: p\\nexpect: {error: SF5010}\\ntests: [{name: a}] | 2:1 | `expect` stands beside `tests`",
        "pipeline: p\\nruns: [{expect: {error: SF5010}}]\\nexpect: {error: SF5009} | 3:1 | the last run has an `expect` of its own",
        "pipeline: p\\ngiven: {s: {rows: [], csv: a.csv}}\\nexpect: {error: SF5010} | 2:23 | `rows` and `csv` both give rows",
        "pipeline: p\\nexpect: {error: duplicate} | 2:17 | `duplicate` is no code: write one such as SF5010"
      })
  void a_file_of_another_shape_is_told_where_it_departs(String test, String place, String message)
      throws IOException {
    assertThat(problems(test.replace("\\n", "\n")))
        .contains(
            "ERROR\nerror[SF2501]: " + message + "\n  --> src/test/sqlflow/p.yml:" + place + "\n");
  }

  @Test
  void an_expected_code_must_exist() throws IOException {
    assertThat(problems(HEAD + "expect: {error: SF5019}\n"))
        .contains(
            "ERROR\nerror[SF2510]: no error has the code `SF5019`\n"
                + "  --> src/test/sqlflow/p.yml:3:17\n",
            "`mvn sqlflow:explain` lists the codes");
  }

  @Test
  void a_check_that_is_expected_to_be_broken_and_holds_fails_the_test() throws IOException {
    assertThat(problems(HEAD + "expect: {checks: [positive]}\n"))
        .contains(
            "FAILURE\nerror[SF5104]: no row breaks check `positive`\n"
                + "  --> src/test/sqlflow/p.yml:3:19\n",
            "expected to be broken");
  }

  @Test
  void rows_that_nothing_names_a_column_of_need_types() throws IOException {
    assertThat(problems("pipeline: p\ngiven: {s: []}\nexpect: {tables: {days: []}}\n"))
        .contains(
            "ERROR\nerror[SF2511]: nobody knows the columns of source `s`\n"
                + "  --> src/test/sqlflow/p.yml:2:9\n",
            "state them: s: {types: {id: BIGINT}}");
    assertThat(
            problems(
                "pipeline: p\ngiven: {s: {types: {id: BIGINT}}}\nexpect: {tables: {days: []}}\n"))
        .isEmpty();
  }

  @Test
  void data_beside_the_test_must_be_there() throws IOException {
    assertThat(problems("pipeline: p\ngiven: {s: rows.csv}\nexpect: {tables: {days: []}}\n"))
        .contains(
            "ERROR\nerror[SF2509]: `src/test/sqlflow/rows.csv` can't be read: it is not there\n"
                + "  --> src/test/sqlflow/p.yml:2:12\n",
            "paths are relative to the folder of the test file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,a\\n1 | 2:1 | a row has 1 values, and the header names 2 columns",
        "id\\n\"1 | 2:1 | a quote is not closed",
        "id\\n\"1\"2 | 2:1 | text follows a closing quote"
      })
  void data_beside_the_test_must_be_rows(String csv, String place, String message)
      throws IOException {
    project.with("src/test/sqlflow/rows.csv", csv.replace("\\n", "\n"));

    assertThat(problems("pipeline: p\ngiven: {s: rows.csv}\nexpect: {tables: {days: []}}\n"))
        .contains("error[SF2509]: " + message + "\n  --> src/test/sqlflow/rows.csv:" + place);
  }
}
