package dev.sqlflow.cli;

/** What a process tells whoever started it. The numbers are an interface. */
enum ExitCode {
  /** Everything is well. */
  OK(0),
  /** Something in the project is wrong: findings, failed tests. */
  FINDINGS(1),
  /** The command itself is wrong. */
  USAGE(2),
  /** A run began and failed, or the machine refused something. */
  RUN_FAILED(3),
  /** A bug of ours. */
  INTERNAL(4),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
