package dev.sqlflow.connectors.s3;

import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.LocalStack;
import dev.sqlflow.spi.WriteMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Behaves as Amazon does: uploads in parts, lists, conditions and roles. It takes any credentials.
 */
@Tag("localstack")
class S3LocalStackTest {

  @TempDir Path folder;
  private S3Fixture s3;
  private S3Client client;
  private String bucket;

  @BeforeEach
  void begin() {
    s3 = new S3Fixture(folder);
    bucket = LocalStack.uniqueName("s3");
    client =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(LocalStack.endpoint())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
    client.createBucket(one -> one.bucket(bucket));
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void a_large_object_goes_there_in_parts_and_comes_back_in_ranges() {
    s3.export(options("a.csv"), WriteMode.REPLACE, KilledExport.QUERY);

    assertThat(client.headObject(one -> one.bucket(bucket).key("a.csv")).eTag()).endsWith("-2\"");
    assertThat(client.listMultipartUploads(all -> all.bucket(bucket)).uploads()).isEmpty();
    assertThat(keys()).containsExactly("a.csv");
    assertThat(s3.rows(options("a.csv"), Data.SUMS)).containsExactly(Data.sums(20_000));
  }

  @Test
  void a_prefix_follows_its_manifest() {
    Map<String, Object> options = options("out/");
    options.put("file_format", "parquet");
    put("out/foreign.parquet", "none");

    s3.export(options, WriteMode.REPLACE, "SELECT 1 AS id");
    s3.export(options, WriteMode.APPEND, "SELECT 2 AS id");

    assertThat(s3.rows(options, "SELECT id::BIGINT FROM t ORDER BY id"))
        .containsExactly(row(1L), row(2L));
    assertThat(keys())
        .containsExactly(
            "out/_manifest",
            "out/foreign.parquet",
            "out/sqlflow-run-1/part.parquet",
            "out/sqlflow-run-2/part.parquet");
  }

  @Test
  void a_list_of_several_pages_is_read_to_its_end() {
    for (int i = 0; i < 5; i++) {
      put("in/" + i + ".csv", "id\n" + i + "\n");
    }

    assertThat(s3.rows(options("in/*.csv"), "SELECT count(*), sum(id)::BIGINT FROM t"))
        .containsExactly(row(5L, 10L));
  }

  @Test
  void a_role_and_a_session_are_taken_on() {
    put("a.csv", "id\n1\n");
    Map<String, Object> options = options("a.csv");
    options.put("role_arn", "arn:aws:iam::123456789012:role/reader");
    options.put("sts_endpoint_url", LocalStack.endpoint().toString());

    assertThat(s3.rows(options, "FROM t")).containsExactly(row(1L));

    Map<String, Object> session = options("a.csv");
    session.put("session_token", "token");
    assertThat(s3.rows(session, "FROM t")).containsExactly(row(1L));
  }

  @Test
  void what_is_missing_is_told_apart() {
    assertThat(s3.fault(options("none.csv")))
        .isEqualTo("NOT_FOUND: there is no object `s3://" + bucket + "/none.csv`");
    Map<String, Object> other = options("a.csv");
    other.put("uri", "s3://" + LocalStack.uniqueName("none") + "/a.csv");
    assertThat(s3.fault(other)).startsWith("NOT_FOUND: there is no bucket `none-");
  }

  @Test
  void what_is_written_can_be_encrypted() {
    Map<String, Object> options = options("a.csv");
    options.put("server_side_encryption", "AES256");

    s3.export(options, WriteMode.REPLACE, "SELECT 1 AS id");

    assertThat(
            client
                .headObject(one -> one.bucket(bucket).key("a.csv"))
                .serverSideEncryptionAsString())
        .isEqualTo("AES256");
  }

  private void put(String key, String text) {
    client.putObject(one -> one.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  private List<String> keys() {
    return client.listObjectsV2(all -> all.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private Map<String, Object> options(String key) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("uri", "s3://" + bucket + "/" + key);
    options.put("endpoint_url", LocalStack.endpoint().toString());
    options.put("path_style", true);
    options.put("access_key_id", "test");
    options.put("secret_access_key", "test");
    return options;
  }
}
