package dev.sqlflow.engine.duckdb;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One thread with a stack of 16 MB, on which everything happens that the driver does: on Java's
 * usual 1 MB a deeply nested query kills the whole JVM instead of failing.
 */
final class BigStack implements AutoCloseable {

  private static final long STACK_BYTES = 16L << 20;

  private final ExecutorService executor;

  BigStack(String name) {
    ClassLoader loader = BigStack.class.getClassLoader();
    executor =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(null, work, name, STACK_BYTES);
              thread.setDaemon(true);
              thread.setContextClassLoader(loader);
              return thread;
            });
  }

  /** Begins some work; it waits until the work before it is done. */
  <T> Future<T> submit(Callable<T> work) {
    return executor.submit(work);
  }

  /** Does some work and waits for it, even if the waiting thread is interrupted. */
  <T> T call(Callable<T> work) {
    Future<T> future = submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw unchecked(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes the failure of some work out of its wrapping. */
  static RuntimeException unchecked(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(cause);
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
