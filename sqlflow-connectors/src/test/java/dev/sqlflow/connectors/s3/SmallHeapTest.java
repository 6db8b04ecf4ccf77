package dev.sqlflow.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testkit.Rows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The heap does not grow with the rows: PostgreSQL, engine, object store. */
@ExtendWith(S3Server.Extension.class)
@Timeout(value = 2, unit = TimeUnit.HOURS)
class SmallHeapTest {

  private static final String ROWS =
      """
      SELECT i AS id, md5(i::text) AS name, i / 7.0::float8 AS price,
             (i %% 1000000)::numeric(12,2) AS total, repeat('n', %s) AS note
      FROM generate_series(1, %s) AS s(i)
      """;

  @TempDir Path folder;
  private S3Server server;
  private TestReporter reporter;

  @BeforeEach
  void begin(S3Server given, TestReporter told) {
    server = given;
    reporter = told;
  }

  @Test
  @Timeout(300)
  void a_million_rows_of_a_table_pass_through_64_megabytes() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE UNLOGGED TABLE t AS " + ROWS.formatted(0, 1_000_000));
      }
      move("64m", postgres, "table", "t", 1_000_000, "t.parquet");
    }
  }

  @Test
  @Timeout(900)
  void ten_million_rows_pass_through_256_megabytes() throws Exception {
    move("256m", 10_000_000, 0, "t.parquet");
  }

  @Test
  @Tag("slow")
  void a_hundred_million_rows_pass_through_256_megabytes() throws Exception {
    move("256m", 100_000_000, 0, "t.parquet");
  }

  @Test
  @Tag("slow")
  void an_object_of_five_gigabytes_passes_through_256_megabytes() throws Exception {
    move("256m", 5_000_000, 950, "t.csv");
  }

  private void move(String heap, long rows, int characters, String key) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      move(heap, postgres, "query", ROWS.formatted(characters, rows), rows, key);
    }
  }

  private void move(
      String heap, EmbeddedPostgres from, String option, String value, long rows, String key)
      throws Exception {
    String told = fork(heap, from.getPort(), option, value, key);
    reporter.publishEntry("seconds and peak memory in MB of %,d rows".formatted(rows), told);

    assertThat(
            new S3Fixture(folder)
                .rows(server.options(key), "SELECT count(*), count(DISTINCT id), max(id) FROM t"))
        .containsExactly(Rows.row(rows, rows, rows));
    assertThat(server.openUploads()).isZero();
  }

  private String fork(String heap, int port, String option, String value, String key)
      throws Exception {
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                Files.createDirectories(folder.resolve("moved")).toString(),
                Integer.toString(port),
                option,
                value,
                server.endpoint().toString(),
                server.uri(key))
            .redirectError(errors.toFile())
            .start();
    try {
      String told =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor()).as(() -> text(errors)).isZero();
      return told;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
