package dev.sqlflow.migrate;

import dev.sqlflow.migrate.RewriteJournal.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes many files, all of them or none: everything is written beside its place first; then the
 * files change places one by one, and if one of them can't, those before it change back. A journal
 * says what is going on, so that what a killed process began can be taken back.
 */
public final class FileWriter {

  private final RewriteJournal journal;
  private final Runnable afterEach;
  private final List<Move> moves = new ArrayList<>();
  private final List<Move> changed = new ArrayList<>();

  private FileWriter(RewriteJournal journal, Runnable afterEach) {
    this.journal = journal;
    this.afterEach = afterEach;
  }

  /**
   * Writes files. The first of them change places first.
   *
   * @param folder of the project, which holds the journal for as long as it takes
   * @param changes each of another file
   * @throws IOException if one can't be written, or is not any more what it was; then none is
   */
  public static void write(Path folder, List<FileChange> changes) throws IOException {
    write(folder, changes, () -> {});
  }

  /** Tests stop behind a file. */
  static void write(Path folder, List<FileChange> changes, Runnable afterEach) throws IOException {
    try (RewriteJournal journal = RewriteJournal.begin(folder)) {
      new FileWriter(journal, afterEach).writeAll(changes);
    }
  }

  /**
   * Tells whether a process was killed while it wrote files, or writes them just now.
   *
   * @param folder of the project
   * @return whether there is something to take back
   */
  public static boolean wasCutShort(Path folder) {
    return Files.exists(folder.resolve(RewriteJournal.NAME));
  }

  /**
   * Takes back what a killed process wrote.
   *
   * @param folder of the project
   * @return how many files are again what they were; mostly none
   * @throws IOException if one was changed since, or another process is at work
   */
  public static int takeBack(Path folder) throws IOException {
    Optional<RewriteJournal> left = RewriteJournal.left(folder);
    if (left.isEmpty()) {
      return 0;
    }
    try (RewriteJournal journal = left.orElseThrow()) {
      return journal.takeBack();
    }
  }

  private void writeAll(List<FileChange> changes) throws IOException {
    try {
      for (FileChange change : changes) {
        prepare(change);
      }
      journal.ready();
      for (Move move : moves) {
        Files.move(move.draft(), move.target(), StandardCopyOption.ATOMIC_MOVE);
        changed.add(move);
        afterEach.run();
      }
      journal.done();
      changed.clear();
    } finally {
      for (Move move : changed) {
        move.takeBack();
      }
      for (Move move : moves) {
        move.deleteLeftovers();
      }
      journal.delete();
    }
  }

  private void prepare(FileChange change) throws IOException {
    Path target = Files.exists(change.path()) ? change.path().toRealPath() : change.path();
    Files.createDirectories(target.getParent());
    Path draft = beside(target, "new");
    boolean exists = Files.exists(target);
    Path original = exists ? beside(target, "old") : null;
    checkUnchanged(change, target);
    Move move = new Move(target, draft, original, RewriteJournal.sum(change.bytes()));
    journal.add(move);
    moves.add(move);
    if (original != null) {
      Files.copy(target, original, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.write(draft, change.bytes(), StandardOpenOption.CREATE_NEW);
    if (exists) {
      copyPermissions(target, draft);
    }
  }

  private static Path beside(Path target, String kind) {
    return target.resolveSibling(
        "." + target.getFileName() + "." + UUID.randomUUID() + "." + kind + ".tmp");
  }

  private static void checkUnchanged(FileChange change, Path target) throws IOException {
    Optional<byte[]> now =
        Files.exists(target) ? Optional.of(Files.readAllBytes(target)) : Optional.empty();
    boolean same =
        change
            .before()
            .map(file -> new FileChange(target, "", change.before(), file.text()).bytes())
            .map(bytes -> now.isPresent() && Arrays.equals(bytes, now.orElseThrow()))
            .orElse(now.isEmpty());
    if (!same) {
      throw new IOException(change.name() + " was changed meanwhile; nothing is written");
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (source != null) {
      Files.setPosixFilePermissions(to, source.readAttributes().permissions());
    }
  }
}
