package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for a server in ways that nothing can interrupt. It is done on a thread of its
 * own, so that whoever waits for it can stop waiting: when interrupted, or closed from elsewhere.
 */
final class Background implements AutoCloseable {

  private @Nullable FutureTask<?> work;
  private boolean closed;

  <T> T call(Supplier<T> todo) {
    FutureTask<T> task = new FutureTask<>(todo::get);
    begin(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw unchecked(e);
    } catch (CancellationException e) {
      throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled", e);
    } catch (InterruptedException e) {
      close();
      throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled", e);
    }
  }

  private synchronized void begin(FutureTask<?> task) {
    if (closed) {
      throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled");
    }
    work = task;
    Thread thread = new Thread(task, "sqlflow-postgres");
    thread.setDaemon(true);
    thread.start();
  }

  private static RuntimeException unchecked(ExecutionException failure) {
    if (failure.getCause() instanceof Error error) {
      throw error;
    }
    return failure.getCause() instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure.getCause());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (work != null) {
      work.cancel(true);
    }
  }
}
