package dev.sqlflow.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testkit.Rows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The heap does not grow with the rows: PostgreSQL, engine, object store. */
@ExtendWith(S3Server.Extension.class)
class SmallHeapTest {

  @TempDir Path folder;
  private S3Server server;
  private TestReporter reporter;

  @BeforeEach
  void begin(S3Server given, TestReporter told) {
    server = given;
    reporter = told;
  }

  @Test
  void a_million_rows_pass_through_64_megabytes() throws Exception {
    move("64m", 1_000_000, 0, "t.parquet");
  }

  @Test
  @Tag("slow")
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
    String told;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      told = fork(heap, postgres.getPort(), rows, characters, key);
    }
    reporter.publishEntry("seconds and peak memory in MB of %,d rows".formatted(rows), told);

    assertThat(
            new S3Fixture(folder)
                .rows(server.options(key), "SELECT count(*), count(DISTINCT id), max(id) FROM t"))
        .containsExactly(Rows.row(rows, rows, rows));
    assertThat(server.openUploads()).isZero();
  }

  private String fork(String heap, int port, long rows, int characters, String key)
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
                Long.toString(rows),
                Integer.toString(characters),
                server.endpoint().toString(),
                server.uri(key))
            .redirectError(errors.toFile())
            .start();
    String told =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(() -> text(errors)).isZero();
    return told;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
