package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Ends a rewrite: writes the files, all or none, or leaves it at showing them. */
final class Rewrites {

  private Rewrites() {}

  static RewriteResult end(
      List<Diagnostic> diagnostics, List<FileChange> changes, List<String> notes, boolean dryRun) {
    boolean write = !dryRun && !changes.isEmpty();
    if (write) {
      try {
        FileWriter.write(changes);
      } catch (IOException e) {
        throw new UncheckedIOException("can't write, and left every file as it was", e);
      }
    }
    return new RewriteResult(diagnostics, changes, notes, write);
  }
}
