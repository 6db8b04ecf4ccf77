package dev.sqlflow.connectors.batches;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ColumnVector;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Collects rows of texts into batches of typed columns. Not for use by several threads. */
public final class BatchBuilder {

  /** How many rows a batch holds: one vector of the embedded engine. */
  public static final int CAPACITY = 2048;

  private final List<ColumnBuilder> builders;
  private int rows;

  /**
   * Begins an empty batch.
   *
   * @param columns of every row; none of type BLOB
   * @param reader of the texts
   */
  public BatchBuilder(List<Column> columns, TextReader reader) {
    builders =
        columns.stream().map(column -> ColumnBuilder.of(column.type(), reader, CAPACITY)).toList();
  }

  /**
   * Tells whether text can be read as a type.
   *
   * @param type any
   * @return false for bytes
   */
  public static boolean reads(ColumnType type) {
    return type.storage() != ColumnType.Storage.BYTES;
  }

  /**
   * Adds a row.
   *
   * @param values one for each column, null for NULL
   * @return the first column whose value is not of its type, or empty. The batch is of no use then
   */
  public OptionalInt add(@Nullable String[] values) {
    for (int index = 0; index < values.length; index++) {
      String value = values[index];
      if (value == null) {
        builders.get(index).addNull();
      } else if (!builders.get(index).add(value)) {
        return OptionalInt.of(index);
      }
    }
    rows++;
    return OptionalInt.empty();
  }

  /**
   * Tells whether the batch has to be built before the next row is added.
   *
   * @return true at {@link #CAPACITY} rows
   */
  public boolean isFull() {
    return rows == CAPACITY;
  }

  /**
   * Hands over the rows and begins again.
   *
   * @return the batch, or null if there is no row
   */
  public @Nullable ColumnBatch build() {
    if (rows == 0) {
      return null;
    }
    Built built = new Built(rows, builders.stream().map(ColumnBuilder::build).toList());
    rows = 0;
    return built;
  }

  private record Built(int rowCount, List<ColumnVector> vectors) implements ColumnBatch {
    @Override
    public ColumnVector column(int index) {
      return vectors.get(index);
    }
  }
}
