package dev.sqlflow.migrate;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says on the disk what a rewrite is about to do, so that one that was killed can be taken back.
 * While a process works on it, it is locked. Whatever it says is believed of files in the project's
 * folders only: it may have come with a copy of somebody else's project.
 */
final class RewriteJournal implements Closeable {

  static final String NAME = ".sqlflow-rewrite";

  private static final int MOVE = 1;
  private static final int READY = 2;
  private static final int DONE = 3;

  private final Path folder;
  private final FileChannel channel;
  private final DataOutputStream out;
  private final List<Move> moves = new ArrayList<>();
  private int last = MOVE;

  private RewriteJournal(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
    this.out = new DataOutputStream(Channels.newOutputStream(channel));
  }

  /** Begins the journal of a rewrite of files of a project. */
  static RewriteJournal begin(Path folder) throws IOException {
    Files.createDirectories(folder);
    RewriteJournal journal = create(folder);
    if (journal.channel.size() > 0) {
      journal.close();
      throw new IOException("an earlier change was cut short and is not taken back");
    }
    return journal;
  }

  /** Opens the journal of a rewrite that was cut short, if one was. */
  static Optional<RewriteJournal> left(Path folder) throws IOException {
    try {
      return Optional.of(open(folder, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // as always, or because another command has just ended
    }
  }

  private static RewriteJournal create(Path folder) throws IOException {
    try {
      return open(folder, StandardOpenOption.CREATE);
    } catch (NoSuchFileException e) {
      throw new RewriteAtWorkException(); // one that ended between opening and locking
    }
  }

  private static RewriteJournal open(Path folder, OpenOption how) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS,
            how);
    boolean locked = false;
    try {
      locked = isLocked(channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new RewriteAtWorkException();
    }
    if (Files.notExists(file)) {
      channel.close();
      throw new NoSuchFileException(file.toString());
    }
    return new RewriteJournal(folder.toRealPath(), channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this process
    }
  }

  /** Says what will be written, before any of it is. */
  void add(Move move) throws IOException {
    moves.add(move);
    Path target = move.target();
    boolean related = Objects.equals(target.getRoot(), folder.getRoot());
    out.writeByte(MOVE);
    out.writeUTF((related ? folder.relativize(target) : target).toString());
    out.writeLong(move.id().getMostSignificantBits());
    out.writeLong(move.id().getLeastSignificantBits());
    out.writeLong(move.before());
    out.writeLong(move.after());
  }

  List<Move> moves() {
    return moves;
  }

  /** Says that the files begin to change places. */
  void ready() throws IOException {
    say(READY);
  }

  /** Says that all of them are where they belong. */
  void done() throws IOException {
    say(DONE);
  }

  private void say(int word) throws IOException {
    out.writeByte(word);
    channel.force(true);
    last = word;
  }

  /**
   * Deletes what lies beside the files, and the journal. Files that are on their way are taken back
   * first, the last of them first: so each moment is one that was before.
   *
   * @param afterEach file that is taken back
   * @return how many files are again what they were
   */
  int end(Runnable afterEach) throws IOException {
    int files = last == READY ? takeBack(afterEach) : 0;
    for (Path file : leftovers()) {
      Files.deleteIfExists(file);
    }
    Files.delete(folder.resolve(NAME));
    return files;
  }

  private int takeBack(Runnable afterEach) throws IOException {
    List<Move> back = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    for (Move move : moves) {
      if (move.isToBeTakenBack()) {
        back.add(move);
        move.obstacle().ifPresent(obstacles::add);
      }
    }
    refuseFor(obstacles);
    Collections.reverse(back);
    for (Move move : back) {
      move.takeBack();
      afterEach.run();
    }
    done();
    return back.size();
  }

  private List<Path> leftovers() {
    return moves.stream().flatMap(Move::leftovers).toList();
  }

  private void refuseFor(List<String> obstacles) throws IOException {
    if (!obstacles.isEmpty()) {
      throw new IOException(
          String.join("; ", obstacles)
              + ": make each file what it shall be, then delete "
              + Stream.concat(leftovers().stream(), Stream.of(folder.resolve(NAME)))
                  .map(file -> "`" + file + "`")
                  .collect(Collectors.joining(", ")));
    }
  }

  /**
   * Reads what a rewrite that was cut short was about to do. The last words may be cut off.
   *
   * @param others folders, besides the project's own, that may hold what rewrites change
   */
  void read(List<Path> others) throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    try {
      for (int word = in.read(); word > 0; word = in.read()) {
        if (word == MOVE) {
          moves.add(readMove(in));
        } else if (word > DONE) {
          throw damaged();
        }
        last = word;
      }
    } catch (EOFException e) {
      last = MOVE; // nothing was written of what was not said to its end
    } catch (UTFDataFormatException | InvalidPathException e) {
      throw damaged();
    }
    refuseWhatIsOutside(others);
  }

  private Move readMove(DataInputStream in) throws IOException {
    Path target = folder.resolve(in.readUTF()).normalize();
    UUID id = new UUID(in.readLong(), in.readLong());
    return new Move(target, id, in.readLong(), in.readLong());
  }

  private IOException damaged() {
    return new IOException(
        "`%s` is damaged: make each file what it shall be, then delete it and each `.*.tmp` beside them"
            .formatted(folder.resolve(NAME)));
  }

  private void refuseWhatIsOutside(List<Path> others) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(folder));
    for (Path other : others) {
      if (Files.exists(other)) {
        folders.add(other.toRealPath());
      }
    }
    List<String> outside = new ArrayList<>();
    for (Move move : moves) {
      Path parent = move.target().getParent();
      if (parent == null || !isIn(folders, parent)) {
        outside.add("`" + move.target() + "` is in no folder of the project");
      }
    }
    refuseFor(outside);
  }

  private static boolean isIn(List<Path> folders, Path path) throws IOException {
    Path real = Files.exists(path) ? path.toRealPath() : path;
    return folders.stream().anyMatch(real::startsWith);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
