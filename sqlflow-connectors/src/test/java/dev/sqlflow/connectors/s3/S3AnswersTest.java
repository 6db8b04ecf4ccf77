package dev.sqlflow.connectors.s3;

import static dev.sqlflow.connectors.s3.S3Fixture.with;
import static dev.sqlflow.connectors.s3.S3Fixture.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.s3.RecordedStore.Answer;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Amazon S3 answers and no server at hand does. */
@ExtendWith(S3Server.Extension.class)
class S3AnswersTest {

  /** Of a key that lasts as long as its test. */
  private static final String PASSWORD = "for-tests";

  @TempDir Path folder;
  private S3Fixture s3;

  @BeforeEach
  void begin() {
    s3 = new S3Fixture(folder);
  }

  private String faultOf(Answer answer) throws IOException {
    try (RecordedStore store = RecordedStore.of(answer)) {
      return s3.fault(with(store.options(), "max_retries", 0))
          .replace(store.uri().toString(), "http://store");
    }
  }

  @Test
  void a_bucket_of_another_region_is_told_with_its_region() throws IOException {
    Answer elsewhere =
        new Answer(301, "PermanentRedirect", Map.of("x-amz-bucket-region", "eu-west-1"));

    assertThat(faultOf(elsewhere))
        .isEqualTo(
            "NOT_FOUND: bucket `sales` is not in the region `us-east-1`; it is in `eu-west-1`: set the option `region`");
    assertThat(faultOf(RecordedStore.error(400, "AuthorizationHeaderMalformed")))
        .isEqualTo(
            "NOT_FOUND: bucket `sales` is not in the region `us-east-1`; set the option `region` to the bucket's");
  }

  @Test
  void an_expired_token_and_a_wrong_clock_are_told_apart() throws IOException {
    assertThat(faultOf(RecordedStore.error(400, "ExpiredToken")))
        .isEqualTo(
            "UNAUTHENTICATED: `http://store` refuses the session token: it is expired or not valid");
    assertThat(faultOf(RecordedStore.error(403, "RequestTimeTooSkewed")))
        .isEqualTo(
            "UNAUTHENTICATED: `http://store` refuses the signature: the clock of this machine is wrong");
  }

  @Test
  void a_store_that_is_asked_too_much_is_asked_again_and_given_up_in_the_end() throws IOException {
    Answer slow = RecordedStore.error(503, "SlowDown");
    try (RecordedStore store = RecordedStore.of(slow, slow)) {
      assertThat(s3.rows(store.options(), "FROM t")).containsExactly(Rows.row(1L), Rows.row(2L));
      assertThat(store.requests()).hasSizeGreaterThanOrEqualTo(3);
    }
    try (RecordedStore store = RecordedStore.of(slow, slow, slow)) {
      assertThat(s3.fault(with(store.options(), "max_retries", 2)))
          .isEqualTo("RATE_LIMITED: `" + store.uri() + "` is asked too much at once");
      assertThat(store.requests()).hasSize(3);
    }
  }

  @Test
  void a_certificate_that_nobody_signed_is_refused() throws Exception {
    try (RecordedStore store = RecordedStore.overTls(selfSigned())) {
      assertThat(s3.fault(with(store.options(), "max_retries", 0)))
          .startsWith(
              "UNAUTHENTICATED: the certificate of `"
                  + store.uri()
                  + "` was signed by nobody whom Java trusts: ");
      assertThat(store.requests()).isEmpty();
    }
  }

  private SSLContext selfSigned()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("store.p12");
    int made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "store",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .start()
            .waitFor();
    assertThat(made).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void what_is_written_is_encrypted_as_the_options_say() throws IOException {
    try (RecordedStore store = RecordedStore.of()) {
      s3.export(
          with(store.options(), "server_side_encryption", "aws:kms", "kms_key_id", "alias/sales"),
          WriteMode.REPLACE,
          "SELECT 1 AS id");

      assertThat(store.writes())
          .isNotEmpty()
          .allSatisfy(
              headers ->
                  assertThat(headers)
                      .containsEntry("x-amz-server-side-encryption", "aws:kms")
                      .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "alias/sales"));
    }
  }

  @Test
  void without_credentials_of_its_own_a_connection_takes_those_of_the_default_chain(
      S3Server server) {
    server.put("a.csv", "id\n1\n");
    Map<String, Object> options =
        without(server.options("a.csv"), "access_key_id", "secret_access_key");
    System.setProperty("aws.accessKeyId", S3Server.KEY_ID);
    try {
      System.setProperty("aws.secretAccessKey", S3Server.SECRET);
      assertThat(s3.rows(options, "FROM t")).containsExactly(Rows.row(1L));
      System.setProperty("aws.secretAccessKey", "another");
      assertThat(s3.fault(options)).startsWith("UNAUTHENTICATED: ");
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }
}
