package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.CopyReader.Request;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One COPY of a reading. A thread of its own takes the rows off the wire, some batches ahead of
 * whoever takes them from here.
 */
final class CopyPart {

  private static final int BATCHES = 3;

  private final Link link;
  private final RowReader rows;
  private final BlockingQueue<DecodedRows> free = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<Delivery> full = new ArrayBlockingQueue<>(BATCHES + 2);
  private @Nullable DecodedRows lent;
  private @Nullable Thread thread;
  private boolean ended;

  /** Rows, or a failure, or else the end. */
  private record Delivery(@Nullable DecodedRows rows, @Nullable Throwable failure) {}

  private CopyPart(Link link, RowReader rows, Request request) {
    this.link = link;
    this.rows = rows;
    for (int i = 0; i < BATCHES; i++) {
      free.add(new DecodedRows(request.columns()));
    }
  }

  /** Asks the server for the rows of a range; they are read from {@link #start} on. */
  static CopyPart begin(Link link, Request request, PageRange range) {
    try {
      String sql = link.marked(request.query().copy(request.columns(), request.limit(), range));
      RowReader rows =
          new RowReader(
              link.server().getCopyAPI().copyOut(sql),
              request.settings().name(),
              range.words(),
              request.columns());
      return new CopyPart(link, rows, request);
    } catch (SQLException e) {
      throw link.failure(e);
    }
  }

  Link link() {
    return link;
  }

  /** Waits for the first rows, and has the others fetched behind the caller's back. */
  void start() {
    if (read(free.remove())) {
      launch();
    }
  }

  private synchronized void launch() {
    if (!ended) {
      thread = new Thread(this::readAll, "sqlflow-postgres-copy");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Wakes everybody who waits; the connection is closed by its owner. */
  synchronized void end() {
    ended = true;
    if (thread != null) {
      thread.interrupt();
    }
    full.offer(
        new Delivery(null, new ConnectorException(Kind.INTERRUPTED, "the run was cancelled")));
  }

  private void readAll() {
    try {
      boolean more = true;
      while (more) {
        more = read(free.take());
      }
    } catch (InterruptedException e) {
      full.add(new Delivery(null, Failures.interrupted(e)));
    } catch (RuntimeException | Error e) {
      full.add(new Delivery(null, e));
    }
  }

  private boolean read(DecodedRows batch) {
    try {
      boolean any = rows.next(batch);
      if (!any) {
        link.idle();
      }
      full.add(new Delivery(any ? batch : null, null));
      return any;
    } catch (SQLException e) {
      throw link.failure(e);
    }
  }

  /** The next rows, which hold good until the next call; null behind the last ones. */
  @Nullable DecodedRows next() {
    if (lent != null) {
      lent.clear();
      free.add(lent);
      lent = null;
    }
    Delivery delivery = take();
    if (delivery.failure() != null) {
      full.offer(delivery); // for whoever asks again
    }
    if (delivery.failure() instanceof Error error) {
      throw error;
    }
    if (delivery.failure() instanceof RuntimeException failure) {
      throw failure;
    }
    lent = delivery.rows();
    return lent;
  }

  private Delivery take() {
    try {
      return full.take();
    } catch (InterruptedException e) {
      throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled", e);
    }
  }
}
