package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.retry.Retries;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.WriteRequest;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write to a table: one transaction, so that others see all of it or nothing. What ends the
 * connection before the commit undoes the write.
 */
final class CopySink implements BatchSink {

  /**
   * What is written.
   *
   * @param settings of the server
   * @param table that is written
   * @param write how
   * @param retries of the connection
   */
  record Request(ConnectionSettings settings, TableId table, WriteRequest write, Retries retries) {}

  private final Request request;
  private final Background background = new Background();
  private @Nullable TableWrite write;
  private @Nullable Link link;
  private boolean closed;
  private boolean busy;

  CopySink(Request request) {
    this.request = request;
  }

  @Override
  public void begin(List<Column> columns) {
    background.call(
        () -> {
          Link opened = request.retries().call(this::open);
          return guarded(opened, () -> write = TableWrite.begin(opened, request, columns));
        });
  }

  private Link open() {
    Link opened = Link.open(request.settings(), request.write().context(), false);
    synchronized (this) {
      link = opened;
      if (closed) {
        opened.close();
      }
    }
    return opened;
  }

  @Override
  public void write(ColumnBatch batch) {
    TableWrite open = opened();
    guarded(
        open.link(),
        () -> {
          open.rows(batch);
          return true;
        });
  }

  @Override
  public void commit() {
    TableWrite open = opened();
    background.call(
        () ->
            guarded(
                open.link(),
                () -> {
                  open.finish();
                  Commit.of(open.link(), request.retries());
                  return true;
                }));
    open.link().idle();
  }

  /** Work for which a connection is in use, so that closing it must be rough. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T guarded(Link open, Work<T> work) {
    setBusy(true);
    try {
      return work.run();
    } catch (SQLException e) {
      throw open.failure(e);
    } finally {
      setBusy(false);
    }
  }

  private synchronized void setBusy(boolean now) {
    if (now && closed) {
      throw new ConnectorException(Kind.INTERRUPTED, "the write was ended");
    }
    busy = now;
  }

  private TableWrite opened() {
    if (write == null) {
      throw new IllegalStateException("the write has not begun");
    }
    return write;
  }

  @Override
  public void close() {
    Link open;
    boolean rough;
    synchronized (this) {
      open = closed ? null : link;
      closed = true;
      rough = busy;
    }
    background.close();
    if (open != null) {
      if (!rough && write != null) {
        write.undo();
      }
      open.close();
    }
  }
}
