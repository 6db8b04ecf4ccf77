package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.migrate.FileChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a rewrite of files comes to.
 *
 * @param diagnostics why files were left alone, or what is left to do; an error means that not
 *     everything was done that was asked for
 * @param changes by file; they are written unless it was a dry run
 * @param notes what was done, or would be, a line each
 * @param written whether the files are written
 */
public record RewriteResult(
    List<Diagnostic> diagnostics, List<FileChange> changes, List<String> notes, boolean written) {

  // Keeps immutable copies of the lists.
  public RewriteResult {
    diagnostics = List.copyOf(diagnostics);
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** Nothing to rewrite, or nothing that may be. */
  static RewriteResult nothing(List<Diagnostic> diagnostics) {
    return new RewriteResult(diagnostics, List.of(), List.of(), false);
  }

  /** The same, with what was done before. */
  RewriteResult behind(String note) {
    List<String> all = Stream.concat(Stream.of(note), notes.stream()).toList();
    return new RewriteResult(diagnostics, changes, all, written);
  }

  /**
   * Tells whether everything is as it was asked for.
   *
   * @return false if anything is an error
   */
  public boolean ok() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /**
   * Shows the changes.
   *
   * @return lines of a unified diff, secrets as stars
   */
  public List<String> diff() {
    return changes.stream().flatMap(change -> change.diff().stream()).toList();
  }
}
