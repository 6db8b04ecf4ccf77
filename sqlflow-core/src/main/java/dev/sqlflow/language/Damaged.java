package dev.sqlflow.language;

/**
 * Ends the parsing of one statement, after its error was reported. It never leaves this room: being
 * checked, the compiler sees to that.
 */
final class Damaged extends Exception {

  private static final long serialVersionUID = 1;

  Damaged() {
    super("a damaged statement", null, false, false);
  }
}
