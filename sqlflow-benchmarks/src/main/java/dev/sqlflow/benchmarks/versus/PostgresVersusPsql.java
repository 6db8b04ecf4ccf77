package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.benchmarks.Console;
import dev.sqlflow.connectors.postgres.PostgresConnector;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.TestEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Compares the connector {@code postgres} with {@code psql} on the path: a table into the engine
 * against {@code \copy} of it to nowhere, and the engine's table out against {@code \copy} from a
 * ready file. A ratio of 0.667 means 1.5 times the throughput.
 */
public final class PostgresVersusPsql {

  private static final String COLUMNS =
      "id bigint, k int, price double precision, name text, d date, ts timestamp";

  private final EmbeddedPostgres server;
  private final TestEngine engine;
  private final Path file;

  private PostgresVersusPsql(EmbeddedPostgres server, TestEngine engine, Path file) {
    this.server = server;
    this.engine = engine;
    this.file = file;
  }

  /**
   * Prints the figures.
   *
   * @param arguments the number of rows (5,000,000 if absent) and a folder for the files ({@code
   *     target/postgres} if absent)
   * @throws Exception if a side fails
   */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 5_000_000;
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/postgres").toAbsolutePath();
    Files.createDirectories(folder);
    try (EmbeddedPostgres server = start();
        TestEngine engine = TestEngine.open(folder, Set.of())) {
      new PostgresVersusPsql(server, engine, folder.resolve("rows.csv")).compare(rows, Console.OUT);
    }
  }

  private static EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("shared_buffers", "1GB")
        .setServerConfig("synchronous_commit", "off")
        .setServerConfig("max_wal_size", "8GB")
        .start();
  }

  /** One side of a comparison. */
  private record Named(String label, Work work) implements Side {
    @Override
    public void run() throws Exception {
      work.run();
    }
  }

  /** What a side does. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private void compare(long rows, PrintStream out) throws Exception {
    out.printf(Locale.ROOT, "%,d rows of 6 columns%n", rows);
    psql("CREATE TABLE src (" + COLUMNS + ")");
    psql(
        "INSERT INTO src SELECT i, (i % 1000)::int, i / 7.0, 'customer ' || i % 99991,"
            + " DATE '2020-01-01' + (i % 2000)::int, TIMESTAMP '2020-01-01' + i * INTERVAL '1 second'"
            + " FROM generate_series(1, "
            + rows
            + ") AS i");
    psql("VACUUM ANALYZE src");
    psql("\\copy src to '" + file + "' csv");
    Comparison.ofTimes(
            List.of(
                new Named("sqlflow", this::load),
                new Named("psql", () -> psql("\\copy src to '/dev/null'"))))
        .print("postgres to engine", "s", out);
    Comparison.ofTimes(
            List.of(new Named("sqlflow", this::export), new Named("psql", this::copyFromFile)))
        .print("engine to postgres", "s", out);
  }

  private void load() {
    PostgresConnector connector = new PostgresConnector();
    engine.load("src", connector.scan(options(connector, "src"), ScanRequest.ALL));
  }

  private void export() throws Exception {
    psql("DROP TABLE IF EXISTS dst");
    PostgresConnector connector = new PostgresConnector();
    WriteRequest request = new WriteRequest(WriteMode.REPLACE, List.of(), "run-1");
    engine.export("FROM src", connector.write(options(connector, "dst"), request));
  }

  private void copyFromFile() throws Exception {
    psql("DROP TABLE IF EXISTS dst");
    psql("CREATE TABLE dst (" + COLUMNS + ")");
    psql("\\copy dst from '" + file + "' csv");
  }

  private Options options(PostgresConnector connector, String table) {
    return ConnectorOptions.of(
        connector,
        Map.of(
            "port",
            server.getPort(),
            "database",
            "postgres",
            "username",
            "postgres",
            "sslmode",
            "disable",
            "table",
            table));
  }

  private void psql(String command) throws IOException, InterruptedException {
    Process psql =
        new ProcessBuilder(
                "psql",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "localhost",
                "-p",
                Integer.toString(server.getPort()),
                "-U",
                "postgres",
                "-c",
                command,
                "postgres")
            .inheritIO()
            .start();
    if (psql.waitFor() != 0) {
      throw new IOException("psql failed: " + command);
    }
  }
}
