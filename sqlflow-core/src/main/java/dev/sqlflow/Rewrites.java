package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.FileWriter;
import dev.sqlflow.migrate.RewriteAtWorkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Ends a rewrite: writes the files, all or none, or leaves it at showing them. */
final class Rewrites {

  private Rewrites() {}

  /** Rewrites, behind what an earlier rewrite left that was killed. */
  static RewriteResult begin(Project project, boolean dryRun, Supplier<RewriteResult> rewrite) {
    int files = takeBack(project, dryRun);
    RewriteResult result = rewrite.get();
    return files == 0 ? result : result.behind(note(files));
  }

  private static int takeBack(Project project, boolean dryRun) {
    Path folder = project.baseDirectory();
    try {
      if (!dryRun) {
        return FileWriter.takeBack(folder, foldersElsewhere(project));
      }
      if (FileWriter.wasCutShort(folder)) {
        throw new IOException("the same command without a dry run takes it back first");
      }
      return 0;
    } catch (RewriteAtWorkException e) {
      throw atWork(e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "an earlier change of files was cut short" + (dryRun ? "" : " and can't be taken back"),
          e);
    }
  }

  // Those inside may be links that lead out, which nobody has said on the command line.
  private static List<Path> foldersElsewhere(Project project) {
    return Stream.concat(
            project.pipelineDirectories().stream(), Stream.of(project.profileDirectory()))
        .filter(folder -> !folder.startsWith(project.baseDirectory()))
        .toList();
  }

  private static UncheckedIOException atWork(RewriteAtWorkException e) {
    return new UncheckedIOException("another command changes files of this project just now", e);
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
      } catch (RewriteAtWorkException e) {
        throw atWork(e);
      } catch (IOException e) {
        throw new UncheckedIOException(
            isTakenBack(project.baseDirectory(), e)
                ? "can't write, and left every file as it was"
                : "can't write, and can't take back what was begun (the next command tries again)",
            e);
      }
    }
    return new RewriteResult(diagnostics, changes, notes, write);
  }

  private static boolean isTakenBack(Path folder, IOException why) {
    try {
      return !FileWriter.wasCutShort(folder);
    } catch (IOException e) {
      why.addSuppressed(e);
      return false;
    }
  }

  // Then each pipeline means the same at every moment: with a connection more that it does not use
  // yet, or with the one that it uses.
  static List<FileChange> profilesFirst(List<FileChange> changes) {
    return changes.stream()
        .sorted(Comparator.comparing(change -> change.name().endsWith(".sf")))
        .toList();
  }
}
