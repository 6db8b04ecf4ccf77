package dev.sqlflow.spi;

/** Some rows, held column by column. */
public interface ColumnBatch {

  /**
   * Returns how many rows there are.
   *
   * @return at least 1
   */
  int rowCount();

  /**
   * Returns one column's values.
   *
   * @param index of the column, from 0
   * @return values of the kind that the column's {@link ColumnType#storage()} says
   */
  ColumnVector column(int index);
}
