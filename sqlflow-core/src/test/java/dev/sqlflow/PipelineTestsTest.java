package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.report.TestText;
import dev.sqlflow.testing.TestResult;
import dev.sqlflow.testing.TestResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTestsTest {

  private static final String CUSTOMERS =
      """
      SOURCE changes TYPE lines PARAMS {"path": "data/nowhere.jsonl"};
      LOAD customers FROM changes MODE UPSERT KEY id;
      CREATE TABLE cities AS SELECT city, count(*) AS customers FROM customers GROUP BY city;
      EXPORT (SELECT * FROM customers ORDER BY id) TO "output/${env}.jsonl" TYPE lines;
      """;

  @TempDir Path folder;

  private TestProject project() throws IOException {
    return new TestProject(folder).with("pipelines/customers.sf", CUSTOMERS);
  }

  private List<TestResult> results(String test) throws IOException {
    return project().with("src/test/sqlflow/customers.yml", test).test().suites().get(0).results();
  }

  private String failure(String test) throws IOException {
    TestReport report = project().with("src/test/sqlflow/customers.yml", test).test();
    TestResult result = report.suites().get(0).results().get(0);
    return TestText.problems(report.suites().get(0), result);
  }

  @Test
  void given_rows_lead_to_expected_tables_and_exports() throws IOException {
    List<TestResult> results =
        results(
            """
            pipeline: customers
            given:
              changes:
                - {id: 1, city: Oslo}
                - {id: 2, city: Oslo}
                - {id: 3, city: }
            expect:
              tables:
                cities:
                  - {city: , customers: 1}
                  - {city: Oslo, customers: 2}
              exports:
                output/dev.jsonl:
                  order: true
                  rows: [{id: 1, city: Oslo}, {id: 2, city: Oslo}, {id: 3, city: null}]
            """);

    assertThat(results).extracting(TestResult::name).containsExactly("customers");
    assertThat(results.get(0).problems()).isEmpty();
    assertThat(folder.resolve("output")).doesNotExist();
  }

  @Test
  void several_runs_find_the_tables_that_the_runs_before_left() throws IOException {
    List<TestResult> results =
        results(
            """
            pipeline: customers
            runs:
              - given: {changes: [{id: 1, city: Oslo}, {id: 2, city: Rome}]}
                expect: {tables: {cities: [{city: Oslo, customers: 1}, {city: Rome, customers: 1}]}}
              - given: {changes: [{id: 2, city: Oslo}, {id: 3, city: Rome}]}
            expect:
              tables:
                customers: [{id: 1, city: Oslo}, {id: 2, city: Oslo}, {id: 3, city: Rome}]
            """);

    assertThat(results.get(0).problems()).isEmpty();
  }

  @Test
  void a_difference_shows_missing_unexpected_and_changed_rows() throws IOException {
    assertThat(
            failure(
                """
                pipeline: customers
                given:
                  changes:
                    - {id: 1, city: Oslo}
                    - {id: 2, city: Rome}
                    - {id: 10, city: Rome}
                expect:
                  tables:
                    customers:
                      - {id: 1, city: Oslo}
                      - {id: 2, city: NULL}
                      - {id: 3, city: "NULL"}
                """))
        .isEqualTo(
            """
            src/test/sqlflow/customers.yml - customers: FAILURE
            error[SF5101]: table `customers` has other rows than expected: 1 missing, 1 unexpected, 1 changed
              --> src/test/sqlflow/customers.yml:9:5
               |
             9 |     customers:
               |     ^^^^^^^^^
                  id  city
               ~   2  NULL → Rome
               -   3  "NULL"
               +  10  Rome
               - missing, + unexpected, ~ changed: expected → actual
            """);
  }

  @Test
  void an_expected_error_must_come() throws IOException {
    String duplicates =
        """
        pipeline: customers
        given: {changes: [{id: 1, city: Oslo}, {id: %s, city: Rome}]}
        expect: {error: SF5010}
        """;

    assertThat(results(duplicates.formatted("1")).get(0).problems()).isEmpty();
    assertThat(failure(duplicates.formatted("2")))
        .contains(
            "FAILURE\nerror[SF5103]: error `SF5010` did not come\n"
                + "  --> src/test/sqlflow/customers.yml:3:17\n",
            "^^^^^^ the run ended without an error");
  }

  @Test
  void checks_that_rows_break_are_expected_or_fail_the_test() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/checked.sf",
                """
                SOURCE orders TYPE lines PARAMS {"path": "data/nowhere.jsonl"};
                LOAD orders FROM orders;
                CHECK positive ON orders AS amount > 0;
                EXPORT orders TO "output/orders.jsonl" TYPE lines;
                """);
    String test =
        """
        pipeline: checked
        given: {orders: [{amount: %s}]}
        expect: {checks: [%s]}
        """;

    project.with("src/test/sqlflow/checked.yml", test.formatted("-1", "positive"));
    assertThat(project.test().ok()).isTrue();

    project.with("src/test/sqlflow/checked.yml", test.formatted("1", "positive"));
    assertThat(TestText.summary(project.test().suites())).contains("Failures: 1, Errors: 0");

    project.with("src/test/sqlflow/checked.yml", test.formatted("-1", "positiv"));
    TestReport unknown = project.test();
    assertThat(TestText.problems(unknown.suites().get(0), unknown.suites().get(0).results().get(0)))
        .contains(
            "error[SF5021]: check `positive` is broken by 1 row",
            "error[SF2512]: the pipeline has no check `positiv`",
            "did you mean `positive`?");

    project.with(
        "src/test/sqlflow/checked.yml",
        """
        pipeline: checked
        given: {orders: [{amount: -1}]}
        expect: {tables: {orders: [{amount: -1}]}}
        """);
    assertThat(TestText.summary(project.test().suites())).contains("Failures: 0, Errors: 1");
  }

  @Test
  void a_source_that_nobody_gives_is_an_error() throws IOException {
    assertThat(
            failure(
                """
                pipeline: customers
                given: {}
                expect: {tables: {cities: []}}
                """))
        .contains(
            "ERROR\nerror[SF2505]: the test does not give the rows of source `changes`\n"
                + "  --> src/test/sqlflow/customers.yml:1:11\n",
            "add them under `given`; changes: [] gives none");
  }

  @Test
  void names_that_are_not_there_are_told_at_their_place() throws IOException {
    assertThat(
            failure(
                """
                pipeline: customers
                given: {change: []}
                expect: {tables: {cities: []}}
                """))
        .contains(
            "error[SF2504]: the pipeline has no source `change`\n"
                + "  --> src/test/sqlflow/customers.yml:2:9\n",
            "did you mean `changes`?");
    assertThat(
            failure(
                """
                pipeline: customers
                given: {changes: [{id: 1, city: Oslo}]}
                expect:
                  tables:
                    citys: []
                    cities: [{town: Oslo, customers: 1}]
                  exports:
                    output/prod.jsonl: []
                """))
        .contains(
            "error[SF2506]: the pipeline writes no table `citys`\n"
                + "  --> src/test/sqlflow/customers.yml:5:5\n",
            "did you mean `cities`?",
            "error[SF5102]: table `cities` has no column `town`\n"
                + "  --> src/test/sqlflow/customers.yml:6:15\n",
            "error[SF2507]: the pipeline exports nothing to `output/prod.jsonl`\n",
            "there are output/dev.jsonl");
    assertThat(failure("pipline: customers\nexpect: {error: SF5010}\n"))
        .contains(
            "error[SF2502]: unknown key `pipline` in a test file\n"
                + "  --> src/test/sqlflow/customers.yml:1:1\n",
            "did you mean `pipeline`?");
    assertThat(failure("pipeline: customer\nexpect: {error: SF5010}\n"))
        .contains(
            "error[SF2503]: there is no pipeline `customer`\n"
                + "  --> src/test/sqlflow/customers.yml:1:11\n",
            "did you mean `customers`?");
  }

  @Test
  void every_file_has_a_report_for_build_servers() throws IOException {
    TestProject project =
        project()
            .with(
                "src/test/sqlflow/shop/customers.yml",
                """
                pipeline: customers
                tests:
                  - name: nobody
                    given: {changes: {types: {id: BIGINT, city: VARCHAR}}}
                    expect: {tables: {customers: []}}
                  - name: "one \\e<&\\"> more"
                    given: {changes: [{id: 1, city: Oslo}]}
                    expect: {tables: {customers: []}}
                """);

    TestReport report = project.test();

    assertThat(report.suites().get(0).count(Status.PASSED)).isEqualTo(1);
    assertThat(TestText.summary(report.suites()))
        .isEqualTo("Tests run: 2, Failures: 1, Errors: 0, Skipped: 0");
    assertThat(
            Files.readString(
                folder.resolve("target/surefire-reports/TEST-sqlflow.shop.customers.xml")))
        .contains(
            "name=\"sqlflow.shop.customers\"",
            "tests=\"2\" errors=\"0\" skipped=\"0\" failures=\"1\">",
            "<testcase name=\"nobody\" classname=\"sqlflow.shop.customers\"",
            "<testcase name=\"one \uFFFD&lt;&amp;&quot;&gt; more\"",
            "<failure message=\"table `customers` has other rows than expected: 1 unexpected\""
                + " type=\"SF5101\">error[SF5101]",
            "   +   1  Oslo\n");
  }
}
