package dev.sqlflow.spi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

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

  /**
   * Tells of several rows which of them have no value. Vectors that are large override it, as the
   * other methods for several rows, because a call for each value costs more than the value.
   *
   * @param start the first row
   * @param count how many rows
   * @param into gets true for each NULL, from index 0
   */
  default void nulls(int start, int count, boolean[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = isNull(start + i);
    }
  }

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

    /**
     * Copies the values of several rows.
     *
     * @param start the first row
     * @param count how many rows
     * @param into gets the values, from index 0; anything where a row has none
     */
    default void copy(int start, int count, long[] into) {
      for (int i = 0; i < count; i++) {
        if (!isNull(start + i)) {
          into[i] = get(start + i);
        }
      }
    }
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

    /**
     * Copies the values of several rows.
     *
     * @param start the first row
     * @param count how many rows
     * @param into gets the values, from index 0; anything where a row has none
     */
    default void copy(int start, int count, double[] into) {
      for (int i = 0; i < count; i++) {
        if (!isNull(start + i)) {
          into[i] = get(start + i);
        }
      }
    }
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

    /**
     * Copies references to the bytes of several rows.
     *
     * @param start the first row
     * @param count how many rows
     * @param into gets what {@link #utf8} returns, from index 0; null where a row has no value
     */
    default void copyUtf8(int start, int count, byte[] @Nullable [] into) {
      for (int i = 0; i < count; i++) {
        into[i] = isNull(start + i) ? null : utf8(start + i);
      }
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
