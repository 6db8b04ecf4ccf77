package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a check lets through. Errors never pass, unless the baseline holds them.
 *
 * @param failOnWarning whether no warning passes
 * @param maxWarnings how many warnings pass; any number if empty
 * @param baseline absolute; the file of the findings that the project lives with; empty for none
 * @param updateBaseline whether the baseline is written anew, so that it holds what this check
 *     finds
 */
public record Gate(
    boolean failOnWarning,
    OptionalInt maxWarnings,
    Optional<Path> baseline,
    boolean updateBaseline) {

  /** Lets everything through that is no error. */
  public static final Gate ERRORS = new Gate(false, OptionalInt.empty(), Optional.empty(), false);

  /**
   * Tells why a check does not pass although it found no error.
   *
   * @param findings those that count
   * @return the reason; empty if there is none
   */
  Optional<String> complaint(List<Diagnostic> findings) {
    long warnings = findings.stream().filter(one -> one.severity() == Severity.WARNING).count();
    if (failOnWarning && warnings > 0) {
      return Optional.of("warnings fail this check");
    }
    if (maxWarnings.isPresent() && warnings > maxWarnings.getAsInt()) {
      return Optional.of(
          "%d warnings are more than the %d allowed".formatted(warnings, maxWarnings.getAsInt()));
    }
    return Optional.empty();
  }
}
