package dev.sqlflow.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.connectors.aws.RecordedAnswers.Answer;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.SecretProvider;
import dev.sqlflow.spi.SecretProvider.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** What a user gets, and is told, of each answer that Secrets Manager gives. */
class AwsSecretsTest {

  private static final String JSON =
      "{\"user\": \"app\", \"password\": \"p-w-9f3c\", \"port\": 5432, \"ssl\": true,"
          + " \"rate\": 1.10, \"none\": null, \"nested\": {\"a\": 1}}";

  // Without the pauses between attempts.
  private final SecretProvider secrets =
      new AwsSecrets(
          AwsRetryStrategy.standardRetryStrategy().toBuilder()
              .backoffStrategy(BackoffStrategy.retryImmediately())
              .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
              .build(),
          Duration.ofSeconds(10));

  private String resolved(String name, Answer... answers) throws IOException {
    try (RecordedAnswers aws = RecordedAnswers.of(answers)) {
      return secrets.resolve(name, aws.machine()).reveal();
    }
  }

  private ConnectorException failure(String name, Answer... answers) throws IOException {
    try (RecordedAnswers aws = RecordedAnswers.of(answers)) {
      return failure(name, aws.machine());
    }
  }

  private ConnectorException failure(String name, Machine machine) {
    return catchThrowableOfType(ConnectorException.class, () -> secrets.resolve(name, machine));
  }

  private static Machine machine(Map<String, String> environment, Map<String, String> settings) {
    return new Machine(Path.of(""), environment, settings);
  }

  @Test
  void it_is_found_as_a_service() {
    assertThat(ServiceLoader.load(SecretProvider.class))
        .filteredOn(provider -> provider.scheme().equals("aws"))
        .hasSize(1)
        .hasOnlyElementsOfType(AwsSecrets.class);
  }

  @Test
  void a_name_means_all_of_the_text() throws IOException {
    assertThat(resolved("db", RecordedAnswers.text(JSON))).isEqualTo(JSON);
  }

