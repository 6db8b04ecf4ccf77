package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.BadPaddingException;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says what a failure of the server or of the way to it means. */
final class Failures {

  /** Here the server names the values of a key; elsewhere it would show a whole row. */
  private static final Set<String> TELL_DETAIL = Set.of("23505", "23503");

  private Failures() {}

  static ConnectorException of(SQLException failure, ConnectionSettings settings) {
    Kind kind = lacksPassword(failure, settings) ? Kind.UNAUTHENTICATED : kind(failure);
    String message = settings.name() + " " + words(kind) + ": " + message(failure, settings);
    return new ConnectorException(kind, message, failure);
  }

  static ConnectorException interrupted(Exception cause) {
    return new ConnectorException(Kind.INTERRUPTED, "the run was cancelled", cause);
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> "can't be reached";
      case UNAUTHENTICATED -> "could not be logged in to";
      case FORBIDDEN -> "does not allow it";
      case NOT_FOUND -> "does not have it";
      case INVALID_DATA -> "refuses it";
      case RATE_LIMITED -> "is too busy";
      case TIMEOUT -> "took too long";
      case INTERRUPTED -> "was interrupted";
      case INTERNAL -> "failed";
    };
  }

  private static Kind kind(SQLException failure) {
    if (has(failure, SocketTimeoutException.class)) {
      return Kind.TIMEOUT;
    }
    if (isAboutTrust(failure)) {
      return Kind.UNAUTHENTICATED;
    }
    if (failure instanceof SQLTransientConnectionException && failure.getSQLState() == null) {
      return Kind.RATE_LIMITED; // all connections of the pool are in use
    }
    return ofState(Optional.ofNullable(failure.getSQLState()).orElse(""), failure);
  }

  private static Kind ofState(String state, SQLException failure) {
    return switch (state) {
      case "28000", "28P01" -> Kind.UNAUTHENTICATED;
      case "42501", "25006" -> Kind.FORBIDDEN;
      case "3D000", "3F000", "42P01" -> Kind.NOT_FOUND;
      case "53300" -> Kind.RATE_LIMITED;
      case "57014" -> words(failure).contains("timeout") ? Kind.TIMEOUT : Kind.INTERRUPTED;
      case "55P03", "57P05", "25P03", "25P04" -> Kind.TIMEOUT;
      case "57P01", "57P02", "57P03", "08P01" -> Kind.UNREACHABLE;
      default -> ofClass(state.length() < 2 ? "" : state.substring(0, 2), failure);
    };
  }

  private static Kind ofClass(String stateClass, SQLException failure) {
    return switch (stateClass) {
      case "08" -> words(failure).contains("timed out") ? Kind.TIMEOUT : Kind.UNREACHABLE;
      case "0A", "21", "22", "23", "42", "44" -> Kind.INVALID_DATA;
      default -> Kind.INTERNAL;
    };
  }

  private static boolean isAboutTrust(SQLException failure) {
    // TLS saw a byte that was changed; a key that its password does not open says the same by
    // itself
    boolean damaged = has(failure, SSLException.class) && has(failure, BadPaddingException.class);
    return (!damaged && has(failure, GeneralSecurityException.class))
        || words(failure).contains("hostnameverifier");
  }

  /**
   * Whether the driver says that the server wants a password, in the language of the JVM. By the
   * same state it refuses TLS that the server does not speak, and kinds of logging in by number.
   */
  private static boolean lacksPassword(SQLException failure, ConnectionSettings settings) {
    boolean own = failure instanceof PSQLException from && from.getServerErrorMessage() == null;
    return own
        && "08004".equals(failure.getSQLState())
        && settings.password().text().isEmpty()
        && !words(failure).contains("ssl")
        && words(failure).chars().noneMatch(Character::isDigit);
  }

  private static boolean has(SQLException failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String words(SQLException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }

  private static String message(SQLException failure, ConnectionSettings settings) {
    if (lacksPassword(failure, settings)) {
      return settings.password().explained("it wants a password");
    }
    return "28P01".equals(failure.getSQLState())
        ? settings.password().explained(message(failure))
        : message(failure);
  }

  private static String message(SQLException failure) {
    if (failure instanceof PSQLException from && from.getServerErrorMessage() != null) {
      return server(from.getServerErrorMessage());
    }
    String first = String.valueOf(failure.getMessage()).strip().replaceFirst("\\.$", "");
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String last = root.getMessage();
    return last == null || first.contains(last) ? first : first + " (" + last + ")";
  }

  private static String server(ServerErrorMessage error) {
    StringBuilder words = new StringBuilder(String.valueOf(error.getMessage()));
    if (error.getDetail() != null && TELL_DETAIL.contains(String.valueOf(error.getSQLState()))) {
      words.append(": ").append(error.getDetail());
    }
    // "COPY orders, line 3, column price: ..." may go on with the value
    Optional.ofNullable(error.getWhere())
        .filter(where -> where.startsWith("COPY "))
        .ifPresent(
            where -> words.append(" (").append(where.replaceFirst("(?s)[:\n].*", "")).append(')'));
    return words.toString().replaceAll("\\s*\\n\\s*", " ").replaceFirst("\\.$", "");
  }
}
