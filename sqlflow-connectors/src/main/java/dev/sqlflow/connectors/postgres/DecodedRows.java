package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.batches.BatchBuilder;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import java.util.Arrays;
import java.util.List;

/** Room for the rows of one batch, used again when they have been taken out of it. */
final class DecodedRows implements ColumnBatch {

  /** Keeps a table of many columns from taking much memory. */
  private static final int MOST_VALUES = 1 << 16;

  private final Decoder[] decoders;
  private final List<ColumnVector> vectors;
  private final byte[][] messages;
  private int rowCount;

  DecodedRows(List<ServerColumn> columns) {
    int capacity = Math.min(BatchBuilder.CAPACITY, MOST_VALUES / Math.max(1, columns.size()));
    this.decoders =
        columns.stream().map(column -> column.decoder().apply(capacity)).toArray(Decoder[]::new);
    this.vectors = Arrays.stream(decoders).map(Decoder::vector).toList();
    this.messages = new byte[capacity][];
  }

  /** Lets go of the values, which may be large. */
  void clear() {
    for (Decoder decoder : decoders) {
      decoder.clear(rowCount);
    }
    rowCount = 0;
  }

  /** Adds a row, whose values are placed by then. */
  void add(byte[] message) {
    messages[rowCount] = message;
    rowCount++;
  }

  boolean isFull() {
    return rowCount == messages.length;
  }

  Decoder decoder(int column) {
    return decoders[column];
  }

  /** Reads the values of a column. */
  void read(int column) throws Unfit {
    decoders[column].readAll(messages, rowCount);
  }

  /** The first row whose value can't be read, or the number of rows. */
  int firstUnfit(int column) {
    Decoder decoder = decoders[column];
    for (int row = 0; row < rowCount; row++) {
      try {
        if (!decoder.isNullAt(row)) {
          decoder.read(messages[row], row);
        }
      } catch (Unfit e) {
        return row;
      }
    }
    return rowCount;
  }

  /** Lets go of what came from the server. */
  void dropMessages() {
    Arrays.fill(messages, 0, rowCount, null);
  }

  @Override
  public int rowCount() {
    return rowCount;
  }

  @Override
  public ColumnVector column(int index) {
    return vectors.get(index);
  }
}
