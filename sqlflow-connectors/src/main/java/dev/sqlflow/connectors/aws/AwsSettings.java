package dev.sqlflow.connectors.aws;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.SecretProvider.Machine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Where AWS is and who asks. What the project sets comes first, then the environment variables that
 * every tool of AWS reads, then what the SDK finds: files in {@code ~/.aws}, and the role of the
 * machine.
 */
final class AwsSettings {

  private final Map<String, String> settings;
  private final Map<String, String> environment;

  AwsSettings(Machine machine) {
    this.settings = machine.settings();
    this.environment = machine.environment();
  }

  /** Where Secrets Manager answers, if not at AWS itself. */
  Optional<URI> endpoint() {
    return first(
            Stream.of(
                setting("aws.endpoint"),
                variable("AWS_ENDPOINT_URL_SECRETS_MANAGER"),
                variable("AWS_ENDPOINT_URL")))
        .map(AwsSettings::uri);
  }

  Region region(SecretName secret) {
    return first(
            Stream.of(
                secret.region(),
                setting("aws.region"),
                variable("AWS_REGION"),
                variable("AWS_DEFAULT_REGION")))
        .map(Region::of)
        .orElseGet(this::regionOfTheMachine);
  }

  /** Asks for the credentials now, so that it is certain what is missing. */
  AwsCredentials credentials() {
    Optional<String> key = variable("AWS_ACCESS_KEY_ID");
    Optional<String> secret = variable("AWS_SECRET_ACCESS_KEY");
    if (profile().isEmpty() && key.isPresent() && secret.isPresent()) {
      return variable("AWS_SESSION_TOKEN")
          .<AwsCredentials>map(
              token -> AwsSessionCredentials.create(key.get(), secret.get(), token))
          .orElseGet(() -> AwsBasicCredentials.create(key.get(), secret.get()));
    }
    return credentialsOfTheMachine();
  }

  private AwsCredentials credentialsOfTheMachine() {
    DefaultCredentialsProvider.Builder builder = DefaultCredentialsProvider.builder();
    profile().ifPresent(builder::profileName);
    try (DefaultCredentialsProvider provider = builder.build()) {
      return provider.resolveCredentials();
    } catch (SdkClientException none) {
      // What the SDK says names every place it looked at, and may quote what it found there.
      throw new ConnectorException(
          Kind.UNAUTHENTICATED,
          "there are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
              + " or AWS_PROFILE, or give the machine a role");
    }
  }

  private Region regionOfTheMachine() {
    try {
      return profile()
          .map(name -> DefaultAwsRegionProviderChain.builder().profileName(name).build())
          .orElseGet(() -> DefaultAwsRegionProviderChain.builder().build())
          .getRegion();
    } catch (SdkClientException none) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "which AWS region? set AWS_REGION, or -Dsqlflow.secret.aws.region=");
    }
  }

  private Optional<String> profile() {
    return first(Stream.of(setting("aws.profile"), variable("AWS_PROFILE")));
  }

  private Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank());
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static Optional<String> first(Stream<Optional<String>> values) {
    return values.flatMap(Optional::stream).findFirst();
  }

  // What stands there instead is not told: it may hold a password.
  private static URI uri(String text) {
    return parsed(text.strip())
        .filter(uri -> uri.getHost() != null)
        .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
        .orElseThrow(
            () ->
                new ConnectorException(
                    Kind.INVALID_DATA, "the AWS endpoint is not an http or https URL"));
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException notAnUrl) {
      return Optional.empty();
    }
  }
}
