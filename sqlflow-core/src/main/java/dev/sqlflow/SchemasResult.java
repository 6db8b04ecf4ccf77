package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/**
 * What was recorded.
 *
 * @param check of the pipelines; if it has errors, nobody was asked
 * @param diagnostics why sources gave no schema
 * @param schemas that were recorded, in order
 */
public record SchemasResult(
    ValidationResult check, List<Diagnostic> diagnostics, List<Recorded> schemas) {

  // Keeps immutable copies of the lists.
  public SchemasResult {
    diagnostics = List.copyOf(diagnostics);
    schemas = List.copyOf(schemas);
  }

  /**
   * One recorded schema.
   *
   * @param file where it stands
   * @param columns how many columns it has
   * @param change what happened to the file
   */
  public record Recorded(Path file, int columns, Change change) {}

  /** What happened to a file. */
  public enum Change {
    /** It was not there before. */
    NEW,
    /** It says something else now. */
    CHANGED,
    /** It says what it said before. */
    SAME
  }

  /**
   * Tells whether every source could be asked.
   *
   * @return true if nothing failed
   */
  public boolean ok() {
    return check.ok() && diagnostics.stream().noneMatch(Diagnostic::isError);
  }
}
