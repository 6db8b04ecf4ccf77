package dev.sqlflow.connectors.s3;

import static dev.sqlflow.connectors.s3.S3Fixture.with;
import static dev.sqlflow.connectors.s3.S3Fixture.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.canary.Canary;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.spi.ConnectionTest.Use;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Options;
import dev.sqlflow.testkit.ConnectorOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is found out about a connection without using it, and by whom it is used. */
@ExtendWith(S3Server.Extension.class)
class S3ConnectionTest {

  private final S3Connector connector = new S3Connector();

  @Test
  void what_can_be_read_passes_and_nothing_changes(S3Server server) {
    server.put("in/a.csv", "id\n1\n").put("in/empty.csv", "");
    for (String key : List.of("in/a.csv", "in/empty.csv", "in/", "in/*.csv")) {
      assertThatCode(() -> test(server.options(key), Use.READ)).as(key).doesNotThrowAnyException();
    }

    assertThat(server.keys()).containsExactly("in/a.csv", "in/empty.csv");
  }

  @Test
  void what_is_missing_can_be_written_and_not_read(S3Server server) {
    assertThat(fault(server.options("none.csv"), Use.READ))
        .isEqualTo("NOT_FOUND: there is no object `" + server.uri("none.csv") + "`");
    assertThat(fault(server.options("none/"), Use.READ))
        .isEqualTo("NOT_FOUND: there are no objects `" + server.uri("none/") + "`");
    for (String key : List.of("none.csv", "none/", "")) {
      assertThatCode(() -> test(server.options(key), Use.WRITE)).doesNotThrowAnyException();
    }

    assertThat(server.keys()).isEmpty();
  }

  @Test
  void what_is_wrong_is_told_for_both(S3Server server) throws IOException {
    Map<String, Object> options = server.options("a.csv");
    for (Use use : Use.values()) {
      assertThat(fault(with(options, "uri", "s3://no-such-bucket/a.csv"), use))
          .startsWith("NOT_FOUND: there is no bucket `no-such-bucket`");
      assertThat(fault(with(options, "secret_access_key", "wrong"), use))
          .startsWith("UNAUTHENTICATED: ");
    }
    try (Proxy proxy = Proxy.before(server.port(), Trouble.SILENCE)) {
      assertThat(fault(with(server.options("a.csv", proxy.uri()), "timeout", "1s"), Use.READ))
          .startsWith("TIMEOUT: ");
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  void options_that_contradict_each_other_are_refused(S3Server server) {
    Map<String, Object> options = server.options("a.csv");

    assertThat(fault(with(options, "profile", "p"), Use.READ))
        .isEqualTo(
            "INVALID_DATA: `access_key_id` and `profile` both say who asks: set one of them");
    assertThat(fault(with(options, "anonymous", true), Use.READ))
        .isEqualTo(
            "INVALID_DATA: `anonymous` and `access_key_id` both say who asks: set one of them");
    assertThat(fault(without(options, "secret_access_key"), Use.READ))
        .isEqualTo("INVALID_DATA: `access_key_id` and `secret_access_key` go together");
    assertThat(
            fault(
                with(without(options, "access_key_id", "secret_access_key"), "session_token", "t"),
                Use.READ))
        .isEqualTo("INVALID_DATA: `session_token` goes with `access_key_id`");
    assertThat(
            fault(
                with(
                    without(options, "access_key_id", "secret_access_key"),
                    "anonymous",
                    true,
                    "role_arn",
                    "arn:aws:iam::123456789012:role/reader"),
                Use.READ))
        .isEqualTo("INVALID_DATA: `anonymous` and `role_arn` don't go together");
    assertThat(fault(with(options, "bucket", "other"), Use.READ))
        .isEqualTo(
            "INVALID_DATA: `uri` and `bucket` both say where the objects are: set one of them");
    assertThat(fault(without(options, "uri"), Use.READ))
        .isEqualTo(
            "INVALID_DATA: the options name no object: set `uri`, or `bucket` and `key` or `prefix`");
    assertThat(fault(with(options, "uri", "http://bucket/key.csv"), Use.READ))
        .isEqualTo("INVALID_DATA: `http://bucket/key.csv` is not of the form `s3://bucket/key`");
  }

  @Test
  void an_endpoint_is_a_url_that_tells_no_password(S3Server server) {
    for (String url :
        List.of("localhost:9000", "ftp://host", "http://me:secret@host", "http://[")) {
      assertThat(fault(with(server.options("a.csv"), "endpoint_url", url), Use.READ))
          .isEqualTo(
              "INVALID_DATA: `endpoint_url` is not of the form `https://host` or `http://host:port`");
    }
  }

  @Test
  void a_profile_that_is_not_there_is_no_credentials(S3Server server) {
    Map<String, Object> options =
        with(
            without(server.options("a.csv"), "access_key_id", "secret_access_key"),
            "profile",
            "no-such-profile-9f3c");

    assertThat(fault(options, Use.READ)).startsWith("UNAUTHENTICATED: no credentials are found");
  }

  /** This server knows none, and says so: it was sent one. */
  @Test
  void a_session_token_goes_with_each_request(S3Server server) {
    assertThat(fault(with(server.options("a.csv"), "session_token", "token"), Use.READ))
        .startsWith("UNREACHABLE: `" + server.endpoint() + "` answers 501");
  }

  @Test
  void no_failure_tells_a_credential(S3Server server) {
    Canary secret = Canary.named("secret");
    Canary token = Canary.named("token");
    Canary id = Canary.plain("access-key-id");
    Map<String, Object> options =
        with(
            server.options("a.csv"),
            "access_key_id",
            id.value(),
            "secret_access_key",
            secret.value(),
            "session_token",
            token.value());
    for (Map<String, Object> wrong :
        List.of(
            options,
            with(options, "access_key_id", S3Server.KEY_ID),
            with(options, "endpoint_url", "http://127.0.0.1:1"))) {
      for (Use use : Use.values()) {
        StringWriter told = new StringWriter();
        // all that a log could hold of it
        failure(with(wrong, "max_retries", 0), use).printStackTrace(new PrintWriter(told));
        for (Canary canary : List.of(secret, token, id)) {
          canary.assertAbsent("a failure", told.toString());
        }
      }
    }
  }

  private void test(Map<String, Object> values, Use use) {
    connector.test(options(values), use);
  }

  private Options options(Map<String, Object> values) {
    return ConnectorOptions.of(connector, values);
  }

  private ConnectorException failure(Map<String, Object> values, Use use) {
    return catchThrowableOfType(ConnectorException.class, () -> test(values, use));
  }

  private String fault(Map<String, Object> values, Use use) {
    ConnectorException fault = failure(values, use);
    return fault.kind() + ": " + fault.getMessage();
  }
}
