package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads that send and receive side by side. The first failure ends all, and so does an
 * interruption of the thread that waits for them.
 */
final class Workers implements AutoCloseable {

  private static final long ENDING_MILLIS = 500;

  private final Connection connection;
  private final ExecutorService threads;
  private final CompletionService<List<Task>> done;

  /** A piece of work; what it returns is done after it. */
  @FunctionalInterface
  interface Task extends Callable<List<Task>> {
    @Override
    List<Task> call();
  }

  Workers(Connection connection, int count) {
    this.connection = connection;
    this.threads = Executors.newFixedThreadPool(count, Workers::thread);
    this.done = new ExecutorCompletionService<>(threads);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sqlflow-s3");
    thread.setDaemon(true);
    return thread;
  }

  /** Does all of the work, and what comes of it. */
  void run(Collection<? extends Task> tasks) {
    int open = submit(tasks);
    try {
      while (open > 0) {
        open += submit(done.take().get()) - 1;
      }
    } catch (InterruptedException cancelled) {
      end();
      throw Failures.interrupted();
    } catch (ExecutionException failure) {
      end();
      throw unchecked(failure);
    }
  }

  private int submit(Collection<? extends Task> tasks) {
    tasks.forEach(done::submit);
    return tasks.size();
  }

  /** What was under way ends with a failure that nobody hears of. */
  private void end() {
    threads.shutdownNow();
    connection.end();
    try {
      threads.awaitTermination(ENDING_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unchecked(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof ConnectorException world) {
      return new ConnectorException(world.kind(), String.valueOf(world.getMessage()), world);
    }
    return new IllegalStateException(cause == null ? failure : cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
