package dev.sqlflow.connectors.s3;

import static dev.sqlflow.connectors.s3.S3Fixture.with;
import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.engine.EngineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What objects become when they are loaded. */
@ExtendWith(S3Server.Extension.class)
class S3SourceTest {

  @TempDir Path folder;
  private S3Fixture s3;

  @BeforeEach
  void begin() {
    s3 = new S3Fixture(folder);
  }

  @Test
  void an_object_is_read_as_a_file_of_its_format_is(S3Server server) {
    server
        .put("a.csv", "id,name\n1,Ada\n2,\n")
        .put("b.ndjson", "{\"id\":3}\n{\"id\":4}\n")
        .put("c.json", "[{\"id\":5}]");

    assertThat(s3.rows(server.options("a.csv"), "FROM t ORDER BY id"))
        .containsExactly(row(1L, "Ada"), row(2L, null));
    assertThat(s3.rows(server.options("b.ndjson"), "FROM t ORDER BY id"))
        .containsExactly(row(3L), row(4L));
    assertThat(s3.rows(server.options("c.json"), "FROM t")).containsExactly(row(5L));
  }

  @Test
  void every_object_of_a_prefix_is_read_but_hidden_ones(S3Server server) {
    server
        .put("in/a.csv", "id\n1\n")
        .put("in/deep/er/b.csv", "id\n2\n")
        .put("in/_SUCCESS", "")
        .put("in/.tmp/c.csv", "id\n9\n")
        .put("in/folder/", "")
        .put("inn.csv", "id\n8\n");

    assertThat(s3.rows(with(server.options("in/"), "file_format", "csv"), "FROM t ORDER BY id"))
        .containsExactly(row(1L), row(2L));
  }

  @Test
  void a_pattern_reads_what_matches_and_a_folder_may_be_none(S3Server server) {
    server
        .put("y/a.csv", "id\n1\n")
        .put("y/m/b.csv", "id\n2\n")
        .put("y/m/b.json", "[]")
        .put("y/m/c.txt", "no");

    assertThat(s3.rows(server.options("y/**/*.csv"), "FROM t ORDER BY id"))
        .containsExactly(row(1L), row(2L));
    assertThat(s3.rows(server.options("y/*.csv"), "FROM t")).containsExactly(row(1L));
    assertThat(s3.rows(with(server.options("y/m/{b,x}.cs[u-v]"), "file_format", "csv"), "FROM t"))
        .containsExactly(row(2L));
  }

  @Test
  void bucket_prefix_and_key_say_the_same_as_a_uri(S3Server server) {
    server.put("dev/in/a.csv", "id\n1\n").put("dev/in/b.csv", "id\n2\n");
    Map<String, Object> options = S3Fixture.without(server.options(""), "uri");

    Map<String, Object> bucket = with(options, "bucket", server.bucket, "prefix", "dev/");
    assertThat(s3.rows(with(bucket, "key", "in/a.csv"), "FROM t")).containsExactly(row(1L));
    assertThat(s3.rows(with(bucket, "key", "in/*.csv"), "SELECT count(*) FROM t"))
        .containsExactly(row(2L));
    assertThat(s3.rows(with(bucket, "file_format", "csv"), "SELECT count(*) FROM t"))
        .containsExactly(row(2L));
  }

  @Test
  void a_large_object_is_read_in_ranges(S3Server server) {
    byte[] bytes = Data.csv(20_000, 900);
    assertThat((long) bytes.length).isGreaterThan(2 * Download.PIECE);
    server.put("large.csv", bytes).put("large/a.csv", bytes);

    assertThat(s3.rows(server.options("large.csv"), Data.SUMS)).containsExactly(Data.sums(20_000));
    assertThat(s3.rows(server.options("large/*.csv"), Data.SUMS))
        .containsExactly(Data.sums(20_000));
  }

  @Test
  void a_compressed_object_is_unpacked_by_its_name(S3Server server) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("id;name\n1;Ada\n".getBytes(StandardCharsets.UTF_8));
    }
    server.put("a.csv.gz", packed.toByteArray());

    assertThat(s3.rows(with(server.options("a.csv.gz"), "delimiter", ";"), "FROM t"))
        .containsExactly(row(1L, "Ada"));
  }

  @Test
  void what_can_not_be_read_is_told_by_the_name_of_its_object(S3Server server) {
    server.put("in/a.csv", "id\n1\n").put("in/b.csv", "id\n2,3\n");

    assertThat(s3.fault(server.options("in/*.csv")))
        .isEqualTo(
            "INVALID_DATA: line 2 of `%s` has 2 fields instead of 1: `2,3`"
                .formatted(server.uri("in/b.csv")));
  }

  @Test
  void a_fault_that_the_engine_finds_names_the_object_too(S3Server server) {
    String rows = new String(Data.csv(21_000, 200), StandardCharsets.UTF_8);
    server.put("late.csv", rows + "x,late\n");

    assertThatThrownBy(() -> s3.rows(server.options("late.csv"), "FROM t"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(server.uri("late.csv"))
        .hasMessageNotContaining(folder.toString());
  }

  @Test
  void faulty_records_are_set_aside_under_the_name_of_their_object(S3Server server)
      throws IOException {
    server.put("a.csv", "id\n1\n2,3\n4\n");
    Map<String, Object> options = with(server.options("a.csv"), "ignore_errors", true);

    assertThat(s3.rows(options, "FROM t ORDER BY id")).containsExactly(row(1L), row(4L));
    assertThat(folder.resolve(".engine/rejects/t.csv"))
        .content()
        .contains(server.uri("a.csv") + ",3,");
  }

  @Test
  void nothing_of_the_copies_is_left(S3Server server) throws IOException {
    server.put("a.csv", "id\n1\n");

    s3.rows(server.options("a.csv"), "FROM t");

    try (Stream<Path> left = Files.walk(folder.resolve(".engine"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
