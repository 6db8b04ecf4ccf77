package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Brings calls onto the engine's thread, and interruptions of the caller to what runs there. */
final class Calls {

  private final BigStack stack;
  private volatile boolean cancelled;
  private volatile Runnable onCancel = () -> {};

  Calls(BigStack stack) {
    this.stack = stack;
  }

  /** Says what ends the running work, from another thread. */
  void onCancel(Runnable action) {
    onCancel = action;
  }

  boolean cancelled() {
    return cancelled;
  }

  /**
   * Does some work. When the caller is interrupted the work is ended, and the call fails; but work
   * that is done all the same is told as such, and the caller stays interrupted.
   */
  <T> T call(Callable<T> work) {
    Future<T> future = stack.submit(work);
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw BigStack.unchecked(e);
    } catch (InterruptedException e) {
      cancelled = true;
      onCancel.run();
      return outcome(future, e);
    }
  }

  /** What was opened or committed must not be lost, so the result of work that was done counts. */
  private static <T> T outcome(Future<T> future, InterruptedException interruption) {
    while (true) {
      try {
        T result = future.get();
        Thread.currentThread().interrupt();
        return result;
      } catch (ExecutionException e) {
        throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled", interruption);
      } catch (InterruptedException e) {
        // once is enough
      }
    }
  }

  /** Does the last work, which nothing interrupts. */
  void finish(Callable<?> work) {
    try {
      stack.call(work);
    } finally {
      stack.close();
    }
  }
}
