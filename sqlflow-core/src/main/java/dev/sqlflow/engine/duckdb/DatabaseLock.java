package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.EngineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * The right to open a database file, which one run at a time has: the engine's own lock does not
 * hold within a process that loaded it twice. It is an operating system's lock on a file beside the
 * database, so it ends with its process.
 */
final class DatabaseLock implements AutoCloseable {

  /** One line without control characters, as {@link #sign} writes it. */
  private static final Pattern SIGNATURE = Pattern.compile("[^\\p{Cntrl}]{1,500}");

  private final Path owner;
  private final LockFile lock;

  private DatabaseLock(Path owner, LockFile lock) {
    this.owner = owner;
    this.lock = lock;
  }

  static DatabaseLock acquire(
      Path database, String holder, Duration patience, Clock clock, BooleanSupplier cancelled) {
    Path owner = beside(database, ".sqlflow.owner");
    try {
      Files.createDirectories(database.toAbsolutePath().resolveSibling(".").normalize());
      LockFile lock = LockFile.open(beside(database, ".sqlflow.lock"));
      if (!acquired(lock, patience, cancelled)) {
        throw inUse(database, owner);
      }
      sign(owner, holder + ", " + process() + ", since " + now(clock) + "\n");
      return new DatabaseLock(owner, lock);
    } catch (IOException e) {
      throw new EngineException(
          Diagnostic.of(
                  DiagnosticCode.DATABASE_UNUSABLE,
                  "database `" + database + "` can't be locked: " + IoWords.of(e))
              .help("the folder of a database must be one that the run may write to")
              .build());
    }
  }

  /** Whatever happens, a lock that was not got is left to others. */
  private static boolean acquired(LockFile lock, Duration patience, BooleanSupplier cancelled)
      throws IOException {
    boolean acquired = false;
    try {
      acquired = lock.acquire(patience, cancelled);
      return acquired;
    } finally {
      if (!acquired) {
        lock.closeWhenFree();
      }
    }
  }

  /** Who holds it helps others to wait; the lock is held without it too. */
  private static void sign(Path owner, String text) {
    try {
      Files.writeString(owner, text);
    } catch (IOException e) {
      // others are refused all the same, without being told by whom
    }
  }

  private static Path beside(Path database, String ending) {
    return database.resolveSibling(database.getFileName() + ending);
  }

  private static String now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String process() {
    String host;
    try {
      host = " on " + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "";
    }
    return "process " + ProcessHandle.current().pid() + host;
  }

  /** What the run did is done, so nothing here may fail it. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(owner);
    } catch (IOException e) {
      // the next holder writes its own
    } finally {
      lock.close();
    }
  }

  private static EngineException inUse(Path database, Path owner) {
    String holder = holder(owner);
    return new EngineException(
        Diagnostic.of(
                DiagnosticCode.DATABASE_IN_USE,
                "another run holds the database `"
                    + database
                    + "`"
                    + (holder.isEmpty() ? "" : ": " + holder))
            .help("wait until it has ended, or run in another environment")
            .build());
  }

  /** What the holder says of itself; nothing if it is just writing it, or if it is no such text. */
  private static String holder(Path owner) {
    try {
      String text = Files.readString(owner).strip();
      return SIGNATURE.matcher(text).matches() ? text : "";
    } catch (IOException e) {
      return "";
    }
  }
}
