package dev.sqlflow.maven;

/** A goal failed for a reason that a user can mend; the message ends with what helps. */
final class UserException extends Exception {

  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }

  UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
