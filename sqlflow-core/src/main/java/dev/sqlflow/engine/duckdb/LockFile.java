package dev.sqlflow.engine.duckdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file whose lock is a right. Closing any descriptor of it drops all locks of the process on it,
 * and nothing tells. So one that did not get the lock is not closed while this process may have it.
 * Not for threads that may be interrupted: that closes the channel.
 */
final class LockFile {

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final FileChannel channel;
  private @Nullable FileLock lock;

  /** Whether another channel of this process had the lock when it was tried last. */
  private boolean heldHere;

  private LockFile(FileChannel channel) {
    this.channel = channel;
  }

  static LockFile open(Path path) throws IOException {
    return new LockFile(
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /** Takes the lock; false if others kept it for all the time, or on cancellation. */
  boolean acquire(Duration patience, BooleanSupplier cancelled) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      boolean hadNeighbour = heldHere;
      if (tryLock()) {
        if (!hadNeighbour) {
          return true;
        }
        // The neighbour may just be closing its channel, and our lock is gone with it: once more.
        LockSupport.parkNanos(RETRY_NANOS);
        release();
      } else if (cancelled.getAsBoolean() || System.nanoTime() >= end) {
        return false;
      } else {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private boolean tryLock() throws IOException {
    try {
      lock = channel.tryLock();
      heldHere = false;
      return lock != null;
    } catch (OverlappingFileLockException e) {
      heldHere = true;
      return false;
    }
  }

  private void release() throws IOException {
    FileLock held = lock;
    if (held != null) {
      held.release();
      lock = null;
    }
  }

  /** Closes it as soon as nobody in this process has the lock: now, or in the background. */
  void closeWhenFree() {
    if (!heldHere) {
      close();
      return;
    }
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!tryLock() && heldHere) {
                  LockSupport.parkNanos(RETRY_NANOS);
                }
              } catch (IOException e) {
                // the channel is as good as closed
              } finally {
                close();
              }
            },
            "sqlflow-lock");
    thread.setDaemon(true);
    thread.start();
  }

  /** Gives the lock up: the system does so even where closing fails. */
  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the descriptor is gone all the same
    }
  }
}
