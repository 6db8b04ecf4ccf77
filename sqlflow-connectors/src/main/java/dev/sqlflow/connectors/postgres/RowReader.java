package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** Reads the rows of one COPY, a batch at a time. */
final class RowReader {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int FLAGS_AND_EXTENSION = 8;
  private static final short END = -1;
  private static final int NULL = -1;

  /** Large values fill a batch before many rows do. */
  private static final int MOST_BYTES = 1 << 20;

  private final CopyOut copy;
  private final String what;
  private final String part;
  private final List<Column> columns;
  private long rowsBefore;
  private long rows;
  private boolean begun;
  private boolean ended;
  private byte[] data = {};
  private int at;

  /**
   * Of a COPY.
   *
   * @param copy under way
   * @param what is read, for people
   * @param part of it that the rows are counted in: {@code of the table's pages from 100 on}; empty
   *     for all
   * @param columns of each row
   */
  RowReader(CopyOut copy, String what, String part, List<ServerColumn> columns) {
    this.copy = copy;
    this.what = what;
    this.part = part;
    this.columns = columns.stream().map(ServerColumn::column).toList();
  }

  /** Fills a batch with the next rows and tells whether there are any. */
  boolean next(DecodedRows batch) throws SQLException {
    batch.clear();
    try {
      long size = 0;
      while (!batch.isFull() && size < MOST_BYTES && more()) {
        int from = at;
        row(batch);
        size += at - from;
      }
      for (int column = 0; column < columns.size(); column++) {
        read(batch, column);
      }
    } catch (IndexOutOfBoundsException e) {
      throw damaged("a row is cut", e);
    }
    batch.dropMessages();
    rowsBefore += batch.rowCount();
    return batch.rowCount() > 0;
  }

  /** Brings the next row's bytes. */
  private boolean more() throws SQLException {
    while (!ended && at == data.length) {
      byte[] message = received();
      if (message == null) {
        throw damaged("the end is missing", null);
      }
      data = message;
      at = begun ? 0 : header(message);
      begun = true;
    }
    if (!ended && Wire.int2(data, at) == END) {
      end();
    }
    return !ended;
  }

  /** The driver believes any length that comes, also one that was changed on the way. */
  private byte @Nullable [] received() throws SQLException {
    try {
      return copy.readFromCopy();
    } catch (NegativeArraySizeException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | AssertionError e) {
      throw damaged("a message is no row", e);
    }
  }

  private int header(byte[] message) {
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (message[i] != SIGNATURE[i]) {
        throw damaged("it is no binary COPY", null);
      }
    }
    int extension = Wire.int4(message, SIGNATURE.length + 4);
    return SIGNATURE.length + FLAGS_AND_EXTENSION + extension;
  }

  private void end() throws SQLException {
    ended = true;
    if (received() != null) {
      throw damaged("there are rows behind the end", null);
    }
    long sent = copy.getHandledRowCount();
    if (sent >= 0 && sent != rows) { // below 0 the server does not tell
      throw damaged("%d rows came of %d".formatted(rows, sent), null);
    }
  }

  private void row(DecodedRows batch) {
    byte[] message = data;
    int fields = Wire.int2(message, at);
    if (fields != columns.size()) {
      throw damaged("a row has " + fields + " values", null);
    }
    int next = at + Short.BYTES;
    for (int i = 0; i < fields; i++) {
      int length = Wire.int4(message, next);
      next += Integer.BYTES;
      if (length < NULL || length > message.length - next) {
        throw new IndexOutOfBoundsException(length);
      }
      batch.decoder(i).place(batch.rowCount(), next, length);
      next += Math.max(0, length);
    }
    at = next;
    rows++;
    batch.add(message);
  }

  private void read(DecodedRows batch, int column) {
    try {
      batch.read(column);
    } catch (Unfit e) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "%s: column `%s`, row %d%s: the value %s"
              .formatted(
                  what,
                  columns.get(column).name(),
                  rowsBefore + batch.firstUnfit(column) + 1,
                  part,
                  e.getMessage()));
    }
  }

  private ConnectorException damaged(String how, @Nullable Throwable cause) {
    return new ConnectorException(
        Kind.UNREACHABLE,
        "%s: the answer came damaged behind row %d%s: %s".formatted(what, rowsBefore, part, how),
        cause);
  }
}
