package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.EngineFactory;
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
 * The right to open a database file, or to write an export's file, which one run at a time has.
 * (The engine's own lock does not hold within a process that loaded it twice.) It is an operating
 * system's lock on a file beside it, so it ends with its process.
 */
final class RunLock implements AutoCloseable {

  /** What may be locked. */
  enum Subject {
    DATABASE("", "database", DiagnosticCode.DATABASE_IN_USE, DiagnosticCode.DATABASE_UNUSABLE),
    TARGET(".", "file", DiagnosticCode.TARGET_IN_USE, DiagnosticCode.WORLD_FAILED);

    private final String prefix;
    private final String words;
    private final DiagnosticCode inUse;
    private final DiagnosticCode unusable;

    Subject(String prefix, String words, DiagnosticCode inUse, DiagnosticCode unusable) {
      this.prefix = prefix;
      this.words = words;
      this.inUse = inUse;
      this.unusable = unusable;
    }

    private Path beside(Path path, String ending) {
      return path.resolveSibling(prefix + path.getFileName() + ending);
    }

    /** Tells whether something was ever locked: the lock's file stays. */
    boolean everLocked(Path path) {
      return Files.exists(beside(path, LOCK));
    }
  }

  private static final String LOCK = ".sqlflow.lock";

  /** One line without control characters, as {@link #sign} writes it. */
  private static final Pattern SIGNATURE = Pattern.compile("[^\\p{Cntrl}]{1,500}");

  private final Path owner;
  private final LockFile lock;

  private RunLock(Path owner, LockFile lock) {
    this.owner = owner;
    this.lock = lock;
  }

  static RunLock acquire(
      Subject subject,
      Path path,
      EngineFactory.Request request,
      Clock clock,
      BooleanSupplier cancelled) {
    Path owner = subject.beside(path, ".sqlflow.owner");
    try {
      Files.createDirectories(path.toAbsolutePath().resolveSibling(".").normalize());
      LockFile lock = LockFile.open(subject.beside(path, LOCK));
      if (!acquired(lock, request.patience(), cancelled)) {
        throw inUse(subject, path, owner);
      }
      sign(owner, request.holder() + ", " + process() + ", since " + now(clock) + "\n");
      return new RunLock(owner, lock);
    } catch (IOException e) {
      throw new EngineException(
          Diagnostic.of(
                  subject.unusable,
                  subject.words + " `" + path + "` can't be locked: " + IoWords.of(e))
              .help("the folder of a " + subject.words + " must be one that the run may write to")
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

  private static EngineException inUse(Subject subject, Path path, Path owner) {
    String holder = holder(owner);
    return new EngineException(
        Diagnostic.of(
                subject.inUse,
                "another run holds the "
                    + subject.words
                    + " `"
                    + path
                    + "`"
                    + (holder.isEmpty() ? "" : ": " + holder))
            .help("wait until it has ended")
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
