package dev.sqlflow.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.connectors.LocalStack;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.SecretProvider.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A real Secrets Manager behaves as the recorded answers say. */
@Tag("localstack")
class AwsSecretsLocalStackTest {

  private static final Machine MACHINE =
      new Machine(
          Path.of(""),
          Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"),
          Map.of("aws.endpoint", LocalStack.endpoint().toString(), "aws.region", "eu-central-1"));

  // A busy machine may be slow to answer, and that is not what is tested.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final AwsSecrets SECRETS =
      new AwsSecrets(AwsRetryStrategy.standardRetryStrategy(), PATIENCE);

  private final String name = LocalStack.uniqueName("secret");
  private SecretsManagerClient client;

  @BeforeEach
  void connect() {
    client =
        SecretsManagerClient.builder()
            .endpointOverride(LocalStack.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  private static String resolved(String name) {
    return SECRETS.resolve(name, MACHINE).reveal();
  }

  private static ConnectorException failure(String name) {
    return catchThrowableOfType(ConnectorException.class, () -> resolved(name));
  }

  @Test
  void a_secret_is_found_by_name_and_by_arn_whole_and_by_key() {
    String json = "{\"user\": \"app\", \"password\": \"pä$$wörd\"}";
    String arn = client.createSecret(secret -> secret.name(name).secretString(json)).arn();

    assertThat(resolved(name)).isEqualTo(json);
    assertThat(resolved(name + "#password")).isEqualTo("pä$$wörd");
    assertThat(resolved(arn + "#user")).isEqualTo("app");
  }

  @Test
  void the_newest_value_counts() {
    client.createSecret(secret -> secret.name(name).secretString("old"));
    client.putSecretValue(value -> value.secretId(name).secretString("new"));

    assertThat(resolved(name)).isEqualTo("new");
  }

  @Test
  void a_secret_that_was_never_made_is_not_found() {
    ConnectorException failure = failure(name);

    assertThat(failure)
        .hasMessage("there is no such secret in " + LocalStack.endpoint().getAuthority());
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void a_secret_of_another_region_is_not_found_but_by_its_arn() {
    client.createSecret(secret -> secret.name(name).secretString("here"));
    Machine elsewhere =
        new Machine(
            MACHINE.project(),
            MACHINE.environment(),
            Map.of("aws.endpoint", LocalStack.endpoint().toString(), "aws.region", "us-west-2"));
    String arn = client.describeSecret(secret -> secret.secretId(name)).arn();

    assertThat(
            catchThrowableOfType(ConnectorException.class, () -> SECRETS.resolve(name, elsewhere))
                .kind())
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(SECRETS.resolve(arn, elsewhere).reveal()).isEqualTo("here");
  }

  @Test
  void a_secret_that_is_marked_for_deletion_is_refused() {
    client.createSecret(secret -> secret.name(name).secretString("x"));
    client.deleteSecret(secret -> secret.secretId(name));

    assertThat(failure(name)).hasMessage("it is marked for deletion");
  }

  @Test
  void a_binary_secret_is_refused() {
    client.createSecret(
        secret -> secret.name(name).secretBinary(SdkBytes.fromByteArray(new byte[] {0, 1, 2})));

    assertThat(failure(name)).hasMessage("it is binary; store it as text to use it in an option");
  }
}
