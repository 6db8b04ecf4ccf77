package dev.sqlflow.connectors.s3;

import static dev.sqlflow.connectors.s3.S3Fixture.with;
import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.network.Deed;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.spi.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What exports become in a bucket. */
@ExtendWith(S3Server.Extension.class)
class S3SinkTest {

  /** Two parts of an upload. */
  private static final String LARGE =
      "SELECT i AS id, repeat(md5(i::VARCHAR), 32) AS hashes FROM range(20000) r(i)";

  private static final String LARGE_SUMS =
      "SELECT count(*), sum(id)::BIGINT FROM t WHERE hashes = repeat(md5(id::VARCHAR), 32)";
  private static final List<Object> LARGE_RESULT = List.of(20_000L, 20_000L * 19_999 / 2);

  @TempDir Path folder;
  private S3Fixture s3;

  @BeforeEach
  void begin() {
    s3 = new S3Fixture(folder);
  }

  @Test
  void an_export_replaces_one_object(S3Server server) {
    server.put("out/a.csv", "old");

    s3.export(server.options("out/a.csv"), WriteMode.REPLACE, "SELECT 1 AS id, 'x' AS name");

    assertThat(server.text("out/a.csv")).isEqualTo("id,name\n1,x\n");
    assertThat(server.keys()).containsExactly("out/a.csv");
  }

  @Test
  void the_key_tells_format_and_compression(S3Server server) {
    String query = "SELECT i AS id FROM range(3) r(i)";
    for (String key : List.of("a.ndjson", "a.json", "a.csv.gz", "a.csv.zst", "a.parquet")) {
      s3.export(server.options(key), WriteMode.REPLACE, query);

      assertThat(s3.rows(server.options(key), "SELECT sum(id)::BIGINT FROM t"))
          .as(key)
          .containsExactly(row(3L));
    }
    assertThat(server.text("a.json")).startsWith("[");
    assertThat(server.text("a.ndjson")).startsWith("{");
  }

  @Test
  void a_large_export_is_sent_in_parts_and_leaves_no_lock(S3Server server) {
    s3.export(server.options("large.csv"), WriteMode.REPLACE, LARGE);

    assertThat(server.client().headObject(one -> one.bucket(server.bucket).key("large.csv")).eTag())
        .endsWith("-2\"");
    assertThat(server.openUploads()).isZero();
    assertThat(server.keys()).containsExactly("large.csv");
    assertThat(s3.rows(server.options("large.csv"), LARGE_SUMS)).containsExactly(LARGE_RESULT);
  }

  @Test
  void each_append_adds_an_object_below_the_prefix(S3Server server) {
    Map<String, Object> options = with(server.options("in/"), "file_format", "csv");
    server.put("in/first.csv", "id\n1\n");

    s3.export(options, WriteMode.APPEND, "SELECT 2 AS id");
    s3.export(options, WriteMode.APPEND, "SELECT 3 AS id");

    assertThat(server.keys())
        .containsExactly("in/first.csv", "in/sqlflow-run-1/part.csv", "in/sqlflow-run-2/part.csv");
    assertThat(s3.rows(options, "FROM t ORDER BY id")).containsExactly(row(1L), row(2L), row(3L));
  }

  @Test
  void a_replaced_prefix_is_what_its_manifest_names(S3Server server) {
    Map<String, Object> options = with(server.options("out/"), "file_format", "csv");
    server.put("out/foreign.csv", "id\n0\n");

    s3.export(options, WriteMode.REPLACE, "SELECT 1 AS id");
    assertThat(server.text("out/_manifest"))
        .isEqualTo(server.uri("out/sqlflow-run-1/part.csv") + "\n");
    s3.export(options, WriteMode.REPLACE, "SELECT 2 AS id");
    s3.export(options, WriteMode.APPEND, "SELECT 3 AS id");

    assertThat(s3.rows(options, "FROM t ORDER BY id")).containsExactly(row(2L), row(3L));
    assertThat(server.keys())
        .containsExactly(
            "out/_manifest",
            "out/foreign.csv",
            "out/sqlflow-run-2/part.csv",
            "out/sqlflow-run-3/part.csv");
  }

  @Test
  void a_partitioned_export_has_its_columns_in_its_keys(S3Server server) {
    Map<String, Object> options =
        with(
            server.options("sales/"),
            "file_format",
            "parquet",
            "partition_by",
            List.of("year", "region"));
    String query =
        "SELECT * FROM (VALUES (1, 2025, 'eu'), (2, 2026, 'eu'), (3, 2026, 'a/b')) v(id, year, region)";
    server.put("sales/old.parquet", "not read any more");

    s3.export(options, WriteMode.REPLACE, query);

    assertThat(server.keys())
        .contains(
            "sales/sqlflow-run-1/year=2025/region=eu/data_0.parquet",
            "sales/sqlflow-run-1/year=2026/region=a%2Fb/data_0.parquet");
    Map<String, Object> source =
        with(server.options("sales/"), "file_format", "parquet", "hive_partitioning", true);
    assertThat(s3.rows(source, "SELECT id::BIGINT, year::BIGINT, region FROM t ORDER BY id"))
        .containsExactly(row(1L, 2025L, "eu"), row(2L, 2026L, "eu"), row(3L, 2026L, "a/b"));
  }

