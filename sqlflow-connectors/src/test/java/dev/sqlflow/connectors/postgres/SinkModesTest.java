package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.RunResources;
import dev.sqlflow.spi.StatementContext;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.Rows;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a write does to the rows that are there, and to other writes. */
@ExtendWith(Server.class)
class SinkModesTest {

  private static final List<Column> COLUMNS =
      List.of(new Column("id", ColumnType.BIGINT), new Column("name", ColumnType.VARCHAR));

  private Database database;

  @BeforeEach
  void server(Database given) {
    database = given;
  }

  @SafeVarargs
  private void write(WriteMode mode, String key, List<@Nullable Object>... rows) {
    String[] keys = key.isEmpty() ? new String[0] : key.split(",");
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      all.add(row);
    }
    Rows.write(Pg.sink(database.options("table", "t"), mode, keys), COLUMNS, all);
  }

  private List<String> stored() {
    return database.rows("SELECT * FROM t ORDER BY 1, 2");
  }

  @Test
  void an_upsert_updates_what_is_there_and_adds_the_rest() {
    database.execute("CREATE TABLE t (id bigint PRIMARY KEY, name text, kept text DEFAULT 'yes')");
    database.execute("INSERT INTO t VALUES (1, 'old', 'k'), (2, 'stays', 'k')");
    write(WriteMode.UPSERT, "id", Rows.row(1L, "new"), Rows.row(3L, "added"));

    assertThat(stored()).containsExactly("1|new|k", "2|stays|k", "3|added|yes");
  }

  @Test
  void an_upsert_makes_a_table_with_the_key() {
    write(WriteMode.UPSERT, "id", Rows.row(1L, "a"));
    write(WriteMode.UPSERT, "id", Rows.row(1L, "b"));

    assertThat(stored()).containsExactly("1|b");
  }

  @Test
  void an_upsert_by_all_columns_adds_what_is_missing() {
    write(WriteMode.UPSERT, "id,name", Rows.row(1L, "a"));
    write(WriteMode.UPSERT, "id,name", Rows.row(1L, "a"), Rows.row(1L, "b"));

    assertThat(stored()).containsExactly("1|a", "1|b");
  }

  @Test
  void a_key_that_is_null_or_twice_is_refused_and_nothing_is_written() {
    write(WriteMode.UPSERT, "id", Rows.row(1L, "a"));

    assertThatThrownBy(
            () ->
                write(
                    WriteMode.UPSERT,
                    "id",
                    Rows.row(7L, "x"),
                    Rows.row(7L, "y"),
                    Rows.row(8L, "z"),
                    Rows.row(9L, "x"),
                    Rows.row(9L, "y")))
        .hasMessage("key `id` is not unique: 4 rows share theirs with another, such as id=7; id=9");
    assertThatThrownBy(() -> write(WriteMode.UPSERT, "id", Rows.row(null, "x")))
        .hasMessage("key `id` is NULL in 1 row");
    assertThat(stored()).containsExactly("1|a");
  }

  @Test
  void an_upsert_without_an_index_of_the_key_says_how_to_make_one() {
    database.execute("CREATE TABLE t (id bigint, name text, PRIMARY KEY (id, name))");

    assertThatThrownBy(() -> write(WriteMode.UPSERT, "id", Rows.row(1L, "a")))
        .hasMessageContaining(
            "has no unique index of just the key: CREATE UNIQUE INDEX ON \"%s\".\"t\" (\"id\")"
                .formatted(database.schema()));
  }

  @Test
  void replacing_keeps_what_depends_on_the_table() {
    database.execute("CREATE TABLE t (id bigint, name text)");
    database.execute("CREATE VIEW v AS SELECT name FROM t");
    write(WriteMode.REPLACE, "", Rows.row(1L, "a"));

    assertThat(database.rows("SELECT * FROM v")).containsExactly("a");
  }

  @Test
  void replacing_never_takes_rows_of_other_tables_along() {
    database.execute("CREATE TABLE t (id bigint PRIMARY KEY, name text)");
    database.execute("INSERT INTO t VALUES (1, 'a')");
    database.execute("CREATE TABLE child (id bigint REFERENCES t ON DELETE CASCADE)");
    database.execute("INSERT INTO child VALUES (1)");

    assertThatThrownBy(() -> write(WriteMode.REPLACE, "", Rows.row(2L, "b")))
        .hasMessageContaining("would change rows of `%s.child`".formatted(database.schema()));
    assertThat(stored()).containsExactly("1|a");
  }

  @Test
  void others_read_the_old_rows_until_the_commit_and_are_not_kept_waiting() {
    write(WriteMode.REPLACE, "", Rows.row(1L, "old"));
    try (BatchSink sink = Pg.sink(database.options("table", "t"), WriteMode.REPLACE)) {
      sink.begin(COLUMNS);
      sink.write(Rows.batch(COLUMNS, List.of(Rows.row(2L, "new"))));
      assertThat(stored()).containsExactly("1|old");
      sink.commit();
      assertThat(stored()).containsExactly("2|new");
    }
  }

  @Test
  void columns_are_found_by_name_and_missing_ones_named() {
    database.execute("CREATE TABLE t (\"Name\" text, extra int DEFAULT 7, id bigint)");
    write(WriteMode.APPEND, "", Rows.row(1L, "a"));
    assertThat(stored()).containsExactly("a|7|1");

    database.execute("ALTER TABLE t DROP COLUMN id");
    assertThatThrownBy(() -> write(WriteMode.APPEND, "", Rows.row(1L, "a")))
        .hasMessage(
            "table `%s.t` has no column `id`; it has Name, extra".formatted(database.schema()));
  }

  @Test
  void a_view_is_no_place_to_write_to() {
    database.execute("CREATE VIEW t AS SELECT 1::bigint AS id, ''::text AS name");

    assertThatThrownBy(() -> write(WriteMode.APPEND, "", Rows.row(1L, "a")))
        .hasMessageContaining("is no table");
  }

  @Test
  void a_broken_constraint_is_told_with_its_key_and_no_other_value() {
    database.execute("CREATE TABLE t (id bigint PRIMARY KEY, name text CHECK (name <> 'hidden'))");

    assertThatThrownBy(() -> write(WriteMode.APPEND, "", Rows.row(1L, "a"), Rows.row(1L, "b")))
        .hasMessageContaining("Key (id)=(1) already exists");
    assertThatThrownBy(() -> write(WriteMode.APPEND, "", Rows.row(1L, "hidden")))
        .hasMessageContaining("violates check constraint")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void a_row_that_a_trigger_keeps_back_is_missed_and_nothing_is_written() {
    database.execute("CREATE TABLE t (id bigint, name text)");
    database.execute(
        "CREATE FUNCTION keep_back() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$BEGIN IF NEW.id = 2 THEN RETURN NULL; END IF; RETURN NEW; END$$");
    database.execute(
        "CREATE TRIGGER keeps_back BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION keep_back()");

    assertThatThrownBy(() -> write(WriteMode.APPEND, "", Rows.row(1L, "a"), Rows.row(2L, "b")))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_DATA))
        .hasMessageEndingWith(
            " has 1 of 2 rows: a trigger keeps rows back, or they came damaged on the way");
    assertThat(stored()).isEmpty();
  }

  @Test
  void a_second_write_to_a_table_fails_and_names_the_first() {
    StatementContext first = new StatementContext("orders.sf:7", Duration.ZERO, RunResources.NONE);
    Write.Batches one =
        (Write.Batches) Pg.write(database.options("table", "t"), first, WriteMode.APPEND);
    try (BatchSink sink = one.sink()) {
      sink.begin(COLUMNS);

      assertThatThrownBy(() -> write(WriteMode.APPEND, "", Rows.row(1L, "a")))
          .isInstanceOf(ConnectorException.class)
          .hasMessageMatching(
              "table `%s.t` is being written by `sqlflow` at 127.0.0.1, for \\d+ s \\(process \\d+ of the server\\) orders.sf:7"
                  .formatted(database.schema()));
    }
    write(WriteMode.APPEND, "", Rows.row(1L, "a"));
  }

  @Test
  void a_patient_write_waits_for_the_first() throws Exception {
    StatementContext patient = new StatementContext("", Duration.ofMinutes(1), RunResources.NONE);
    Write.Batches second =
        (Write.Batches) Pg.write(database.options("table", "t"), patient, WriteMode.APPEND);
    try (BatchSink sink = Pg.sink(database.options("table", "t"), WriteMode.APPEND)) {
      sink.begin(COLUMNS);
      sink.write(Rows.batch(COLUMNS, List.of(Rows.row(1L, "first"))));
      Thread waiting =
          new Thread(() -> Rows.write(second.sink(), COLUMNS, List.of(Rows.row(2L, "second"))));
      waiting.start();
      sink.commit();
      waiting.join();
    }

    assertThat(stored()).containsExactly("1|first", "2|second");
  }

  @Test
  void a_write_that_is_ended_from_elsewhere_leaves_nothing() throws Exception {
    database.execute("CREATE TABLE t (id bigint, name text)");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE t");
      BatchSink sink = Pg.sink(database.options("table", "t"), WriteMode.REPLACE);
      AtomicReference<Throwable> end = new AtomicReference<>();
      Thread waits = new Thread(() -> end.set(catchThrowable(() -> sink.begin(COLUMNS))));
      waits.start();
      sink.close();
      waits.join();
      assertThat(end.get())
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
      other.rollback();
    }

    assertThat(stored()).isEmpty();
  }
}
