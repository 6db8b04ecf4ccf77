package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/**
 * Says what failed in words for the user. What the server or the client says is a cause only where
 * it can hold no credentials.
 *
 * @param endpoint that was asked, if it is not the one of the region
 * @param region that was asked
 * @param timeout of one request
 */
record Failures(Optional<URI> endpoint, Region region, Duration timeout) {

  ConnectorException of(SdkException failure, Location place) {
    return failure instanceof AwsServiceException answer && answer.statusCode() > 0
        ? answered(answer, place)
        : unanswered(failure, place);
  }

  private ConnectorException answered(AwsServiceException answer, Location place) {
    String code = code(answer);
    int status = answer.statusCode();
    return switch (code) {
      case "NoSuchBucket" ->
          made(Kind.NOT_FOUND, "there is no bucket `" + place.bucket() + "`" + where(), answer);
      case "NoSuchKey" -> made(Kind.NOT_FOUND, "there is no object `" + place + "`", answer);
      case "InvalidAccessKeyId" ->
          made(Kind.UNAUTHENTICATED, server() + " does not know the access key id", answer);
      case "SignatureDoesNotMatch" ->
          made(
              Kind.UNAUTHENTICATED,
              server()
                  + " refuses the signature: the secret access key is not that of the access key id",
              answer);
      case "ExpiredToken", "TokenRefreshRequired", "InvalidToken" ->
          made(
              Kind.UNAUTHENTICATED,
              server() + " refuses the session token: it is expired or not valid",
              answer);
      case "RequestTimeTooSkewed" ->
          made(
              Kind.UNAUTHENTICATED,
              server() + " refuses the signature: the clock of this machine is wrong",
              answer);
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          made(Kind.NOT_FOUND, wrongRegion(answer, place), answer);
      case "SlowDown", "TooManyRequests", "RequestLimitExceeded" ->
          made(Kind.RATE_LIMITED, server() + " is asked too much at once", answer);
      default -> byStatus(answer, status, place);
    };
  }

  private ConnectorException byStatus(AwsServiceException answer, int status, Location place) {
    if (status == 301 || status == 307) {
      return made(Kind.NOT_FOUND, wrongRegion(answer, place), answer);
    }
    if (status == 401 || status == 403) {
      return made(Kind.FORBIDDEN, "access to `" + place + "` is denied" + where(), answer);
    }
    if (status == 404) {
      return made(Kind.NOT_FOUND, "there is no `" + place + "`", answer);
    }
    if (status == 412) {
      return made(
          Kind.INVALID_DATA,
          "`" + place + "` was changed meanwhile: run again when it is complete",
          answer);
    }
    Kind kind =
        status == 429 || status == 503
            ? Kind.RATE_LIMITED
            : status >= 500 ? Kind.UNREACHABLE : Kind.INVALID_DATA;
    return made(
        kind, "%s answers %d for `%s`%s".formatted(server(), status, place, words(answer)), answer);
  }

  private String wrongRegion(AwsServiceException answer, Location place) {
    String right =
        Optional.ofNullable(answer.awsErrorDetails())
            .map(details -> details.sdkHttpResponse())
            .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
            .map(name -> "it is in `" + name + "`: set the option `region`")
            .orElse("set the option `region` to the bucket's");
    return "bucket `%s` is not in the region `%s`; %s".formatted(place.bucket(), region, right);
  }

  private ConnectorException unanswered(SdkException failure, Location place) {
    if (failure instanceof AbortedException) {
      return interrupted();
    }
    if (failure instanceof ApiCallAttemptTimeoutException) {
      return timedOut(place);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return of(io, place);
      }
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains("credentials") || message.contains("rofile")) {
      return new ConnectorException(
          Kind.UNAUTHENTICATED,
          "no credentials are found: set `access_key_id` and `secret_access_key`, `profile` or `anonymous`",
          failure);
    }
    return new ConnectorException(
        Kind.INTERNAL, "`" + place + "` can't be asked for: " + message, failure);
  }

  ConnectorException of(IOException failure, Location place) {
    if (failure instanceof SocketTimeoutException) {
      return timedOut(place);
    }
    if (failure instanceof UnknownHostException) {
      return new ConnectorException(
          Kind.UNREACHABLE, "the host of " + server() + " is not known", failure);
    }
    if (failure instanceof SSLException && isAboutTrust(failure)) {
      return new ConnectorException(
          Kind.UNAUTHENTICATED,
          "the certificate of %s was signed by nobody whom Java trusts: put that authority into a trust store, and name it to the JVM by -Djavax.net.ssl.trustStore"
              .formatted(server()),
          failure);
    }
    if (failure instanceof SSLException) {
      return new ConnectorException(
          Kind.UNREACHABLE,
          "no safe connection to " + server() + " can be made: " + failure.getMessage(),
          failure);
    }
    return new ConnectorException(
        Kind.UNREACHABLE,
        "the connection to %s failed at `%s`: %s".formatted(server(), place, failure.getMessage()),
        failure);
  }

  private static boolean isAboutTrust(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException) {
        return true;
      }
    }
    return false;
  }

  ConnectorException timedOut(Location place) {
    return new ConnectorException(
        Kind.TIMEOUT,
        "%s did not answer for `%s` within %d s".formatted(server(), place, seconds()));
  }

  static ConnectorException interrupted() {
    return new ConnectorException(Kind.INTERRUPTED, "the run was cancelled");
  }

  private long seconds() {
    return Math.max(1, timeout.toSeconds());
  }

  private String server() {
    return endpoint.map(uri -> "`" + uri + "`").orElse("Amazon S3");
  }

  private String where() {
    return endpoint.map(uri -> " at `" + uri + "`").orElse("");
  }

  private static String code(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .map(details -> String.valueOf(details.errorCode()))
        .orElse("");
  }

  private static String words(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.errorMessage()))
        .map(message -> ": " + message.replaceAll("\\.$", ""))
        .orElse("");
  }

  private static ConnectorException made(Kind kind, String message, @Nullable Throwable cause) {
    return new ConnectorException(kind, message, cause);
  }
}
