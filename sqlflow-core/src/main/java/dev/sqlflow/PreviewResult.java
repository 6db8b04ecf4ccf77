package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.Preview;
import java.util.List;
import java.util.Optional;

/**
 * What a table looks like.
 *
 * @param check what was found before anything ran; if anything is an error, nothing did
 * @param diagnostics why the table can't be shown
 * @param preview its first rows; empty if it can't be shown
 */
public record PreviewResult(
    ValidationResult check, List<Diagnostic> diagnostics, Optional<Preview> preview) {

  // Keeps an immutable copy of the list.
  public PreviewResult {
    diagnostics = List.copyOf(diagnostics);
  }

  static PreviewResult none(ValidationResult check, List<Diagnostic> why) {
    return new PreviewResult(check, why, Optional.empty());
  }
}
