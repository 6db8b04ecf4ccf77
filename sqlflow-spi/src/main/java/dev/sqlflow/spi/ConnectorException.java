package dev.sqlflow.spi;

import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The outer world failed: data is missing, unreachable, forbidden or broken. The message is for the
 * user: lower case, no full stop, no secret; it says what is wrong and names the object.
 */
public final class ConnectorException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** What went wrong; it decides whether to try again and what help to give. */
  public enum Kind {
    /** Nothing answers there. Worth another try. */
    UNREACHABLE(true),
    /** The credentials are wrong or missing. */
    UNAUTHENTICATED(false),
    /** The credentials are right, but not allowed to do this. */
    FORBIDDEN(false),
    /** The object does not exist. */
    NOT_FOUND(false),
    /** The object exists, but does not hold what it should. */
    INVALID_DATA(false),
    /** Too much was asked at once. Worth another try. */
    RATE_LIMITED(true),
    /** The answer took too long. Worth another try. */
    TIMEOUT(true),
    /** The work was cancelled. */
    INTERRUPTED(false),
    /** A fault of the connector or of what it uses. */
    INTERNAL(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }

    /**
     * Tells whether the same call may succeed later.
     *
     * @return true if another try makes sense
     */
    public boolean retryable() {
      return retryable;
    }

    /**
     * Returns the kind as people write it.
     *
     * @return such as {@code not found}
     */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private final Kind kind;

  /**
   * Makes a failure without a cause.
   *
   * @param kind what went wrong
   * @param message for the user
   */
  public ConnectorException(Kind kind, String message) {
    this(kind, message, null);
  }

  /**
   * Makes a failure.
   *
   * @param kind what went wrong
   * @param message for the user
   * @param cause what the connector caught, or null
   */
  public ConnectorException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * Returns what went wrong.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }
}
