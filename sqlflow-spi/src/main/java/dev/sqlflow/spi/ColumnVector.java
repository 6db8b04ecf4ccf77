package dev.sqlflow.spi;

import java.nio.charset.StandardCharsets;

/**
 * The values of one column in a batch. Which of the kinds it is follows from {@link
 * ColumnType#storage()}. A value may be asked for only where {@link #isNull} is false.
 */
public sealed interface ColumnVector {

  /**
   * Tells whether a row has no value.
   *
   * @param row from 0
   * @return true for NULL
   */
  boolean isNull(int row);

  /** Values of {@link ColumnType.Storage#BOOLEAN}. */
  non-sealed interface Booleans extends ColumnVector {
    /**
     * Returns one value.
     *
     * @param row from 0, not NULL
     * @return the value
     */
    boolean get(int row);
  }

  /** Values of {@link ColumnType.Storage#LONG}. */
  non-sealed interface Longs extends ColumnVector {
    /**
     * Returns one value.
     *
     * @param row from 0, not NULL
     * @return the value, in the unit that the column's type gives it
     */
    long get(int row);
  }

  /** Values of {@link ColumnType.Storage#DOUBLE}. */
  non-sealed interface Doubles extends ColumnVector {
    /**
     * Returns one value.
     *
     * @param row from 0, not NULL
     * @return the value
     */
    double get(int row);
  }

  /** Values of {@link ColumnType.Storage#TEXT}. */
  non-sealed interface Texts extends ColumnVector {
    /**
     * Returns one value.
     *
     * @param row from 0, not NULL
     * @return the value
     */
    String get(int row);

    /**
     * Returns one value's bytes in UTF-8; quicker than {@link #get} where it is held in bytes.
     *
     * @param row from 0, not NULL
     * @return the bytes; not to be changed
     */
    default byte[] utf8(int row) {
      return get(row).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Values of {@link ColumnType.Storage#BYTES}. */
  non-sealed interface Bytes extends ColumnVector {
    /**
     * Returns one value.
     *
     * @param row from 0, not NULL
     * @return the value; not to be changed
     */
    byte[] get(int row);
  }
}
