package dev.sqlflow.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes many files, all of them or none: everything is written beside its place first; then the
 * files change places one by one, and if one of them can't, those before it change back. A journal
 * says what is going on, so that what a killed process began can be taken back.
 */
public final class FileWriter {

  private final RewriteJournal journal;
  private final Runnable afterEach;

  private FileWriter(RewriteJournal journal, Runnable afterEach) {
    this.journal = journal;
    this.afterEach = afterEach;
  }

  /**
   * Writes files. The first of them change places first.
   *
   * @param folder of the project, which holds the journal for as long as it takes
   * @param changes each of another file
   * @throws RewriteAtWorkException if another process writes files of the project
   * @throws IOException if one can't be written, or is not any more what it was; then none is, or,
   *     where that fails, too, the journal is left, to be taken back later
   */
  public static void write(Path folder, List<FileChange> changes) throws IOException {
    write(folder, changes, () -> {});
  }

  /** Tests stop behind a step: a file that is prepared, has changed places or is taken back. */
  static void write(Path folder, List<FileChange> changes, Runnable afterEach) throws IOException {
    try (RewriteJournal journal = RewriteJournal.begin(folder)) {
      new FileWriter(journal, afterEach).writeAll(changes);
    }
  }

  /**
   * Tells whether a process was killed, or failed, while it wrote files.
   *
   * @param folder of the project
   * @return whether there is something to take back
   * @throws RewriteAtWorkException if another process writes files of the project
   * @throws IOException if the journal can't be opened
   */
  public static boolean wasCutShort(Path folder) throws IOException {
    Optional<RewriteJournal> left = RewriteJournal.left(folder);
    if (left.isPresent()) {
      left.orElseThrow().close();
    }
    return left.isPresent();
  }

  /**
   * Takes back what a killed process wrote.
   *
   * @param folder of the project
   * @param others folders, besides that one, that may hold files of the project; others' files are
   *     not touched
   * @return how many files are again what they were; mostly none
   * @throws RewriteAtWorkException if another process writes files of the project
   * @throws IOException if one was changed since, or is in none of the folders; then nothing is
   *     taken back
   */
  public static int takeBack(Path folder, List<Path> others) throws IOException {
    return takeBack(folder, others, () -> {});
  }

  /** Tests stop behind a file. */
  static int takeBack(Path folder, List<Path> others, Runnable afterEach) throws IOException {
    Optional<RewriteJournal> left = RewriteJournal.left(folder);
    if (left.isEmpty()) {
      return 0;
    }
    try (RewriteJournal journal = left.orElseThrow()) {
      journal.read(others);
      return journal.end(afterEach);
    }
  }

  private void writeAll(List<FileChange> changes) throws IOException {
    try {
      for (FileChange change : changes) {
        prepare(change);
        afterEach.run();
      }
      journal.ready();
      for (Move move : journal.moves()) {
        Files.move(move.draft(), move.target(), StandardCopyOption.ATOMIC_MOVE);
        afterEach.run();
      }
      journal.done();
    } catch (IOException | RuntimeException | Error e) {
      end().ifPresent(e::addSuppressed);
      throw e;
    }
    afterEach.run();
    end(); // what can't be deleted is left to the next command: the files are written
  }

  private Optional<IOException> end() {
    try {
      journal.end(afterEach);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private void prepare(FileChange change) throws IOException {
    Path target = target(change.path());
    checkUnchanged(change, target);
    Move move = Move.of(target, change.bytes());
    journal.add(move);
    if (!move.isNew()) {
      Files.copy(target, move.original(), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.write(move.draft(), change.bytes(), StandardOpenOption.CREATE_NEW);
    if (!move.isNew()) {
      copyPermissions(target, move.draft());
    }
  }

  private static Path target(Path path) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    Path folder = Files.createDirectories(path.getParent());
    return folder.toRealPath().resolve(path.getFileName());
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
