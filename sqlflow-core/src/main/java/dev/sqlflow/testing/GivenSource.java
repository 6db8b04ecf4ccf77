package dev.sqlflow.testing;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SourceConnector;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a source: yields rows that a test gives.
 *
 * @param columns of the source
 * @param rows each with a value of its column's storage for every column; null is NULL
 */
record GivenSource(List<Column> columns, List<List<@Nullable Object>> rows)
    implements SourceConnector {

  @Override
  public String type() {
    return "given";
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    return new Scan.Batches(columns, () -> new Reader(new Batch(columns, rows)));
  }

  private static final class Reader implements BatchReader {

    private final Batch batch;
    private boolean read;

    Reader(Batch batch) {
      this.batch = batch;
    }

    @Override
    public @Nullable ColumnBatch next() {
      boolean first = !read && batch.rowCount() > 0;
      read = true;
      return first ? batch : null;
    }

    @Override
    public void close() {
      read = true;
    }
  }

  private record Batch(List<Column> columns, List<List<@Nullable Object>> rows)
      implements ColumnBatch {

    @Override
    public int rowCount() {
      return rows.size();
    }

    @Override
    public ColumnVector column(int index) {
      Cells cells = new Cells(rows, index);
      return switch (columns.get(index).type().storage()) {
        case BOOLEAN -> new Booleans(cells);
        case LONG -> new Longs(cells);
        case DOUBLE -> new Doubles(cells);
        case BYTES -> new Bytes(cells);
        case TEXT -> new Texts(cells);
      };
    }
  }

  private record Cells(List<List<@Nullable Object>> rows, int column) {

    boolean isNull(int row) {
      return rows.get(row).get(column) == null;
    }

    <T> T get(int row, Class<T> type) {
      return type.cast(Objects.requireNonNull(rows.get(row).get(column)));
    }
  }

  private record Booleans(Cells cells) implements ColumnVector.Booleans {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public boolean get(int row) {
      return cells.get(row, Boolean.class);
    }
  }

  private record Longs(Cells cells) implements ColumnVector.Longs {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public long get(int row) {
      return cells.get(row, Long.class);
    }
  }

  private record Doubles(Cells cells) implements ColumnVector.Doubles {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public double get(int row) {
      return cells.get(row, Double.class);
    }
  }

  private record Texts(Cells cells) implements ColumnVector.Texts {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public String get(int row) {
      return cells.get(row, String.class);
    }
  }

  private record Bytes(Cells cells) implements ColumnVector.Bytes {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public byte[] get(int row) {
      return cells.get(row, byte[].class);
    }
  }
}
