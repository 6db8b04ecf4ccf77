package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sqlflow.connectors.network.Deed;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What networks and servers do to a reading or a writing. */
@ExtendWith(Server.class)
@Timeout(60)
class FaultsTest {

  private static final List<Column> COLUMNS =
      List.of(new Column("id", ColumnType.BIGINT), new Column("name", ColumnType.VARCHAR));
  private static final int ROWS = 30_000;

  private Database database;

  @BeforeEach
  void server(Database given) {
    database = given;
    database.execute("DROP TABLE IF EXISTS t");
    database.execute(
        "CREATE TABLE t AS SELECT i::bigint AS id, md5(i::text) AS name FROM generate_series(1, %d) AS i"
            .formatted(ROWS));
  }

  private Map<String, Object> options(Proxy proxy, Object... more) {
    Map<String, Object> options = database.options(more);
    options.put("port", proxy.port());
    options.put("table", "t");
    options.putIfAbsent("timeout", "5s");
    return options;
  }

  private List<List<@Nullable Object>> read(Proxy proxy, Object... more) {
    return Rows.read(Pg.scan(options(proxy, more)));
  }

  private static List<List<@Nullable Object>> rows(int count) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    LongStream.rangeClosed(1, count).forEach(i -> rows.add(Rows.row(i, "new " + i)));
    return rows;
  }

  private void replace(Proxy proxy) {
    Rows.write(Pg.sink(options(proxy), WriteMode.REPLACE), COLUMNS, rows(ROWS));
  }

  private String stored() {
    return database.rows("SELECT count(*), min(left(name, 3)) = 'new' FROM t").get(0);
  }

  private static void assertFails(Kind kind, Proxy proxy, Runnable work) {
    assertThat(catchThrowable(work::run))
        .isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining("postgres `postgres` at localhost:" + proxy.port());
  }

  @Test
  void a_beginning_that_is_cut_is_made_again_and_no_row_comes_twice() throws IOException {
    try (Proxy proxy = Proxy.before(database.port(), Trouble.after(300, Deed.CUT))) {
      assertThat(read(proxy)).hasSize(ROWS).doesNotHaveDuplicates();
      assertThat(proxy.connections()).isGreaterThan(1);
    }
  }

  @Test
  void a_cut_in_mid_stream_is_an_error_and_not_an_end() throws IOException {
    Trouble cut = piece -> piece.fromServer() && piece.before() > 600_000 ? Deed.CUT : Deed.PASS;
    try (Proxy proxy = Proxy.before(database.port(), cut)) {
      assertFails(Kind.UNREACHABLE, proxy, () -> read(proxy));
    }
  }

  @Test
  void a_server_that_falls_silent_is_given_up_after_the_time_out() throws IOException {
    Trouble stall =
        piece -> piece.fromServer() && piece.before() > 600_000 ? Deed.STALL : Deed.PASS;
    try (Proxy proxy = Proxy.before(database.port(), stall)) {
      assertFails(Kind.TIMEOUT, proxy, () -> read(proxy, "timeout", "1s"));
    }
  }

  @Test
  void a_server_that_never_answers_is_given_up_after_the_time_out() throws IOException {
    try (Proxy proxy = Proxy.before(database.port(), Trouble.at("", Deed.STALL))) {
      assertFails(
          Kind.TIMEOUT, proxy, () -> read(proxy, "connect_timeout", "1s", "max_retries", 0));
    }
  }

  @Test
  void where_nobody_listens_the_attempts_end() throws IOException {
    Proxy closed = Proxy.before(database.port(), Trouble.NONE);
    closed.close();

    assertFails(Kind.UNREACHABLE, closed, () -> read(closed, "max_retries", 1));
  }

  @Test
  void a_write_that_is_cut_changes_nothing() throws IOException {
    Trouble cut = piece -> !piece.fromServer() && piece.before() > 200_000 ? Deed.CUT : Deed.PASS;
    try (Proxy proxy = Proxy.before(database.port(), cut)) {
      assertFails(Kind.UNREACHABLE, proxy, () -> replace(proxy));
    }

    assertThat(stored()).isEqualTo(ROWS + "|f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "require"})
  void a_server_that_takes_no_more_rows_is_given_up_after_the_time_out(String mode)
      throws IOException {
    Trouble jam = piece -> !piece.fromServer() && piece.end() > 200_000 ? Deed.JAM : Deed.PASS;
    String name = "new".repeat(1_000);
    List<List<@Nullable Object>> rows = Collections.nCopies(ROWS, Rows.row(1L, name));
    try (Proxy proxy = Proxy.before(database.port(), jam)) {
      Map<String, Object> options = options(proxy, "sslmode", mode, "timeout", "1s");

      assertFails(
          Kind.TIMEOUT,
          proxy,
          () -> Rows.write(Pg.sink(options, WriteMode.REPLACE), COLUMNS, rows));
    }

    assertThat(stored()).isEqualTo(ROWS + "|f");
  }

  @Test
  void a_large_value_may_take_longer_than_the_time_out_as_long_as_it_moves() throws IOException {
    Trouble slow =
        piece -> {
          Thread.sleep(piece.fromServer() ? 0 : piece.length() / 16_000); // a slow way
          return Deed.PASS;
        };
    List<List<@Nullable Object>> rows = List.of(Rows.row(1L, "new".repeat(16_000_000)));
    try (Proxy proxy = Proxy.before(database.port(), slow)) {
      Map<String, Object> options = options(proxy, "timeout", "2s");

      Rows.write(Pg.sink(options, WriteMode.REPLACE), COLUMNS, rows);
    }

    assertThat(stored()).isEqualTo("1|t");
  }

  @Test
  void a_commit_that_the_server_rolls_back_is_not_looked_up() throws IOException {
    database.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$BEGIN RAISE 'not now' USING ERRCODE = '40001'; END$$");
    database.execute(
        "CREATE CONSTRAINT TRIGGER refuses AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED"
            + " FOR EACH ROW EXECUTE FUNCTION refuse()");
    AtomicBoolean lookedUp = new AtomicBoolean();
    Trouble watch =
        piece -> {
          lookedUp.compareAndSet(false, piece.contains("txid_status"));
          return Deed.PASS;
        };
    try (Proxy proxy = Proxy.before(database.port(), watch)) {
      assertFails(Kind.INTERNAL, proxy, () -> replace(proxy));
    }
    assertThat(lookedUp).isFalse();

    assertThat(stored()).isEqualTo(ROWS + "|f");
  }

  @Test
  void a_commit_that_never_reached_the_server_is_told_as_a_failure() throws IOException {
    try (Proxy proxy = Proxy.before(database.port(), Trouble.at("COMMIT", Deed.CUT))) {
      assertFails(Kind.UNREACHABLE, proxy, () -> replace(proxy));
    }

    assertThat(stored()).isEqualTo(ROWS + "|f");
  }

  @Test
  void a_commit_whose_answer_was_lost_is_known_to_be_done() throws IOException {
    try (Proxy proxy = Proxy.before(database.port(), Trouble.losingTheAnswerTo("COMMIT"))) {
      replace(proxy);
    }

    assertThat(stored()).isEqualTo(ROWS + "|t");
  }

  @Test
  void a_session_that_the_server_ends_is_an_error_and_not_an_end() {
    String endless =
        "SELECT i, repeat('x', 100) AS x FROM generate_series(1, 4000) AS i, generate_series(1, 5001)";
    Scan.Batches scan = (Scan.Batches) Pg.scan(database.options("query", endless));
    try (BatchReader reader = scan.source().open()) {
      assertThat(reader.next()).isNotNull();
      database.rows(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE pid <> pg_backend_pid() AND query LIKE '%1, 5001)%'");

      assertThatThrownBy(
              () -> {
                while (reader.next() != null) {
                  // until the end
                }
              })
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
  }

  @Test
  void a_statement_that_takes_too_long_is_ended_by_the_server() {
    Map<String, Object> slow =
        database.options(
            "query",
            "SELECT pg_sleep(50)::text AS s",
            "statement_timeout",
            "200ms",
            "max_retries",
            0);

    assertThatThrownBy(() -> Rows.read(Pg.scan(slow)))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
        .hasMessageEndingWith("took too long: canceling statement due to statement timeout");
  }

  @Test
  void a_reading_that_waits_for_the_server_ends_when_it_is_closed() throws InterruptedException {
    Scan.Batches scan =
        (Scan.Batches) Pg.scan(database.options("query", "SELECT pg_sleep(50)::text AS s"));
    BatchReader reader = scan.source().open();
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread waits = new Thread(() -> end.set(catchThrowable(reader::next)));
    waits.start();
    reader.close();
    waits.join();

    assertThat(end.get())
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
  }

  @Test
  void what_is_missing_or_forbidden_has_its_kind() {
    database.execute("CREATE SEQUENCE n");
    database.execute("DROP ROLE IF EXISTS guest");
    database.execute("CREATE ROLE guest LOGIN");

    assertThat(kind(database.options("table", "nothing"))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kind(database.options("table", "t", "database", "nowhere")))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kind(database.options("table", "t", "username", "guest"))).isEqualTo(Kind.FORBIDDEN);
    assertThat(kind(database.options("table", "t", "username", "nobody")))
        .isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(kind(database.options("query", "SELEKT 1"))).isEqualTo(Kind.INVALID_DATA);
    assertThat(
            kind(database.options("query", "SELECT nextval('%s.n')".formatted(database.schema()))))
        .isEqualTo(Kind.FORBIDDEN);
  }

  private static Kind kind(Map<String, Object> options) {
    Throwable failure = catchThrowable(() -> Rows.read(Pg.scan(options)));
    assertThat(failure).isInstanceOf(ConnectorException.class);
    return ((ConnectorException) failure).kind();
  }
}
