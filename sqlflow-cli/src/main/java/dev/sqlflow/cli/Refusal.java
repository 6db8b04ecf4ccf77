package dev.sqlflow.cli;

/** A command ends for a reason that a user can mend; the message ends with what helps. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  Refusal(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
