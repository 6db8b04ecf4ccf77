package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.connectors.network.Deed;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.StatementContext;
import dev.sqlflow.testkit.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of 39 MB: large enough to be read in four parts over connections of their own. */
@ExtendWith(Server.class)
@Timeout(120)
class PartitionsTest {

  private static final int ROWS = 36_000;
  private static final String ALL_IDS = " FROM generate_series(1, " + ROWS + ") AS i";

  // a COPY whose last rows are on their way is over for the server
  private static final String COPYING =
      """
      SELECT pid FROM pg_stat_activity
      WHERE application_name = '%s' AND query LIKE '%%COPY (%%' AND state <> 'idle'
      """;

  private Database database;
  private int readings;

  @BeforeEach
  void table(Database given) {
    database = given;
    database.execute("CREATE TABLE t (id bigint PRIMARY KEY, n bigint, filler text)");
    database.execute("ALTER TABLE t ALTER filler SET STORAGE PLAIN");
    database.execute("INSERT INTO t SELECT i, 1, repeat('x', 1000)" + ALL_IDS);
  }

  private Map<String, Object> options(Object... more) {
    Map<String, Object> options = database.options(more);
    options.put("table", "t");
    options.putIfAbsent("application_name", database.schema());
    options.putIfAbsent("fetch_partitions", 4);
    return options;
  }

  /** How many connections a reading has that is under way. */
  private int connections(Object... more) {
    Map<String, Object> options = options(more);
    String name = database.schema() + "-" + ++readings;
    options.put("application_name", name);
    Scan.Batches scan = (Scan.Batches) Pg.scan(options);
    try (BatchReader reader = scan.source().open()) {
      assertThat(reader.next()).isNotNull();
      return database.rows(COPYING.formatted(name)).size();
    }
  }

  /** Waits for a condition; the test has a time-out. */
  private void await(String condition) {
    while (!database.rows(condition).equals(List.of("t"))) {
      Thread.onSpinWait();
    }
  }

  private static List<Long> ids(List<List<@Nullable Object>> rows) {
    return rows.stream().map(row -> (Long) row.get(0)).toList();
  }

