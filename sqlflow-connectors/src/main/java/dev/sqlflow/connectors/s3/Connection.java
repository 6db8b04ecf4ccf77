package dev.sqlflow.connectors.s3;

import static java.util.Objects.requireNonNull;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A client for the server that the options lead to. Safe for use by several threads. */
final class Connection implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration TIDYING = Duration.ofSeconds(2);

  private final Options options;
  private final Endable http;
  private final AwsCredentialsProvider credentials;
  private final S3Client client;
  private final Failures failures;
  private final boolean plain;
  private final int retries;
  private final Duration timeout;

  private Connection(Options options, int retries, Duration timeout) {
    this.options = options;
    this.retries = retries;
    this.timeout = timeout;
    Optional<URI> endpoint = options.optionalText("endpoint_url").map(Connection::endpoint);
    this.plain = endpoint.filter(uri -> uri.getScheme().equals("http")).isPresent();
    Region region = region(options, endpoint);
    this.failures = new Failures(endpoint, region, timeout);
    this.http = new Endable(shorter(timeout, CONNECT), timeout);
    this.credentials = Credentials.of(options, region, http);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(credentials)
            .region(region)
            .forcePathStyle(options.flag("path_style"))
            // every store knows Content-MD5, which all that is sent carries; not all know the other
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_SUPPORTED)
            .overrideConfiguration(
                all ->
                    all.apiCallAttemptTimeout(timeout)
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(retries + 1)
                                .build()));
    endpoint.ifPresent(builder::endpointOverride);
    this.client = builder.build();
  }

  static Connection open(Options options) {
    return new Connection(
        options, Math.toIntExact(options.integer("max_retries")), timeout(options));
  }

  /** Opens a connection that makes no second attempt. */
  static Connection openOnce(Options options) {
    return new Connection(options, 0, timeout(options));
  }

  /** Opens a connection to tidy up when the work was ended, which shall not wait for that. */
  static Connection openShortly(Options options) {
    return new Connection(options, 0, shorter(timeout(options), TIDYING));
  }

  /** Opens one to the same server to tidy up. */
  Connection another() {
    return openShortly(options);
  }

  private static Duration timeout(Options options) {
    return options.optionalDuration("timeout").orElseThrow();
  }

  private static URI endpoint(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme());
      // A name or password in a URL would be told in messages.
      if (uri.getHost() != null && uri.getUserInfo() == null && scheme.matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException notOne) {
      // said below
    }
    throw new ConnectorException(
        Kind.INVALID_DATA,
        "`endpoint_url` is not of the form `https://host` or `http://host:port`");
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Region region(Options options, Optional<URI> endpoint) {
    return options
        .optionalText("region")
        .map(Region::of)
        .orElseGet(() -> endpoint.isPresent() ? Region.US_EAST_1 : regionOfMachine(options));
  }

  private static Region regionOfMachine(Options options) {
    DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
    options.optionalText("profile").ifPresent(chain::profileName);
    try {
      return chain.build().getRegion();
    } catch (SdkException unknown) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "no region is known: set the option `region`", unknown);
    }
  }

  S3Client client() {
    return client;
  }

  /** Tells whether nothing but checksums protects what arrives from damage. */
  boolean plain() {
    return plain;
  }

  int retries() {
    return retries;
  }

  Duration timeout() {
    return timeout;
  }

  /** Asks the server something about a place. */
  <T> T ask(Location place, Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException failure) {
      throw failures.of(failure, place);
    } catch (UncheckedIOException failure) {
      throw failures.of(requireNonNull(failure.getCause()), place); // in the midst of an answer
    }
  }

  Failures failures() {
    return failures;
  }

  boolean isEnded() {
    return http.isEnded();
  }

  /** Ends all that is under way, from another thread; whoever waits for it gets a failure. */
  void end() {
    http.end();
  }

  @Override
  public void close() {
    client.close();
    if (credentials instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
    http.close();
  }
}
