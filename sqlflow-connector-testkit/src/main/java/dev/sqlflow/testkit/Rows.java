package dev.sqlflow.testkit;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.RowBatch;
import dev.sqlflow.spi.Scan;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of plain values, to and from the batches that connectors know: {@link Boolean}, {@link
 * Long}, {@link Double}, {@link String}, {@code byte[]} or null.
 */
public final class Rows {

  private Rows() {}

  /**
   * Makes a row.
   *
   * @param values of its columns, in order
   * @return an immutable row
   */
  public static List<@Nullable Object> row(@Nullable Object... values) {
    List<@Nullable Object> row = new ArrayList<>();
    Collections.addAll(row, values);
    return Collections.unmodifiableList(row);
  }

  /**
   * Makes a batch.
   *
   * @param columns in order
   * @param rows at least one, with a value for every column
   * @return the batch
   */
  public static ColumnBatch batch(List<Column> columns, List<List<@Nullable Object>> rows) {
    return new RowBatch(columns, rows);
  }

  /**
   * Reads all rows of a scan that hands them over itself.
   *
   * @param scan of batches
   * @return the rows; bytes as a {@link ByteBuffer}, which knows its equals
   */
  public static List<List<@Nullable Object>> read(Scan scan) {
    Scan.Batches batches = (Scan.Batches) scan;
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (BatchReader reader = batches.source().open()) {
      ColumnBatch batch = reader.next();
      while (batch != null) {
        addAll(rows, batch, batches.columns().size());
        batch = reader.next();
      }
    }
    return rows;
  }

  /**
   * Writes rows and commits them.
   *
   * @param sink takes them
   * @param columns in order
   * @param rows any number
   */
  public static void write(
      BatchSink sink, List<Column> columns, List<List<@Nullable Object>> rows) {
    try (sink) {
      sink.begin(columns);
      if (!rows.isEmpty()) {
        sink.write(batch(columns, rows));
      }
      sink.commit();
    }
  }

  static void addAll(List<List<@Nullable Object>> rows, ColumnBatch batch, int columns) {
    for (int row = 0; row < batch.rowCount(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        values.add(value(batch.column(column), row));
      }
      rows.add(Collections.unmodifiableList(values));
    }
  }

  private static @Nullable Object value(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof ColumnVector.Booleans booleans) {
      return booleans.get(row);
    }
    if (vector instanceof ColumnVector.Longs longs) {
      return longs.get(row);
    }
    if (vector instanceof ColumnVector.Doubles doubles) {
      return doubles.get(row);
    }
    if (vector instanceof ColumnVector.Texts texts) {
      return texts.get(row);
    }
    return ByteBuffer.wrap(((ColumnVector.Bytes) vector).get(row).clone());
  }
}
