package dev.sqlflow.resolve;

import dev.sqlflow.source.Span;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The embedded engine's final settings.
 *
 * @param database the database file, absolute; empty for a database in memory
 * @param memoryLimit as the engine reads it, such as {@code 2GB}; empty for the engine's default
 * @param threads at least 1; empty for the engine's default
 * @param temporaryDirectory where it spills, absolute; empty for the run's own
 * @param place where the profile says so, or empty if it is silent
 */
public record EngineSettings(
    Optional<java.nio.file.Path> database,
    Optional<String> memoryLimit,
    OptionalInt threads,
    Optional<java.nio.file.Path> temporaryDirectory,
    Optional<Span> place) {

  /** A database in memory with the engine's own limits. */
  public static final EngineSettings IN_MEMORY =
      new EngineSettings(
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Tells whether tables outlive the run.
   *
   * @return true if there is a database file
   */
  public boolean persistent() {
    return database.isPresent();
  }
}
