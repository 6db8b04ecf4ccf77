package dev.sqlflow.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * What a phase made, and what it found wrong on the way. There are two doors: {@link #best()} for
 * the next phase and for editors, which may be damaged, and {@link #valid()} for whoever acts on
 * it.
 *
 * @param <T> what the phase makes
 * @param best the best value that could be made; damaged where there are errors
 * @param diagnostics everything that was found
 */
public record Diagnosed<T>(T best, List<Diagnostic> diagnostics) {

  // Keeps an immutable copy of the findings.
  public Diagnosed {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Returns the value if it can be relied upon.
   *
   * @return the value; empty when anything is an error
   */
  public Optional<T> valid() {
    return diagnostics.stream().anyMatch(Diagnostic::isError)
        ? Optional.empty()
        : Optional.of(best);
  }
}
