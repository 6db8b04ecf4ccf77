package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.connectors.network.Deed;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.StatementContext;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Single bytes of the protocol's form that change on a way without TLS. */
@ExtendWith(Server.class)
@Timeout(60)
class DamageTest {

  private static final String MANY =
      "SELECT i::bigint, '' AS name FROM generate_series(1, 9999) AS i";

  /** How the message of a row of {@link #MANY} begins: its length, and two values. */
  private static final String ROW = "d\0\0\0\26\0\2";

  private static final int LENGTH = ROW.length() - 6;
  private static final int TEXT_LENGTH = ROW.length() + Integer.BYTES + Long.BYTES;

  private Database database;

  @BeforeEach
  void server(Database given) {
    database = given;
  }

  /** Changes one byte, behind the beginning of a text. */
  private static Trouble change(boolean ofServer, String text, int offset, char changed) {
    AtomicBoolean done = new AtomicBoolean();
    return piece -> {
      String sent = new String(piece.data(), 0, piece.length(), StandardCharsets.ISO_8859_1);
      int at = sent.indexOf(text);
      if (piece.fromServer() == ofServer && at >= 0 && done.compareAndSet(false, true)) {
        piece.data()[at + offset] = (byte) changed;
      }
      return Deed.PASS;
    };
  }

  private Map<String, Object> options(Proxy proxy, String what, String value) {
    return database.options("port", proxy.port(), what, value, "max_retries", 0, "timeout", "2s");
  }

  private String reading(int offset, char changed) throws IOException {
    try (Proxy proxy = Proxy.before(database.port(), change(true, ROW, offset, changed))) {
      ConnectorException failure =
          catchThrowableOfType(
              ConnectorException.class, () -> Rows.read(Pg.scan(options(proxy, "query", MANY))));
      return (failure.kind() + ": " + failure.getMessage())
          .replace("postgres `postgres` at localhost:" + proxy.port(), "it");
    }
  }

  @Test
  void a_length_that_is_no_length_is_not_taken_for_null() throws IOException {
    assertThat(reading(TEXT_LENGTH, '\u0080'))
        .isEqualTo("UNREACHABLE: it: the answer came damaged behind row 0: a row is cut");
  }

  @Test
  void a_row_that_becomes_a_notice_is_missed() throws IOException {
    assertThat(reading(0, 'N'))
        .isEqualTo(
            "UNREACHABLE: it: the answer came damaged behind row 8192: 9998 rows came of 9999");
  }

  @Test
  void a_message_of_impossible_length_is_no_bug() throws IOException {
    assertThat(reading(LENGTH, '\u00ff'))
        .isEqualTo("UNREACHABLE: it: the answer came damaged behind row 0: a message is no row");
  }

  @Test
  void a_commit_whose_answer_looks_like_a_refusal_is_known_to_be_done() throws IOException {
    database.execute("CREATE TABLE t (id bigint)");
    Trouble damage = change(true, "C\0\0\0\13COMMIT", 0, 'E');
    Set<Integer> writing = ConcurrentHashMap.newKeySet();
    Trouble watched =
        piece -> {
          if (piece.contains("FROM STDIN")) {
            writing.add(piece.connection());
          }
          return damage.meet(piece);
        };
    try (Proxy proxy = Proxy.before(database.port(), watched);
        Pg.Shared shared = new Pg.Shared()) {
      append(proxy, shared, List.of(Rows.row(1L)));
      append(proxy, shared, List.of(Rows.row(2L)));
    }
    assertThat(writing).as("connections: the damaged one is not used again").hasSize(2);

    assertThat(database.rows("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
  }

  @Test
  void rows_that_get_lost_on_their_way_to_the_server_are_missed() throws IOException {
    database.execute("CREATE TABLE t (id bigint)");
    int piece = 4680; // so many rows are sent at once
    List<List<@Nullable Object>> rows = new ArrayList<>();
    LongStream.rangeClosed(0, piece).forEach(i -> rows.add(Rows.row(i)));
    // the message that holds the last row and the end of all becomes one that is passed over
    Trouble damage = change(false, "d\0\0\0\24\0\1\0\0\0\10", 0, 'H');
    try (Proxy proxy = Proxy.before(database.port(), damage);
        Pg.Shared shared = new Pg.Shared()) {
      assertThatThrownBy(() -> append(proxy, shared, rows))
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_DATA))
          .hasMessage(
              "postgres `postgres` at localhost:%d has 4680 of 4681 rows: a trigger keeps rows back, or they came damaged on the way"
                  .formatted(proxy.port()));
    }

    assertThat(database.rows("SELECT count(*) FROM t")).containsExactly("0");
  }

  private void append(Proxy proxy, Pg.Shared shared, List<List<@Nullable Object>> rows) {
    StatementContext context = new StatementContext("", Duration.ZERO, shared);
    Write.Batches write =
        (Write.Batches) Pg.write(options(proxy, "table", "t"), context, WriteMode.APPEND);
    Rows.write(write.sink(), List.of(new Column("id", ColumnType.BIGINT)), rows);
  }
}
