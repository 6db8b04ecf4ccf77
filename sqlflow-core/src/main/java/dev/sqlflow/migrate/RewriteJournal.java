package dev.sqlflow.migrate;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Says on the disk what a rewrite is about to do, so that one that was killed can be taken back.
 * While a process works on it, it is locked.
 */
final class RewriteJournal implements Closeable {

  static final String NAME = ".sqlflow-rewrite";

  private static final int MOVE = 1;
  private static final int READY = 2;
  private static final int DONE = 3;

  private final Path file;
  private final FileChannel channel;
  private final DataOutputStream out;

  /**
   * A file on its way.
   *
   * @param target where it belongs, links resolved
   * @param draft what it shall hold, beside it
   * @param original what it held, beside it; null if it is new
   * @param sum of what it shall hold
   */
  record Move(Path target, Path draft, @Nullable Path original, long sum) {

    // A draft is gone when it has become its target.
    boolean happened() {
      return Files.notExists(draft);
    }

    /** Tells whether there is something to take back; not where it was taken back already. */
    boolean isToBeTakenBack() {
      return happened() && Files.exists(original == null ? target : original);
    }

    boolean wasChangedBehind() throws IOException {
      return Files.notExists(target) || RewriteJournal.sum(Files.readAllBytes(target)) != sum;
    }

    void takeBack() throws IOException {
      if (original == null) {
        Files.deleteIfExists(target);
      } else {
        Files.move(original, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }

    void deleteLeftovers() throws IOException {
      Files.deleteIfExists(draft);
      if (original != null) {
        Files.deleteIfExists(original);
      }
    }
  }

  private RewriteJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
    this.out = new DataOutputStream(Channels.newOutputStream(channel));
  }

  static long sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return sum.getValue();
  }

  /** Begins the journal of a rewrite of files of a project. */
  static RewriteJournal begin(Path folder) throws IOException {
    Files.createDirectories(folder);
    RewriteJournal journal = open(folder.resolve(NAME), StandardOpenOption.CREATE);
    if (journal.channel.size() > 0) {
      journal.close();
      throw new IOException("an earlier change was cut short and is not taken back");
    }
    return journal;
  }

  /** Opens the journal of a rewrite that was cut short, if one was. */
  static Optional<RewriteJournal> left(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.exists(file) ? Optional.of(open(file, StandardOpenOption.READ)) : Optional.empty();
  }

  private static RewriteJournal open(Path file, StandardOpenOption how) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, how);
    if (!isLocked(channel) || Files.notExists(file)) {
      channel.close();
      throw new IOException("another command changes files of this project just now");
    }
    return new RewriteJournal(file, channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Says what will be written, before any of it is. */
  void add(Move move) throws IOException {
    out.writeByte(MOVE);
    out.writeUTF(move.target().toString());
    out.writeUTF(move.draft().toString());
    out.writeUTF(move.original() == null ? "" : move.original().toString());
    out.writeLong(move.sum());
  }

  /** Says that the files begin to change places. */
  void ready() throws IOException {
    out.writeByte(READY);
    channel.force(true);
  }

  /** Says that all of them have. */
  void done() throws IOException {
    out.writeByte(DONE);
  }

  /**
   * Takes back what a rewrite that was cut short did, and what it left.
   *
   * @return how many files are again what they were
   */
  int takeBack() throws IOException {
    List<Move> moves = new ArrayList<>();
    int last = read(moves);
    List<Move> back =
        last == READY ? moves.stream().filter(Move::isToBeTakenBack).toList() : List.of();
    for (Move move : back) {
      if (move.wasChangedBehind()) {
        throw new IOException(
            "`%s` was changed since: make it what it shall be, then delete `%s` and the *.tmp beside it"
                .formatted(move.target(), file));
      }
    }
    for (Move move : back) {
      move.takeBack();
    }
    for (Move move : moves) {
      move.deleteLeftovers();
    }
    delete();
    return back.size();
  }

  /** Reads what there is; the last words may be cut off. */
  private int read(List<Move> moves) throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    int last = MOVE;
    try {
      for (int kind = in.read(); kind > 0; kind = in.read()) {
        if (kind == MOVE) {
          Path target = Path.of(in.readUTF());
          Path draft = Path.of(in.readUTF());
          String original = in.readUTF();
          moves.add(
              new Move(
                  target, draft, original.isEmpty() ? null : Path.of(original), in.readLong()));
        }
        last = kind;
      }
    } catch (EOFException e) {
      return MOVE; // nothing was written of what was not said to its end
    }
    return last;
  }

  /** Says that nothing is left to be taken back. */
  void delete() throws IOException {
    Files.delete(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
