package dev.sqlflow.spi;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A batch of rows that are in the heap anyway. For few rows: every value is an object of its own.
 *
 * @param columns in order
 * @param rows at least one, not to be changed; each has for every column a {@link Boolean}, {@link
 *     Long}, {@link Double}, {@link String} or {@code byte[]}, as {@link ColumnType#storage()}
 *     says, or null
 */
public record RowBatch(List<Column> columns, List<List<@Nullable Object>> rows)
    implements ColumnBatch {

  @Override
  public int rowCount() {
    return rows.size();
  }

  @Override
  public ColumnVector column(int index) {
    Cells cells = new Cells(rows, index);
    return switch (columns.get(index).type().storage()) {
      case BOOLEAN -> new BooleanCells(cells);
      case LONG -> new LongCells(cells);
      case DOUBLE -> new DoubleCells(cells);
      case TEXT -> new TextCells(cells);
      case BYTES -> new ByteCells(cells);
    };
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