  @Test
  void an_export_that_fails_on_its_way_leaves_everything_as_it_was(S3Server server)
      throws IOException {
    Map<String, Object> options = with(server.options("out/"), "file_format", "csv");
    server.put("out/old.csv", "id\n1\n");
    try (Proxy proxy = Proxy.before(server.port(), Trouble.cuttingARequestAfter(10_000_000))) {
      Map<String, Object> broken =
          with(options, "endpoint_url", proxy.uri().toString(), "max_retries", 0);

      assertThat(s3.exportFault(broken, WriteMode.REPLACE, LARGE)).startsWith("UNREACHABLE: ");
    }

    assertThat(s3.rows(options, "FROM t")).containsExactly(row(1L));
    assertThat(server.openUploads()).isZero();
  }

  @Test
  void of_several_objects_of_which_one_fails_none_is_seen(S3Server server) throws IOException {
    Map<String, Object> options = with(server.options("out/"), "file_format", "parquet");
    s3.export(server.options("out/old.parquet"), WriteMode.REPLACE, "SELECT 0 AS id");
    Trouble cut = Trouble.once("year%3D2026", Deed.CUT);
    try (Proxy proxy = Proxy.before(server.port(), cut)) {
      Map<String, Object> broken =
          with(
              options,
              "endpoint_url",
              proxy.uri().toString(),
              "partition_by",
              List.of("year"),
              "max_concurrency",
              1,
              "max_retries",
              0);

      assertThat(
              s3.exportFault(
                  broken,
                  WriteMode.REPLACE,
                  "SELECT * FROM (VALUES (1, 2025), (2, 2026)) AS rows(id, year)"))
          .startsWith("UNREACHABLE: ");
    }

    assertThat(server.keys()).containsExactly("out/old.parquet");
    assertThat(s3.rows(options, "SELECT id::BIGINT FROM t")).containsExactly(row(0L));
  }

  @Test
  void an_upload_that_was_begun_twice_because_the_answer_was_lost_is_open_nowhere(S3Server server)
      throws IOException {
    try (Proxy proxy = Proxy.before(server.port(), Trouble.losingTheAnswerTo("a.csv?uploads"))) {
      s3.export(server.options("a.csv", proxy.uri()), WriteMode.REPLACE, LARGE);
    }

    assertThat(s3.rows(server.options("a.csv"), LARGE_SUMS)).containsExactly(LARGE_RESULT);
    assertThat(server.openUploads()).isZero();
    assertThat(server.keys()).containsExactly("a.csv");
  }

  @Test
  void a_network_that_breaks_in_between_costs_no_row(S3Server server) throws IOException {
    try (Proxy proxy = Proxy.before(server.port(), Trouble.losingAnswers(2))) {
      s3.export(server.options("a.csv", proxy.uri()), WriteMode.REPLACE, LARGE);
    }

    assertThat(s3.rows(server.options("a.csv"), LARGE_SUMS)).containsExactly(LARGE_RESULT);
    assertThat(server.openUploads()).isZero();
  }

  @Test
  void what_can_not_be_a_destination_is_refused_before_anything_is_sent(S3Server server) {
    Map<String, Object> csv = with(server.options("out/*.csv"), "file_format", "csv");

    assertThat(s3.exportFault(csv, WriteMode.REPLACE, "SELECT 1 AS id"))
        .isEqualTo(
            "INVALID_DATA: `%s` is a pattern; an export names an object, or a prefix that ends with `/`"
                .formatted(server.uri("out/*.csv")));
    assertThat(s3.exportFault(server.options("a.csv"), WriteMode.APPEND, "SELECT 1 AS id"))
        .startsWith(
            "INVALID_DATA: `%s` is an object, to which nothing can be added"
                .formatted(server.uri("a.csv")));
    assertThat(
            s3.exportFault(
                with(server.options("a.parquet"), "partition_by", List.of("id")),
                WriteMode.REPLACE,
                "SELECT 1 AS id"))
        .startsWith("INVALID_DATA: `partition_by` needs a prefix that ends with `/`");
    assertThat(
            s3.exportFault(
                with(server.options("a/"), "file_format", "csv", "partition_by", List.of("id")),
                WriteMode.REPLACE,
                "SELECT 1 AS id"))
        .isEqualTo(
            "INVALID_DATA: `partition_by` is for parquet: csv does not keep the types of the columns");
    assertThat(s3.exportFault(server.options("a.txt"), WriteMode.REPLACE, "SELECT 1 AS id"))
        .isEqualTo(
            "INVALID_DATA: the format of `a.txt` is not told by its name: set `file_format`");
    assertThat(server.keys()).isEmpty();
  }

  @Test
  void what_the_server_refuses_is_told_apart_for_exports_too(S3Server server) {
    Map<String, Object> options = server.options("a.csv");

    assertThat(
            s3.exportFault(
                with(options, "secret_access_key", "another"), WriteMode.REPLACE, "SELECT 1 AS id"))
        .startsWith("UNAUTHENTICATED: ")
        .contains("refuses the signature");
    assertThat(
            s3.exportFault(
                with(options, "uri", "s3://no-such-bucket/a.csv"),
                WriteMode.REPLACE,
                "SELECT 1 AS id"))
        .startsWith("NOT_FOUND: there is no bucket `no-such-bucket`");
  }
}
