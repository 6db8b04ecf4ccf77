package dev.sqlflow.migrate;

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
import org.jspecify.annotations.Nullable;

/**
 * Writes many files, all of them or none: everything is written beside its place first; then the
 * files change places one by one, and if one of them can't, those before it change back.
 */
public final class FileWriter {

  /**
   * A file on its way.
   *
   * @param target where it belongs, links resolved
   * @param draft what it shall hold, beside it
   * @param original what it held, beside it; null if it is new
   */
  private record Move(Path target, Path draft, @Nullable Path original) {}

  private final List<Move> moves = new ArrayList<>();
  private final List<Move> done = new ArrayList<>();

  private FileWriter() {}

  /**
   * Writes files.
   *
   * @param changes each of another file
   * @throws IOException if one can't be written, or is not any more what it was; then none is
   */
  public static void write(List<FileChange> changes) throws IOException {
    new FileWriter().writeAll(changes);
  }

  private void writeAll(List<FileChange> changes) throws IOException {
    try {
      for (FileChange change : changes) {
        prepare(change);
      }
      for (Move move : moves) {
        Files.move(move.draft(), move.target(), StandardCopyOption.ATOMIC_MOVE);
        done.add(move);
      }
      done.clear();
    } finally {
      undo();
      for (Move move : moves) {
        Files.deleteIfExists(move.draft());
        if (move.original() != null) {
          Files.deleteIfExists(move.original());
        }
      }
    }
  }

  private void prepare(FileChange change) throws IOException {
    Path target = Files.exists(change.path()) ? change.path().toRealPath() : change.path();
    Files.createDirectories(target.getParent());
    Path draft = beside(target, "new");
    boolean exists = Files.exists(target);
    Path original = exists ? beside(target, "old") : null;
    moves.add(new Move(target, draft, original));
    checkUnchanged(change, target);
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

  private void undo() throws IOException {
    for (Move move : done) {
      if (move.original() == null) {
        Files.deleteIfExists(move.target());
      } else {
        Files.move(move.original(), move.target(), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