  @Test
  void every_row_comes_once_and_twice_in_the_same_order() {
    List<Long> ids = ids(Rows.read(Pg.scan(options())));

    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, ROWS).boxed().toList());
    assertThat(ids(Rows.read(Pg.scan(options())))).isEqualTo(ids);
  }

  @Test
  void there_are_as_many_connections_as_parts_and_no_more_than_the_pool_has() {
    assertThat(connections()).isEqualTo(4);
    assertThat(connections("pool_size", 2)).isEqualTo(2);
    assertThat(connections("pool_size", 1)).isEqualTo(1);
    assertThat(connections("fetch_partitions", 1)).isEqualTo(1);
    assertThat(connections("fetch_partitions", 100, "pool_size", 100)).isEqualTo(5);
  }

  @Test
  void a_server_that_gives_one_connection_is_asked_for_others_once() throws IOException {
    String role = "only_one_" + database.schema();
    database.execute("CREATE ROLE " + role + " LOGIN CONNECTION LIMIT 1");
    database.execute("GRANT USAGE ON SCHEMA " + database.schema() + " TO " + role);
    database.execute("GRANT SELECT ON t TO " + role);
    try (Proxy proxy = Proxy.before(database.port(), Trouble.NONE);
        Pg.Shared run = new Pg.Shared()) {
      // the test would not wait so long
      Scan scan =
          Pg.scan(
              options("port", proxy.port(), "username", role, "connect_timeout", "10m"),
              new ScanRequest(
                  OptionalLong.empty(),
                  List.of(),
                  new StatementContext("some.sf:1", Duration.ZERO, run)));
      assertThat(Rows.read(scan)).hasSize(ROWS);
      int asked = proxy.connections();
      assertThat(asked).isGreaterThan(1);

      assertThat(Rows.read(scan)).hasSize(ROWS);
      assertThat(proxy.connections()).isEqualTo(asked);
    } finally {
      database.execute("DROP OWNED BY " + role);
      database.execute("DROP ROLE " + role);
    }
  }

  @Test
  void nothing_stays_open_behind_the_end() {
    Rows.read(Pg.scan(options()));

    // the server takes a moment
    await(
        "SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = '%s'"
            .formatted(database.schema()));
  }

  @Test
  void over_one_connection_the_order_is_the_servers() {
    assertThat(ids(Rows.read(Pg.scan(options("fetch_partitions", 1)))))
        .isEqualTo(LongStream.rangeClosed(1, ROWS).boxed().toList());
  }

  @Test
  void a_sample_comes_over_one_connection() {
    ScanRequest three = new ScanRequest(OptionalLong.of(3), List.of(), StatementContext.NONE);

    assertThat(ids(Rows.read(Pg.scan(options(), three)))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_view_and_a_table_with_descendants_are_read_whole() {
    database.execute("CREATE VIEW v AS TABLE t");
    database.execute("CREATE TABLE child () INHERITS (t)");
    database.execute("INSERT INTO child VALUES (0, 1, 'x')");
    Map<String, Object> view = options();
    view.put("table", "v");

    assertThat(Rows.read(Pg.scan(view))).hasSize(ROWS + 1);
    assertThat(Rows.read(Pg.scan(options()))).hasSize(ROWS + 1);
    assertThat(connections()).isEqualTo(1);
  }

  @Test
  void all_parts_see_one_state_of_the_table() throws Exception {
    AtomicBoolean reading = new AtomicBoolean(true);
    AtomicInteger updates = new AtomicInteger();
    FutureTask<Void> writer =
        new FutureTask<>(
            () -> {
              // an updated row moves to the end of the table, into another part
              for (int id = 1; reading.get() && id < ROWS / 2; id++) {
                database.execute(
                    "UPDATE t SET n = n + CASE id WHEN %d THEN -1 ELSE 1 END WHERE id IN (%d, %d)"
                        .formatted(id, id, id + ROWS / 2));
                updates.incrementAndGet();
              }
              return null;
            });
    new Thread(writer).start();
    int meanwhile = 0;
    try {
      for (int i = 0; i < 5; i++) {
        int before = updates.get();
        List<List<@Nullable Object>> rows = Rows.read(Pg.scan(options()));
        meanwhile += updates.get() - before;
        assertThat(rows).hasSize(ROWS);
        assertThat(rows.stream().mapToLong(row -> (Long) row.get(1)).sum()).isEqualTo(ROWS);
      }
    } finally {
      reading.set(false);
      writer.get();
    }
    assertThat(meanwhile).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void who_reads_a_table_that_is_being_filled_anew_waits_and_gets_the_new_rows(int partitions)
      throws Exception {
    Scan scan = Pg.scan(options("fetch_partitions", partitions));
    FutureTask<List<Long>> reading = new FutureTask<>(() -> ids(Rows.read(scan)));
    try (Connection filling = database.connect();
        Statement statement = filling.createStatement()) {
      filling.setAutoCommit(false);
      statement.execute("TRUNCATE t");
      statement.execute("INSERT INTO t SELECT -i, 1, repeat('y', 1000)" + ALL_IDS);
      new Thread(reading).start();
      await("SELECT count(*) > 0 FROM pg_locks WHERE relation = 't'::regclass AND NOT granted");
      filling.commit();
    }

    assertThat(reading.get())
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(-ROWS, -1).boxed().toList());
  }

  @Test
  void a_table_that_gets_descendants_meanwhile_is_read_without_them() throws IOException {
    database.execute("CREATE TABLE child (LIKE t)");
    database.execute("INSERT INTO child VALUES (0, 1, 'x')");
    AtomicBoolean adopted = new AtomicBoolean();
    Trouble adoption =
        piece -> {
          boolean copies = !piece.fromServer() && piece.contains("COPY (");
          if (copies && adopted.compareAndSet(false, true)) {
            database.execute("ALTER TABLE child INHERIT t");
          }
          return Deed.PASS;
        };
    try (Proxy proxy = Proxy.before(database.port(), adoption)) {
      assertThat(ids(Rows.read(Pg.scan(options("port", proxy.port())))))
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, ROWS).boxed().toList());
    }
    assertThat(adopted).isTrue();
  }

  @Test
  void it_is_divided_where_numbers_are_written_in_other_digits_too() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(connections()).isEqualTo(4);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_value_that_does_not_fit_is_told_with_its_part() {
    database.execute("ALTER TABLE t ADD COLUMN price numeric");
    database.execute("UPDATE t SET price = 'NaN' WHERE id = " + ROWS);

    assertThatThrownBy(() -> Rows.read(Pg.scan(options("pool_size", 4))))
        .isInstanceOf(ConnectorException.class)
        .hasMessageMatching(
            ".*: column `price`, row [0-9]+ of the table's pages from [0-9]+ on: the value is NaN, which no DECIMAL is");
  }

  @Test
  void a_cut_of_one_part_is_an_error_and_not_an_end() throws IOException {
    Trouble cut =
        piece ->
            piece.connection() == 4 && piece.fromServer() && piece.before() > 4_000_000
                ? Deed.CUT
                : Deed.PASS;
    try (Proxy proxy = Proxy.before(database.port(), cut)) {
      Map<String, Object> options = options("port", proxy.port());

      Scan.Batches scan = (Scan.Batches) Pg.scan(options);
      try (BatchReader reader = scan.source().open()) {
        for (int i = 0; i < 2; i++) { // and it stays one
          assertThatThrownBy(
                  () -> {
                    while (reader.next() != null) {
                      // until the cut
                    }
                  })
              .isInstanceOfSatisfying(
                  ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
      }
      assertThat(proxy.connections()).isGreaterThanOrEqualTo(4);
    }
  }
}
