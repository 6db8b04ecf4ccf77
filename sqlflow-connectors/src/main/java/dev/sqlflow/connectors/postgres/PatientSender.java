package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Sends what a COPY takes. The driver's time-out is one for answers: who sends to a server that
 * takes nothing would wait without end, so the connection is closed behind its back.
 *
 * @param link over which it goes
 * @param copy that takes it
 */
record PatientSender(Link link, CopyIn copy) {

  /** Has a clock of its own, so that a large value may be long on a slow way. */
  private static final int SLICE = 1 << 16;

  /** Something that sends. */
  @FunctionalInterface
  private interface Sending {
    void run() throws SQLException;
  }

  void send(byte[] data, int size) throws SQLException {
    for (int at = 0; at < size; at += SLICE) {
      int from = at;
      watch(() -> copy.writeToCopy(data, from, Math.min(SLICE, size - from)));
    }
  }

  /** Sends what the driver still holds; the server's work on it is still to come. */
  void flush() throws SQLException {
    watch(copy::flushCopy);
  }

  /** Ends the COPY without its rows. */
  void cancel() throws SQLException {
    watch(copy::cancelCopy);
  }

  private void watch(Sending sending) throws SQLException {
    CompletableFuture<Boolean> late =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, patience().toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> unused = late.thenCompose(this::givingUp);
    try {
      sending.run();
    } catch (SQLException failure) {
      requireInTime(late, failure);
      throw failure;
    } finally {
      late.complete(false);
    }
    requireInTime(late, null);
  }

  /** Closing may wait itself: not on the thread of all clocks. */
  private CompletionStage<Void> givingUp(boolean late) {
    return late ? CompletableFuture.runAsync(link::sever) : CompletableFuture.completedFuture(null);
  }

  private void requireInTime(CompletableFuture<Boolean> late, @Nullable SQLException failure) {
    late.complete(false);
    if (late.join()) {
      throw new ConnectorException(
          Kind.TIMEOUT,
          "%s took too long: it has taken nothing of what was sent for %d s"
              .formatted(link.settings().name(), patience().toSeconds()),
          failure);
    }
  }

  private Duration patience() {
    return link.settings().silence();
  }
}
