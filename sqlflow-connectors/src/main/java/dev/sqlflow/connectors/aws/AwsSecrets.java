package dev.sqlflow.connectors.aws;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Secret;
import dev.sqlflow.spi.SecretProvider;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * Secrets in AWS Secrets Manager: <code>${secret:aws:NAME}</code>, or one field of a secret that is
 * a JSON object: <code>${secret:aws:NAME#key}</code>.
 */
public final class AwsSecrets implements SecretProvider {

  private final RetryStrategy retries;
  private final Duration patience;

  /** Makes the provider, which tries three times what may succeed later. */
  public AwsSecrets() {
    this(AwsRetryStrategy.standardRetryStrategy(), Duration.ofSeconds(10));
  }

  /** Waits so long for each answer. */
  AwsSecrets(RetryStrategy retries, Duration patience) {
    this.retries = retries;
    this.patience = patience;
  }

  @Override
  public String scheme() {
    return "aws";
  }

  @Override
  public Secret resolve(String name, Machine machine) {
    SecretName secret = SecretName.of(name);
    AwsSettings settings = new AwsSettings(machine);
    Region region = settings.region(secret);
    String where =
        settings.endpoint().map(URI::getAuthority).orElseGet(() -> "region " + region.id());
    try (SecretsManagerClient client = client(settings, region)) {
      return SecretValue.of(
          text(client.getSecretValue(request -> request.secretId(secret.id()))), secret.key());
    } catch (SdkException failure) {
      throw AwsFailure.of(failure, where);
    }
  }

  private SecretsManagerClient client(AwsSettings settings, Region region) {
    SecretsManagerClientBuilder builder =
        SecretsManagerClient.builder()
            .region(region)
            .credentialsProvider(StaticCredentialsProvider.create(settings.credentials()))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(patience)
                    .socketTimeout(patience))
            .overrideConfiguration(override -> override.retryStrategy(retries));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static String text(GetSecretValueResponse response) {
    String text = response.secretString();
    if (text == null) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "it is binary; store it as text to use it in an option");
    }
    return text;
  }
}
