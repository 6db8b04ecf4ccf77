package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.SQLException;
import java.util.Arrays;
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

  private final CopyOut copy;
  private final String what;
  private final List<Column> columns;
  private final Decoder[] decoders;
  private final List<ColumnVector> vectors;
  private long rowsBefore;
  private boolean begun;
  private boolean ended;
  private byte[] data = {};
  private int at;

  RowReader(CopyOut copy, String what, List<ServerColumn> columns) {
    this.copy = copy;
    this.what = what;
    this.columns = columns.stream().map(ServerColumn::column).toList();
    this.decoders = columns.stream().map(column -> column.decoder().get()).toArray(Decoder[]::new);
    this.vectors = Arrays.stream(decoders).map(Decoder::vector).toList();
  }

  private record Batch(int rowCount, List<ColumnVector> vectors) implements ColumnBatch {
    @Override
    public ColumnVector column(int index) {
      return vectors.get(index);
    }
  }

  /** The next rows; null behind the last one, when the server has said that it is the last. */
  @Nullable ColumnBatch next() throws SQLException {
    int rows = 0;
    try {
      while (rows < Decoder.CAPACITY && more()) {
        row(rows);
        rows++;
      }
    } catch (IndexOutOfBoundsException e) {
      throw damaged("a row is cut", e);
    }
    rowsBefore += rows;
    return rows == 0 ? null : new Batch(rows, vectors);
  }

  /** Brings the next row's bytes. */
  private boolean more() throws SQLException {
    while (!ended && at == data.length) {
      byte[] message = copy.readFromCopy();
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
    if (copy.readFromCopy() != null) {
      throw damaged("there are rows behind the end", null);
    }
  }

  private void row(int row) {
    int fields = Wire.int2(data, at);
    if (fields != decoders.length) {
      throw damaged("a row has " + fields + " values", null);
    }
    at += Short.BYTES;
    for (int i = 0; i < decoders.length; i++) {
      int length = Wire.int4(data, at);
      at += Integer.BYTES;
      take(i, length, row);
      at += Math.max(0, length);
    }
  }

  private void take(int column, int length, int row) {
    try {
      if (length > data.length - at) {
        throw new IndexOutOfBoundsException(length);
      }
      decoders[column].take(data, at, length, row);
    } catch (Unfit e) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "%s: column `%s`, row %d: the value %s"
              .formatted(what, columns.get(column).name(), rowsBefore + row + 1, e.getMessage()));
    }
  }

  private ConnectorException damaged(String how, @Nullable Throwable cause) {
    return new ConnectorException(
        Kind.UNREACHABLE,
        "%s: the answer came damaged behind row %d: %s".formatted(what, rowsBefore, how),
        cause);
  }
}
