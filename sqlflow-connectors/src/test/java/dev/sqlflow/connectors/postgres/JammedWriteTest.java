package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.connectors.network.Deed;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.connectors.retry.Retries;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.StatementContext;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;

/**
 * The last bytes of a COPY, for which no room is left on the way. How much room there is, is the
 * system's affair, so the way is filled behind the driver's back.
 */
@ExtendWith(Server.class)
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JammedWriteTest {

  private static final List<Column> COLUMNS = List.of(new Column("id", ColumnType.BIGINT));
  private static final int FILL = 1 << 16;

  /** How often nothing more must have gone, so that a busy machine is not taken for a full way. */
  private static final int STILL = 8;

  private Proxy proxy;
  private Link link;
  private TableWrite write;

  @BeforeEach
  void begin(Database database) throws Exception {
    database.execute("CREATE TABLE t (id bigint)");
    AtomicBoolean jammed = new AtomicBoolean();
    Trouble jam =
        piece -> jammed.get() && !piece.fromServer() && piece.before() > 0 ? Deed.JAM : Deed.PASS;
    proxy = Proxy.before(database.port(), jam);
    Options options =
        ConnectorOptions.of(
            Pg.CONNECTOR, database.options("port", proxy.port(), "table", "t", "timeout", "1s"));
    ConnectionSettings settings = ConnectionSettings.of(options);
    link = Link.open(settings, StatementContext.NONE, false);
    write =
        TableWrite.begin(
            link,
            new CopySink.Request(
                settings,
                TableId.of(options),
                new WriteRequest(WriteMode.APPEND, List.of(), "run-1"),
                new Retries(0)),
            COLUMNS);
    jammed.set(true);
    fill(link);
  }

  @AfterEach
  void end() throws IOException {
    proxy.close();
    link.close();
  }

  /** Sends what nobody takes, until nothing more goes. */
  private static void fill(Link link) throws Exception {
    Field stream = QueryExecutorBase.class.getDeclaredField("pgStream");
    stream.setAccessible(true);
    Socket socket = ((PGStream) stream.get(link.server().getQueryExecutor())).getSocket();
    AtomicLong sent = new AtomicLong();
    Thread thread =
        new Thread(
            () -> {
              try {
                OutputStream out = socket.getOutputStream();
                while (true) {
                  out.write(new byte[FILL]);
                  sent.addAndGet(FILL);
                }
              } catch (IOException e) {
                // closed, as it should be
              }
            });
    thread.setDaemon(true);
    thread.start();
    long before = -1;
    for (int still = 0; still < STILL; still = sent.get() == before ? still + 1 : 0) {
      before = sent.get();
      Thread.sleep(100); // that nothing more goes can only be seen by looking again
    }
  }

  @Test
  void the_end_of_the_rows_is_given_up_after_the_time_out() throws Exception {
    write.rows(Rows.batch(COLUMNS, List.of(Rows.row(1L))));

    assertThatThrownBy(write::finish)
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
        .hasMessageEndingWith(
            "localhost:%d took too long: it has taken nothing of what was sent for 1 s"
                .formatted(proxy.port()));
  }

  @Test
  void taking_back_is_given_up_after_the_time_out() throws SQLException {
    write.undo();

    assertThat(link.server().isClosed()).isTrue();
  }
}
