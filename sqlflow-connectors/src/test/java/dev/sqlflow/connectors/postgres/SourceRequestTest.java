package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.RunResources;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.StatementContext;
import dev.sqlflow.testkit.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a request asks beside the rows. */
@ExtendWith(Server.class)
class SourceRequestTest {

  private Database database;

  @BeforeEach
  void server(Database given) {
    database = given;
  }

  private static ScanRequest request(OptionalLong limit, String place) {
    return new ScanRequest(
        limit, List.of(), new StatementContext(place, Duration.ZERO, RunResources.NONE));
  }

  @Test
  void a_sample_reads_no_more_than_it_needs() {
    Map<String, Object> options =
        database.options(
            "query", "SELECT 10 / (5 - i) AS q FROM generate_series(1, 9) AS i -- fails at 5");

    assertThat(Rows.read(Pg.scan(options, request(OptionalLong.of(3), "")))).hasSize(3);
  }

  @Test
  void the_server_is_told_the_place_of_the_statement_and_nothing_ends_the_comment() {
    Scan.Batches scan =
        (Scan.Batches)
            Pg.scan(
                database.options(
                    "query", "SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()"),
                request(OptionalLong.empty(), "pipelines/a*/b\n.sf:12"));
    try (BatchReader reader = scan.source().open()) {
      var batch = reader.next();
      assertThat(batch).isNotNull();
      String query = ((dev.sqlflow.spi.ColumnVector.Texts) batch.column(0)).get(0);
      assertThat(query).startsWith("/* sqlflow pipelines/a_b_.sf:12 */ COPY (");
    }
  }

  @Test
  void names_and_schemas_may_hold_anything() {
    database.execute("CREATE TABLE \"a \"\"b\"\" c\" (\"x\"\"y\" int, \"select\" int)");
    database.execute("INSERT INTO \"a \"\"b\"\" c\" VALUES (1, 2)");

    assertThat(Rows.read(Pg.scan(database.options("table", "a \"b\" c"))))
        .containsExactly(Rows.row(1L, 2L));
    Map<String, Object> dotted = database.options("table", database.schema() + ".a \"b\" c");
    dotted.remove("schema");
    assertThat(Rows.read(Pg.scan(dotted))).hasSize(1);
  }

  @Test
  void no_row_is_no_row() {
    database.execute("CREATE TABLE empty (id int)");

    assertThat(Rows.read(Pg.scan(database.options("table", "empty")))).isEmpty();
  }
}
