package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.retry.Retries;
import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.StatementContext;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a source. Until the first rows have come it may begin again; from then on a
 * failure is one, because the rows that were handed on can't be taken back.
 */
final class CopyReader implements BatchReader {

  /**
   * What is read.
   *
   * @param settings of the server
   * @param context of the statement
   * @param query of the rows
   * @param columns as they were described
   * @param limit the most rows that are wanted
   * @param retries of the beginning
   */
  record Request(
      ConnectionSettings settings,
      StatementContext context,
      SourceQuery query,
      List<ServerColumn> columns,
      OptionalLong limit,
      Retries retries) {}

  private final Request request;
  private final Background background = new Background();
  private @Nullable Link link;
  private @Nullable RowReader rows;
  private boolean closed;
  private boolean ended;

  CopyReader(Request request) {
    this.request = request;
  }

  @Override
  public @Nullable ColumnBatch next() {
    if (ended) {
      return null;
    }
    RowReader reader = rows;
    ColumnBatch batch =
        reader == null
            ? background.call(() -> request.retries().call(this::first))
            : read(reader, link());
    if (batch == null) {
      ended = true;
      link().idle();
      close();
    }
    return batch;
  }

  /** One attempt to begin. */
  private @Nullable ColumnBatch first() {
    Link opened = Link.open(request.settings(), request.context(), true);
    try {
      adopt(opened);
      String sql = opened.marked(request.query().copy(request.columns(), request.limit()));
      RowReader reader =
          new RowReader(
              opened.server().getCopyAPI().copyOut(sql),
              request.settings().name(),
              request.columns());
      ColumnBatch batch = read(reader, opened);
      rows = reader;
      return batch;
    } catch (SQLException e) {
      RuntimeException failure = opened.failure(e);
      opened.close();
      throw failure;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static @Nullable ColumnBatch read(RowReader reader, Link link) {
    try {
      return reader.next();
    } catch (SQLException e) {
      throw link.failure(e);
    }
  }

  private synchronized void adopt(Link opened) {
    link = opened;
    if (closed) {
      opened.close();
    }
  }

  private synchronized Link link() {
    if (link == null) {
      throw new IllegalStateException("nothing is open");
    }
    return link;
  }

  @Override
  public void close() {
    Link open;
    synchronized (this) {
      closed = true;
      open = link;
    }
    background.close();
    if (open != null) {
      open.close();
    }
  }
}
