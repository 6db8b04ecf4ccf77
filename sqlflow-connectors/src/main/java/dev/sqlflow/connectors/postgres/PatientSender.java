package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.postgresql.copy.CopyIn;

/**
 * Sends what a COPY takes. The driver's time-out is one for answers: who sends to a server that
 * takes nothing would wait without end, so the connection is closed behind its back.
 *
 * @param link over which it goes
 * @param copy that takes it
 */
record PatientSender(Link link, CopyIn copy) {

  void send(byte[] data, int size) throws SQLException {
    Duration most = link.settings().silence();
    CompletableFuture<Boolean> late =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, most.toMillis(), TimeUnit.MILLISECONDS);
    late.thenAcceptAsync(this::giveUp);
    try {
      copy.writeToCopy(data, 0, size);
    } catch (SQLException failure) {
      if (late.getNow(false)) {
        throw new ConnectorException(
            Kind.TIMEOUT,
            "%s took too long: it has taken nothing of what was sent for %d s"
                .formatted(link.settings().name(), most.toSeconds()),
            failure);
      }
      throw failure;
    } finally {
      late.complete(false);
    }
  }

  private void giveUp(boolean late) {
    if (late) {
      link.sever();
    }
  }
}
