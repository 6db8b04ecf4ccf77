package dev.sqlflow.connectors.s3;

import static dev.sqlflow.connectors.s3.S3Fixture.with;
import static dev.sqlflow.connectors.s3.S3Fixture.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.network.Deed;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What servers refuse and networks break: nothing is lost, nothing comes twice, nothing hangs. */
@ExtendWith(S3Server.Extension.class)
class S3FaultsTest {

  @TempDir Path folder;
  private S3Fixture s3;

  @BeforeEach
  void begin() {
    s3 = new S3Fixture(folder);
  }

  @Test
  void a_missing_object_and_a_missing_bucket_are_told_apart(S3Server server) {
    assertThat(s3.fault(server.options("none.csv")))
        .isEqualTo("NOT_FOUND: there is no object `" + server.uri("none.csv") + "`");
    assertThat(s3.fault(server.options("none/*.csv")))
        .isEqualTo("NOT_FOUND: there are no objects `" + server.uri("none/*.csv") + "`");
    assertThat(s3.fault(with(server.options(""), "uri", "s3://no-such-bucket/a.csv")))
        .isEqualTo("NOT_FOUND: there is no bucket `no-such-bucket` at `" + server.endpoint() + "`");
  }

  @Test
  void wrong_credentials_are_told_apart(S3Server server) {
    server.put("a.csv", "id\n1\n");
    Map<String, Object> options = server.options("a.csv");

    assertThat(s3.fault(with(options, "secret_access_key", "another-secret")))
        .isEqualTo(
            "UNAUTHENTICATED: `%s` refuses the signature: the secret access key is not that of the access key id"
                .formatted(server.endpoint()));
    assertThat(s3.fault(with(options, "access_key_id", "AKIDOTHER")))
        .isEqualTo(
            "UNAUTHENTICATED: `%s` does not know the access key id".formatted(server.endpoint()));
    assertThat(
            s3.fault(
                with(without(options, "access_key_id", "secret_access_key"), "anonymous", true)))
        .isEqualTo(
            "FORBIDDEN: access to `%s` is denied at `%s`"
                .formatted(server.uri("a.csv"), server.endpoint()));
  }

  @Test
  void a_connection_that_is_cut_after_three_megabytes_is_taken_up_where_it_was(S3Server server)
      throws IOException {
    byte[] bytes = Data.csv(20_000, 900);
    server.put("a.csv", bytes);
    try (Proxy proxy = Proxy.before(server.port(), Trouble.breakingAfter(3_000_000))) {
      assertThat(s3.rows(server.options("a.csv", proxy.uri()), Data.SUMS))
          .containsExactly(Data.sums(20_000));
      assertThat(proxy.connections()).isGreaterThanOrEqualTo(bytes.length / 3_000_000);
    }
  }

  @Test
  void what_arrives_damaged_is_asked_for_again(S3Server server) throws IOException {
    server.put("a.csv", Data.csv(2_000, 500));
    boolean[] done = {false};
    Trouble once =
        piece -> {
          if (piece.fromServer() && piece.before() > 100_000 && !done[0]) {
            done[0] = true;
            piece.data()[piece.length() / 2] ^= 1;
          }
          return Deed.PASS;
        };
    try (Proxy proxy = Proxy.before(server.port(), once)) {
      assertThat(s3.rows(server.options("a.csv", proxy.uri()), Data.SUMS))
          .containsExactly(Data.sums(2_000));
      assertThat(done[0]).isTrue();
    }
  }

  @Test
  void what_always_arrives_damaged_is_refused(S3Server server) throws IOException {
    server.put("a.csv", Data.csv(2_000, 500));
    Trouble always =
        piece -> {
          if (piece.fromServer() && piece.before() > 100_000) {
            piece.data()[piece.length() / 2] ^= 1;
          }
          return Deed.PASS;
        };
    try (Proxy proxy = Proxy.before(server.port(), always)) {
      assertThat(s3.fault(with(server.options("a.csv", proxy.uri()), "max_retries", 1)))
          .isEqualTo(
              "INVALID_DATA: `%s` arrives damaged: its bytes don't have the MD5 sum that the server states"
                  .formatted(server.uri("a.csv")));
    }
  }

  /** The name of another object: the rows of one would come twice, and those of the other never. */
  @Test
  void a_name_of_a_manifest_that_arrives_changed_is_not_followed(S3Server server)
      throws IOException {
    server.put("in/1.csv", "id\n1\n").put("in/2.csv", "id\n2\n");
    server.put("in/_manifest", server.uri("in/1.csv") + "\n" + server.uri("in/2.csv") + "\n");
    AtomicInteger changes = new AtomicInteger(1);
    Trouble change =
        piece -> {
          String text = new String(piece.data(), 0, piece.length(), StandardCharsets.ISO_8859_1);
          int at = text.indexOf(server.uri("in/2.csv"));
          if (piece.fromServer() && at >= 0 && changes.getAndDecrement() > 0) {
            piece.data()[at + server.uri("in/").length()] = '1';
          }
          return Deed.PASS;
        };
    try (Proxy proxy = Proxy.before(server.port(), change)) {
      Map<String, Object> options =
          with(server.options("in/", proxy.uri()), "file_format", "csv", "max_retries", 1);

      assertThat(s3.rows(options, "SELECT sum(id)::BIGINT FROM t")).containsExactly(List.of(3L));
      assertThat(changes).hasValue(-1);
      changes.set(2);
      assertThat(s3.fault(options))
          .isEqualTo(
              "INVALID_DATA: `%s` arrives damaged: its bytes don't have the MD5 sum that the server states"
                  .formatted(server.uri("in/_manifest")));
    }
  }

  @Test
  void a_silent_server_is_waited_for_no_longer_than_its_time_out(S3Server server)
      throws IOException {
    try (Proxy proxy = Proxy.before(server.port(), Trouble.SILENCE)) {
      assertThat(
              s3.fault(
                  with(server.options("a.csv", proxy.uri()), "timeout", "1s", "max_retries", 1)))
          .isEqualTo(
              "TIMEOUT: `%s` did not answer for `%s` within 1 s"
                  .formatted(proxy.uri(), server.uri("a.csv")));
    }
  }

  @Test
  void a_server_that_trickles_is_waited_for_no_longer_either(S3Server server) throws IOException {
    server.put("a.csv", Data.csv(2_000, 500));
    Trouble trickle =
        piece -> {
          Thread.sleep(piece.fromServer() && piece.before() > 0 ? 700 : 0); // the trickle itself
          return Deed.PASS;
        };
    try (Proxy proxy = Proxy.before(server.port(), trickle)) {
      assertThat(
              s3.fault(
                  with(server.options("a.csv", proxy.uri()), "timeout", "1s", "max_retries", 0)))
          .isEqualTo(
              "TIMEOUT: `%s` did not answer for `%s` within 1 s"
                  .formatted(proxy.uri(), server.uri("a.csv")));
    }
  }

  @Test
  void a_server_that_is_not_there_is_not_reached(S3Server server) throws IOException {
    Proxy gone = Proxy.before(server.port(), Trouble.NONE);
    gone.close();

    assertThat(s3.fault(with(server.options("a.csv", gone.uri()), "max_retries", 1)))
        .startsWith(
            "UNREACHABLE: the connection to `%s` failed at `%s`: "
                .formatted(gone.uri(), server.uri("a.csv")));
  }
}
