package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.RandomTrouble;
import dev.sqlflow.connectors.network.RandomTrouble.Changeable;
import dev.sqlflow.connectors.network.Trials;
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Delays, cuts, silence and changed bytes at once, in both directions: no row is lost, none comes
 * twice, none is changed, nothing hangs. Every second trial speaks TLS, and any byte may change
 * there; without TLS only bytes that give the protocol its form may.
 */
@ExtendWith(Server.class)
class RandomFaultsTest {

  private static final int ROWS = 10_000;
  private static final int BATCHES = 5;
  private static final int SEEDS = 10;
  private static final List<Column> COLUMNS =
      List.of(new Column("id", ColumnType.BIGINT), new Column("name", ColumnType.VARCHAR));
  private static final String ALL =
      "SELECT count(*), md5(string_agg(id || ' ' || name, ',' ORDER BY id, name)) FROM ";

  private Database database;
  private Trials trials;

  @BeforeEach
  void server(Database given, TestReporter reporter) {
    database = given;
    trials = new Trials(given.port(), reporter);
  }

  @Test
  void what_is_read_is_all_or_a_failure() throws IOException {
    database.execute("CREATE TABLE t AS SELECT * FROM " + generated());
    trials.run(SEEDS, new Reading());
  }

  @Test
  void what_is_written_is_all_or_nothing_and_then_all() throws IOException {
    trials.run(SEEDS, new Writing());
  }

  private static String generated() {
    return "(SELECT i::bigint AS id, 'new ' || i AS name FROM generate_series(1, %d) AS i) AS t"
        .formatted(ROWS);
  }

  private static List<List<@Nullable Object>> rows(long first, long count) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    LongStream.range(first, first + count).forEach(i -> rows.add(Rows.row(i, "new " + i)));
    return rows;
  }

  private static boolean isSafe(long seed) {
    return seed % 2 == 0;
  }

  private Map<String, Object> options(long seed, int port) {
    Map<String, Object> options =
        database.options(
            "port",
            port,
            "table",
            "t",
            "application_name",
            application(seed),
            "timeout",
            "1s",
            "connect_timeout",
            "1s",
            "max_retries",
            1);
    if (isSafe(seed)) {
      options.put("sslmode", "verify-full");
      options.put("sslrootcert", database.certificates().file("root.pem"));
    }
    return options;
  }

  private String application(long seed) {
    return database.schema() + "-" + seed;
  }

  /** What both directions have in common. */
  private abstract class OnPostgres implements Trials.Trial {

    @Override
    public RandomTrouble trouble(long seed) {
      return new RandomTrouble(seed, ROWS * 20, isSafe(seed) ? any -> Changeable.ANY : Frames::of);
    }

    @Override
    public String[] names(Proxy proxy) {
      return new String[] {"postgres `postgres` at localhost:" + proxy.port()};
    }
  }

  /** A COPY out of the server. */
  private final class Reading extends OnPostgres {

    private List<List<@Nullable Object>> read = List.of();

    @Override
    public void prepare(long seed) {}

    @Override
    public void work(long seed, Proxy proxy) {
      read = List.of();
      read = Rows.read(Pg.scan(options(seed, proxy.port())));
    }

    @Override
    public void check(long seed, Optional<ConnectorException> failure) {
      if (failure.isEmpty()) {
        assertThat(read).isEqualTo(rows(1, ROWS));
      }
    }
  }

  /** Writes in all modes. */
  private final class Writing extends OnPostgres {

    private String before = "";
    private String after = "";

    private WriteMode mode(long seed) {
      return WriteMode.values()[(int) (seed / 2 % WriteMode.values().length)];
    }

    @Override
    public void prepare(long seed) {
      database.execute("DROP TABLE IF EXISTS t, expected");
      database.execute("CREATE TABLE t (id bigint, name text)");
      database.execute("INSERT INTO t VALUES (0, 'old'), (-1, 'old')");
      if (mode(seed) == WriteMode.UPSERT) {
        database.execute("ALTER TABLE t ADD PRIMARY KEY (id)");
        database.execute("INSERT INTO t VALUES (1, 'old')");
      }
      String stays = mode(seed) == WriteMode.REPLACE ? "false" : "id < 1";
      database.execute(
          "CREATE TABLE expected AS SELECT * FROM t WHERE %s UNION ALL SELECT * FROM %s"
              .formatted(stays, generated()));
      before = database.rows(ALL + "t").get(0);
      after = database.rows(ALL + "expected").get(0);
    }

    @Override
    public void work(long seed, Proxy proxy) {
      write(seed, proxy.port());
    }

    private void write(long seed, int port) {
      String[] keys = mode(seed) == WriteMode.UPSERT ? new String[] {"id"} : new String[0];
      try (BatchSink sink = Pg.sink(options(seed, port), mode(seed), keys)) {
        sink.begin(COLUMNS);
        int size = ROWS / BATCHES;
        for (int batch = 0; batch < BATCHES; batch++) {
          sink.write(Rows.batch(COLUMNS, rows(1L + (long) batch * size, size)));
        }
        sink.commit();
      }
    }

    @Override
    public void check(long seed, Optional<ConnectorException> failure) {
      waitForTheServer(seed);
      String now = database.rows(ALL + "t").get(0);
      if (failure.isEmpty()) {
        assertThat(now).isEqualTo(after);
      } else if (failure.get().getMessage().startsWith("whether the rows were written is not")) {
        assertThat(now).isIn(before, after);
      } else {
        assertThat(now).isEqualTo(before);
      }
      if (now.equals(before)) {
        write(seed, database.port());
        assertThat(database.rows(ALL + "t")).containsExactly(after);
      }
      assertThat(database.rows("SELECT relname FROM pg_class WHERE relname LIKE 'sqlflow%'"))
          .isEmpty();
    }

    /** It may hear of the end of a connection later than its client. */
    private void waitForTheServer(long seed) {
      String sessions =
          "SELECT count(*) FROM pg_stat_activity WHERE application_name = '%s'"
              .formatted(application(seed));
      long end = System.nanoTime() + 10_000_000_000L;
      while (!database.rows(sessions).equals(List.of("0"))) {
        assertThat(System.nanoTime()).as("a session stays").isLessThan(end);
        Thread.onSpinWait();
      }
    }
  }
}