  @Test
  void it_asks_once_by_the_name_with_the_credentials_of_the_environment() throws IOException {
    try (RecordedAnswers aws = RecordedAnswers.of(RecordedAnswers.text("x"))) {
      secrets.resolve("prod/db", aws.machine());

      assertThat(aws.requests())
          .containsExactly(
              "AKIDOFTHETEST secretsmanager.GetSecretValue {\"SecretId\":\"prod/db\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({"password,p-w-9f3c", "port,5432", "ssl,true", "rate,1.10"})
  void a_key_means_one_field_as_it_is_written(String key, String value) throws IOException {
    assertThat(resolved("db#" + key, RecordedAnswers.text(JSON))).isEqualTo(value);
    assertThat(resolved(" db # " + key + " ", RecordedAnswers.text(JSON))).isEqualTo(value);
  }

  @Test
  void a_missing_key_is_not_found_and_tells_no_other() throws IOException {
    ConnectorException failure = failure("db#pasword", RecordedAnswers.text(JSON));

    assertThat(failure).hasMessage("it has no key `pasword`").hasNoCause();
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({"nested,key `nested` holds no single value", "none,key `none` holds null"})
  void a_key_without_a_value_is_refused(String key, String message) throws IOException {
    ConnectorException failure = failure("db#" + key, RecordedAnswers.text(JSON));

    assertThat(failure).hasMessage(message);
    assertThat(failure.kind()).isEqualTo(Kind.INVALID_DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p-w-9f3c", "[1]", "{\"password\": \"p-w-9f3c\"", "{} p-w-9f3c", ""})
  void a_key_of_what_is_no_json_object_is_refused_and_nothing_of_it_told(String secret)
      throws IOException {
    ConnectorException failure = failure("db#password", RecordedAnswers.text(secret));

    assertThat(failure)
        .hasMessage("it is no JSON object, so it has no key `password`")
        .hasNoCause();
    assertThat(failure.kind()).isEqualTo(Kind.INVALID_DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"db#", "#key", "#", " # "})
  void half_a_reference_is_refused_before_anybody_is_asked(String name) {
    ConnectorException failure = failure(name, machine(Map.of(), Map.of()));

    assertThat(failure)
        .hasMessage("a reference to AWS is `NAME` or `NAME#key`, not `" + name + "`");
    assertThat(failure.kind()).isEqualTo(Kind.INVALID_DATA);
  }

  @Test
  void a_binary_secret_is_refused() throws IOException {
    ConnectorException failure = failure("bin", RecordedAnswers.binary());

    assertThat(failure).hasMessage("it is binary; store it as text to use it in an option");
    assertThat(failure.kind()).isEqualTo(Kind.INVALID_DATA);
  }

  @Test
  void a_missing_secret_is_not_found_and_the_place_named() throws IOException {
    try (RecordedAnswers aws =
        RecordedAnswers.of(
            RecordedAnswers.error(
                400,
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret."))) {
      ConnectorException failure = failure("none", aws.machine());

      assertThat(failure).hasMessage("there is no such secret in " + aws.authority());
      assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
      assertThat(aws.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AccessDeniedException|FORBIDDEN|these AWS credentials must not read it:"
            + " secretsmanager:GetSecretValue is not allowed",
        "DecryptionFailure|FORBIDDEN|these AWS credentials must not use the KMS key that it is"
            + " encrypted by",
        "InvalidSignatureException|UNAUTHENTICATED|AWS does not accept the credentials"
            + " (InvalidSignatureException)",
        "ExpiredTokenException|UNAUTHENTICATED|AWS does not accept the credentials"
            + " (ExpiredTokenException)",
        "UnrecognizedClientException|UNAUTHENTICATED|AWS does not accept the credentials"
            + " (UnrecognizedClientException)",
        "InvalidRequestException|INVALID_DATA|it is marked for deletion",
        "ValidationException|INTERNAL|AWS answered ValidationException (status 400)",
        "no <b>code</b>|INTERNAL|AWS answered something else (status 400)",
      })
  void each_refusal_has_words_of_its_own_and_tells_nothing_that_aws_said(
      String type, Kind kind, String message) throws IOException {
    ConnectorException failure =
        failure("db", RecordedAnswers.error(400, type, "token session-token-of-the-test"));

    assertThat(failure).hasMessage(message);
    assertThat(failure.kind()).isEqualTo(kind);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace)); // all that a log could hold of it
    assertThat(trace.toString()).doesNotContain("of-the-test");
  }

  @Test
  void a_throttled_call_is_tried_again() throws IOException {
    Answer throttled = RecordedAnswers.error(400, "ThrottlingException", "Rate exceeded");
    assertThat(resolved("db", throttled, throttled, RecordedAnswers.text("x"))).isEqualTo("x");
  }

  @Test
  void a_call_that_stays_throttled_is_given_up_after_three_attempts() throws IOException {
    try (RecordedAnswers aws =
        RecordedAnswers.of(RecordedAnswers.error(400, "ThrottlingException", "Rate exceeded"))) {
      ConnectorException failure = failure("db", aws.machine());

      assertThat(failure).hasMessage("AWS is asked too often, and still was after three attempts");
      assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
      assertThat(aws.requests()).hasSize(3);
    }
  }

  @Test
  void a_server_that_fails_is_tried_again_and_then_named_with_its_status() throws IOException {
    Answer down = new Answer(503, "<html>p-w-9f3c</html>");
    assertThat(resolved("db", down, RecordedAnswers.text("x"))).isEqualTo("x");
    ConnectorException failure = failure("db", down);

    assertThat(failure).hasMessage("AWS answered something else (status 503)");
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void a_place_where_nothing_answers_is_unreachable() throws IOException {
    String closed;
    try (RecordedAnswers aws = RecordedAnswers.of(RecordedAnswers.binary())) {
      closed = aws.authority();
    }
    ConnectorException failure = failure("db", at("http://" + closed));

    assertThat(failure)
        .hasMessage("Secrets Manager in " + closed + " is not reached: nothing answers there");
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void a_host_that_does_not_exist_is_unreachable() {
    ConnectorException failure = failure("db", at("http://no-such-host.invalid"));

    assertThat(failure)
        .hasMessage(
            "Secrets Manager in no-such-host.invalid is not reached: there is no such host");
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void a_server_that_accepts_and_says_nothing_is_given_up() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      SecretProvider impatient =
          new AwsSecrets(AwsRetryStrategy.doNotRetry(), Duration.ofMillis(200));
      Machine machine = at("http://127.0.0.1:" + silent.getLocalPort());
      ConnectorException failure =
          catchThrowableOfType(ConnectorException.class, () -> impatient.resolve("db", machine));

      assertThat(failure)
          .hasMessage(
              "Secrets Manager in 127.0.0.1:" + silent.getLocalPort() + " did not answer in time");
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4566", "ftp://pw@host", "http://", "http://a b"})
  void an_endpoint_that_is_no_url_is_refused_and_not_told(String endpoint) {
    ConnectorException failure = failure("db", at(endpoint));

    assertThat(failure).hasMessage("the AWS endpoint is not an http or https URL");
    assertThat(failure.kind()).isEqualTo(Kind.INVALID_DATA);
  }

  private static Machine at(String endpoint) {
    return machine(
        Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b", "AWS_REGION", "eu-west-1"),
        Map.of("aws.endpoint", endpoint));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SECRETS_MANAGER"})
  void the_variables_of_all_aws_tools_name_the_endpoint_too(String variable) throws IOException {
    try (RecordedAnswers aws = RecordedAnswers.of(RecordedAnswers.text("x"))) {
      Machine machine =
          machine(
              Map.of(
                  "AWS_ACCESS_KEY_ID",
                  "a",
                  "AWS_SECRET_ACCESS_KEY",
                  "b",
                  "AWS_DEFAULT_REGION",
                  "eu-west-1",
                  variable,
                  "http://" + aws.authority()),
              Map.of());

      assertThat(secrets.resolve("db", machine).reveal()).isEqualTo("x");
    }
  }
}
