package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;

/** The engine refuses to do what a step asks; the finding tells the user why. */
public final class EngineException extends RuntimeException {

  private final transient Diagnostic diagnostic;

  /**
   * Makes a refusal.
   *
   * @param diagnostic for the user
   */
  public EngineException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /**
   * Returns why.
   *
   * @return the finding
   */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
