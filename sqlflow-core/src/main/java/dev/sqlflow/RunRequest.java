package dev.sqlflow;

import java.util.Optional;

/**
 * What shall run.
 *
 * @param selection which pipelines
 * @param environment in which; empty for {@code dev}, else the only one that there is
 * @param failFast whether the first failed step ends everything; if not, only what needs it is
 *     skipped
 * @param confirmation the name of the environment once more, which a protected one needs
 */
public record RunRequest(
    Selection selection,
    Optional<String> environment,
    boolean failFast,
    Optional<String> confirmation) {

  /**
   * Makes a request for environments that need no confirmation.
   *
   * @param selection which pipelines
   * @param environment in which; empty for {@code dev}, else the only one that there is
   * @param failFast whether the first failed step ends everything
   */
  public RunRequest(Selection selection, Optional<String> environment, boolean failFast) {
    this(selection, environment, failFast, Optional.empty());
  }
}
