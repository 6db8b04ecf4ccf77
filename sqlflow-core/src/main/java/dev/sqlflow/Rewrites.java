package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Ends a rewrite: writes the files, all or none, or leaves it at showing them. */
final class Rewrites {

  private Rewrites() {}

  /** Rewrites, behind what an earlier rewrite left that was killed. */
  static RewriteResult begin(Project project, boolean dryRun, Supplier<RewriteResult> rewrite) {
    Path folder = project.baseDirectory();
    if (dryRun && FileWriter.wasCutShort(folder)) {
      throw new UncheckedIOException(
          "an earlier change of files was cut short",
          new IOException("the same command without a dry run takes it back first"));
    }
    int files = takeBack(folder);
    RewriteResult result = rewrite.get();
    return files == 0 ? result : result.behind(note(files));
  }

  private static int takeBack(Path folder) {
    try {
      return FileWriter.takeBack(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "an earlier change of files was cut short and can't be taken back", e);
    }
  }

  private static String note(int files) {
    return "an earlier change of files was cut short; "
        + (files == 1
            ? "1 file is again as it was before it"
            : files + " files are again as they were before it");
  }

  /** Pipelines are written behind the profiles that they may build on. */
  static RewriteResult end(
      Project project,
      List<Diagnostic> diagnostics,
      List<FileChange> changes,
      List<String> notes,
      boolean dryRun) {
    boolean write = !dryRun && !changes.isEmpty();
    if (write) {
      try {
        FileWriter.write(project.baseDirectory(), profilesFirst(changes));
      } catch (IOException e) {
        throw new UncheckedIOException("can't write, and left every file as it was", e);
      }
    }
    return new RewriteResult(diagnostics, changes, notes, write);
  }

  // Then each pipeline means the same at every moment: with a connection more that it does not use
  // yet, or with the one that it uses.
  static List<FileChange> profilesFirst(List<FileChange> changes) {
    return changes.stream()
        .sorted(Comparator.comparing(change -> change.name().endsWith(".sf")))
        .toList();
  }
}
