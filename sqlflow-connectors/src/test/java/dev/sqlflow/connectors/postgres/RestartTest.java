package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.testkit.Rows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is stopped while it is read, and started again. */
@Timeout(120)
class RestartTest {

  private static final int ROWS = 60_000;

  @TempDir Path folder;

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static Map<String, Object> options(int port) {
    Map<String, Object> options = new HashMap<>();
    options.put("port", port);
    options.put("database", "postgres");
    options.put("username", "postgres");
    options.put("table", "t");
    options.put("fetch_partitions", 1);
    return options;
  }

  @Test
  void a_restart_in_mid_stream_is_a_failure_and_the_next_reading_gets_all_rows() throws Exception {
    int port;
    try (EmbeddedPostgres before = start(0)) {
      port = before.getPort();
      fill(before);
      readUntilItStops(before);
    }
    try (EmbeddedPostgres after = start(port)) {
      assertThat(after.getPort()).isEqualTo(port);
      assertThat(Rows.read(Pg.scan(options(port)))).hasSize(ROWS).doesNotHaveDuplicates();
    }
  }

  private static void readUntilItStops(EmbeddedPostgres server) throws IOException {
    Scan.Batches scan = (Scan.Batches) Pg.scan(options(server.getPort()));
    try (BatchReader reader = scan.source().open()) {
      assertThat(reader.next()).isNotNull();
      server.close();

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

  private static void fill(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id bigint, filler text)");
      statement.execute("ALTER TABLE t ALTER filler SET STORAGE PLAIN");
      statement.execute(
          "INSERT INTO t SELECT i, repeat('x', 1000) FROM generate_series(1, " + ROWS + ") AS i");
    }
  }
}
