package dev.sqlflow.connectors.memory;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnType.Storage;
import dev.sqlflow.spi.ColumnVector;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a table, a few rows at a time. */
final class TableReader implements BatchReader {

  private static final int BATCH = 2048;

  private final MemoryTable table;
  private int next;

  TableReader(MemoryTable table) {
    this.table = table;
  }

  @Override
  public @Nullable ColumnBatch next() {
    int end = Math.min(next + BATCH, table.rows().size());
    if (next == end) {
      return null;
    }
    List<List<@Nullable Object>> rows = table.rows().subList(next, end);
    next = end;
    return new RowsBatch(table, rows);
  }

  @Override
  public void close() {
    next = table.rows().size();
  }

  private record RowsBatch(MemoryTable table, List<List<@Nullable Object>> rows)
      implements ColumnBatch {

    @Override
    public int rowCount() {
      return rows.size();
    }

    @Override
    public ColumnVector column(int index) {
      Storage storage = table.columns().get(index).type().storage();
      Cells cells = new Cells(rows, index);
      return switch (storage) {
        case BOOLEAN -> new BooleanCells(cells);
        case LONG -> new LongCells(cells);
        case DOUBLE -> new DoubleCells(cells);
        case TEXT -> new TextCells(cells);
        case BYTES -> new ByteCells(cells);
      };
    }
  }

  /** One column of some rows. */
  private record Cells(List<List<@Nullable Object>> rows, int column) {

    boolean isNull(int row) {
      return rows.get(row).get(column) == null;
    }

    <T> T get(int row, Class<T> type) {
      return type.cast(Objects.requireNonNull(rows.get(row).get(column)));
    }
  }

  private record BooleanCells(Cells cells) implements ColumnVector.Booleans {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public boolean get(int row) {
      return cells.get(row, Boolean.class);
    }
  }

  private record LongCells(Cells cells) implements ColumnVector.Longs {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public long get(int row) {
      return cells.get(row, Long.class);
    }
  }

  private record DoubleCells(Cells cells) implements ColumnVector.Doubles {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public double get(int row) {
      return cells.get(row, Double.class);
    }
  }

  private record TextCells(Cells cells) implements ColumnVector.Texts {
    @Override
    public boolean isNull(int row) {
      return cells.isNull(row);
    }

    @Override
    public String get(int row) {
      return cells.get(row, String.class);
    }
  }

  private record ByteCells(Cells cells) implements ColumnVector.Bytes {
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
