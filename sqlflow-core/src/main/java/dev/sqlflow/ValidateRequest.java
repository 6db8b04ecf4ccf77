package dev.sqlflow;

import java.util.Optional;

/**
 * What shall be checked.
 *
 * @param selection which pipelines
 * @param environment the only one to check in; empty for all of them
 * @param level how far the check goes
 * @param gate what passes
 * @param sample how many rows of each source the level {@code sample} reads at most
 */
public record ValidateRequest(
    Selection selection, Optional<String> environment, Level level, Gate gate, long sample) {

  /** How many rows a sample has if nobody says it. */
  public static final long SAMPLE = 1000;

  /**
   * Asks for a check that everything passes but errors.
   *
   * @param selection which pipelines
   * @param environment the only one to check in; empty for all of them
   * @param level how far the check goes
   */
  public ValidateRequest(Selection selection, Optional<String> environment, Level level) {
    this(selection, environment, level, Gate.ERRORS);
  }

  /**
   * Asks for a check with samples of the usual size.
   *
   * @param selection which pipelines
   * @param environment the only one to check in; empty for all of them
   * @param level how far the check goes
   * @param gate what passes
   */
  public ValidateRequest(
      Selection selection, Optional<String> environment, Level level, Gate gate) {
    this(selection, environment, level, gate, SAMPLE);
  }

  /** Tells whether the check looks at everything, so that what it does not find is gone. */
  boolean checksAll() {
    return selection.items().isEmpty() && environment.isEmpty() && level == Level.RESOLVE;
  }
}
