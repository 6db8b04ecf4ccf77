package dev.sqlflow.connectors.aws;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says in our own words why AWS gave no secret. What AWS itself says is not told: a refused
 * signature, for one, comes back with all that was signed, the session's token among it.
 */
final class AwsFailure {

  private static final Set<String> REFUSED_CREDENTIALS =
      Set.of(
          "ExpiredTokenException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "UnrecognizedClientException");

  private AwsFailure() {}

  static ConnectorException of(SdkException failure, String where) {
    if (failure instanceof AwsServiceException answer) {
      return answered(answer, where);
    }
    if (failure instanceof AbortedException) {
      return new ConnectorException(Kind.INTERRUPTED, "asking for it was interrupted");
    }
    if (has(failure, SocketTimeoutException.class)) {
      return new ConnectorException(
          Kind.TIMEOUT, "Secrets Manager in " + where + " did not answer in time");
    }
    return new ConnectorException(
        Kind.UNREACHABLE, "Secrets Manager in " + where + " is not reached: " + why(failure));
  }

  private static ConnectorException answered(AwsServiceException answer, String where) {
    String code = code(answer);
    if (code.equals("ResourceNotFoundException")) {
      return new ConnectorException(Kind.NOT_FOUND, "there is no such secret in " + where);
    }
    if (REFUSED_CREDENTIALS.contains(code)) {
      return new ConnectorException(
          Kind.UNAUTHENTICATED, "AWS does not accept the credentials (" + code + ")");
    }
    if (code.equals("AccessDeniedException")) {
      return new ConnectorException(
          Kind.FORBIDDEN,
          "these AWS credentials must not read it: secretsmanager:GetSecretValue is not allowed");
    }
    if (code.equals("DecryptionFailure")) {
      return new ConnectorException(
          Kind.FORBIDDEN, "these AWS credentials must not use the KMS key that it is encrypted by");
    }
    return refused(answer, code);
  }

  private static ConnectorException refused(AwsServiceException answer, String code) {
    if (code.equals("InvalidRequestException")) {
      return new ConnectorException(Kind.INVALID_DATA, "it is marked for deletion");
    }
    if (answer.isThrottlingException()) {
      return new ConnectorException(
          Kind.RATE_LIMITED, "AWS is asked too often, and still was after three attempts");
    }
    return new ConnectorException(
        answer.statusCode() >= 500 ? Kind.UNREACHABLE : Kind.INTERNAL,
        "AWS answered %s (status %d)".formatted(code, answer.statusCode()));
  }

  // A proxy may answer in AWS's place, and then there is no code.
  private static String code(AwsServiceException answer) {
    String code = answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
    return code == null || !code.matches("[A-Za-z.]{1,80}") ? "something else" : code;
  }

  private static String why(Throwable failure) {
    if (has(failure, UnknownHostException.class)) {
      return "there is no such host";
    }
    return has(failure, ConnectException.class) ? "nothing answers there" : "the connection broke";
  }

  private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
