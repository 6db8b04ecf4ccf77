package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

  private static final String ORDERS =
      """
      SOURCE orders TYPE lines PARAMS {"path": "data/orders.jsonl"};
      LOAD orders FROM orders;
      CREATE TABLE large AS SELECT id, note, id * 1.5 AS total FROM orders WHERE id > 1;
      CREATE TABLE broken AS SELECT error('not asked for') AS id FROM orders;
      EXPORT large TO "output/large.jsonl" TYPE lines;
      """;

  @TempDir Path folder;

  private TestProject project(int rows) throws IOException {
    String data =
        IntStream.rangeClosed(1, rows)
            .mapToObj(i -> "{\"id\":" + i + ",\"note\":" + (i == 2 ? "null" : "\"NULL\"") + "}")
            .collect(Collectors.joining("\n"));
    return new TestProject(folder)
        .with("data/orders.jsonl", data)
        .with("pipelines/orders.sf", ORDERS);
  }

  private static PreviewRequest of(String table, long sample) {
    return new PreviewRequest(table, Selection.ALL, Optional.empty(), sample);
  }

  private static String error(PreviewResult result) {
    return result.diagnostics().stream()
        .map(ConsoleRenderer.plain()::render)
        .collect(Collectors.joining());
  }

  @Test
  void a_table_is_shown_with_names_types_and_rows_and_nothing_is_written() throws IOException {
    PreviewResult result = project(4).open().preview(of("LARGE", 1000));

    assertThat(result.preview().orElseThrow().lines(80))
        .containsExactly(
            "large of pipeline orders in dev",
            "",
            "    id  note             total",
            "bigint  varchar  decimal(21,1)",
            "     2  NULL               3.0",
            "     3  \"NULL\"             4.5",
            "     4  \"NULL\"             6.0",
            "",
            "3 rows; made of a sample: at most 1,000 rows of each source");
    assertThat(folder.resolve("output")).doesNotExist();
    assertThat(folder.resolve("target/sqlflow/tmp")).isEmptyDirectory();
  }

  @Test
  void a_sample_of_which_nothing_is_left_says_how_to_read_more() throws IOException {
    var preview = project(4).open().preview(of("LARGE", 1)).preview().orElseThrow();

    assertThat(preview.lines(80))
        .endsWith(
            "0 rows; made of a sample: at most 1 row of each source, of which nothing is left;"
                + " -Dsqlflow.sample= reads more");
  }

  @Test
  void no_more_rows_of_a_source_are_read_than_asked_and_twenty_are_shown() throws IOException {
    var preview = project(100).open().preview(of("orders", 50)).preview().orElseThrow();

    assertThat(preview.rows()).isEqualTo(50);
    assertThat(preview.first().rows()).hasSize(20);
    assertThat(preview.lines(80))
        .endsWith("20 of 50 rows; made of a sample: at most 50 rows of each source");
  }

  @Test
  void a_failure_of_what_the_table_needs_is_told() throws IOException {
    PreviewResult result = project(2).open().preview(of("broken", 10));

    assertThat(result.preview()).isEmpty();
    assertThat(error(result)).contains("error[SF5001]", "not asked for", "pipelines/orders.sf:4");
  }

  @Test
  void an_unknown_table_names_the_nearest() throws IOException {
    assertThat(error(project(2).open().preview(of("larg", 10))))
        .isEqualTo(
            """
            error[SF2405]: no pipeline writes a table `larg`
               = help: did you mean `large`?
               = help: the tables are orders, large, broken
            """);
  }

  @Test
  void a_table_of_several_pipelines_asks_which() throws IOException {
    TestProject project =
        project(2)
            .with(
                "pipelines/more.sf",
                """
                CREATE TABLE large AS SELECT 7 AS seven;
                EXPORT large TO "output/more.jsonl" TYPE lines;
                """);

    assertThat(error(project.open().preview(of("large", 10))))
        .isEqualTo(
            """
            error[SF2406]: several pipelines write a table `large`: more, orders
               = help: choose one: -Dsqlflow.select=more
            """);
    PreviewRequest chosen =
        new PreviewRequest("large", Selection.parse("more"), Optional.empty(), 10);
    assertThat(project.open().preview(chosen).preview().orElseThrow().lines(80))
        .contains("  seven", "      7");
  }

  @Test
  void a_persistent_database_is_not_opened() throws IOException {
    TestProject project =
        project(2)
            .with(
                "profiles/dev.yml",
                """
                version: "1.0"
                connectors: {}
                engines: {duckdb: {mode: persistent, path: shop.duckdb}}
                """);

    assertThat(project.open().preview(of("large", 10)).preview()).isPresent();
    assertThat(folder.resolve("shop.duckdb")).doesNotExist();
  }

  @Test
  void errors_of_the_pipeline_are_found_before_anything_runs() throws IOException {
    TestProject project =
        project(2).with("pipelines/orders.sf", ORDERS.replace("SELECT id,", "SELECT idd,"));

    PreviewResult result = project.open().preview(of("large", 10));

    assertThat(result.preview()).isEmpty();
    assertThat(result.check().ok()).isFalse();
  }
}
