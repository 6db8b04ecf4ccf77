package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.retry.Retries;
import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.StatementContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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
   * @param partitions into how many parts a large table is divided at most
   * @param retries of the beginning
   */
  record Request(
      ConnectionSettings settings,
      StatementContext context,
      SourceQuery query,
      List<ServerColumn> columns,
      OptionalLong limit,
      int partitions,
      Retries retries) {}

  private final Request request;
  private final Background background = new Background();
  private final List<Link> links = new ArrayList<>();
  private final List<CopyPart> parts = new ArrayList<>();
  private boolean begun;
  private boolean closed;
  private boolean ended;
  private int turn;

  CopyReader(Request request) {
    this.request = request;
  }

  /**
   * Takes a batch of each part in turn, so that the order of the rows is the same for the same
   * number of connections. How many there are may differ from run to run.
   */
  @Override
  public @Nullable ColumnBatch next() {
    if (ended) {
      return null;
    }
    if (!begun) {
      background.call(() -> request.retries().call(this::begin));
      begun = true;
    }
    for (CopyPart part = part(); part != null; part = part()) {
      DecodedRows rows = part.next();
      if (rows != null) {
        turn++;
        return rows;
      }
      remove(part);
    }
    ended = true;
    close();
    return null;
  }

  private synchronized @Nullable CopyPart part() {
    requireOpen();
    return parts.isEmpty() ? null : parts.get(turn % parts.size());
  }

  /** Gives a part's connection back. The leader's stays: the others live by its pool. */
  private void remove(CopyPart part) {
    Link link = part.link();
    synchronized (this) {
      requireOpen();
      turn = turn % parts.size();
      parts.remove(part);
      if (link.equals(links.get(0))) {
        return;
      }
      links.remove(link);
    }
    link.close();
  }

  /** One attempt to begin. */
  private boolean begin() {
    Link leader = Link.open(request.settings(), request.context(), true);
    try {
      adopt(leader);
      Partitioning.Parts divided =
          Partitioning.of(leader, request.query(), mostPartitions(), this::adopt);
      for (int i = 0; i < divided.links().size(); i++) {
        adopt(CopyPart.begin(divided.links().get(i), request, divided.ranges().get(i)));
      }
      parts().forEach(CopyPart::start);
      return true;
    } catch (SQLException e) {
      RuntimeException failure = leader.failure(e);
      release();
      throw failure;
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  /** A part of a table has no first rows that a limit could mean. */
  private int mostPartitions() {
    return request.limit().isPresent() ? 1 : request.partitions();
  }

  private synchronized void adopt(Link opened) {
    links.add(opened);
    if (closed) {
      opened.close();
    }
  }

  private synchronized void adopt(CopyPart part) {
    requireOpen();
    parts.add(part);
  }

  private synchronized List<CopyPart> parts() {
    return List.copyOf(parts);
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled");
    }
  }

  /** Ends what is under way; the leader goes last, because the others live by its pool. */
  private void release() {
    List<Link> open;
    synchronized (this) {
      parts.forEach(CopyPart::end);
      parts.clear();
      open = new ArrayList<>(links);
      links.clear();
    }
    Collections.reverse(open);
    open.forEach(Link::close);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    background.close();
    release();
  }
}
