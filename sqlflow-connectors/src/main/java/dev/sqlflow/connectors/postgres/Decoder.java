package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.batches.BatchBuilder;
import dev.sqlflow.spi.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads one column's values off the wire into arrays that are used again for each batch. */
abstract sealed class Decoder {

  static final int CAPACITY = BatchBuilder.CAPACITY;

  private final boolean[] nulls = new boolean[CAPACITY];

  /** Takes the value of a row; a length below 0 is NULL. */
  final void take(byte[] data, int at, int length, int row) throws Unfit {
    nulls[row] = length < 0;
    if (length >= 0) {
      read(data, at, length, row);
    }
  }

  final boolean isNullAt(int row) {
    return nulls[row];
  }

  abstract void read(byte[] data, int at, int length, int row) throws Unfit;

  abstract ColumnVector vector();

  static void requireWidth(int expected, int length) throws Unfit {
    if (length != expected) {
      throw new Unfit("came damaged: %d bytes instead of %d".formatted(length, expected));
    }
  }

  /** Whole numbers, dates and times. */
  static final class Longs extends Decoder {
    private final LongValue kind;
    private final long[] values = new long[CAPACITY];

    Longs(LongValue kind) {
      this.kind = kind;
    }

    @Override
    void read(byte[] data, int at, int length, int row) throws Unfit {
      requireWidth(kind.width(), length);
      values[row] = kind.read(data, at);
    }

    @Override
    ColumnVector vector() {
      return new ColumnVector.Longs() {
        @Override
        public boolean isNull(int row) {
          return isNullAt(row);
        }

        @Override
        public long get(int row) {
          return values[row];
        }
      };
    }
  }

  /** Floating point numbers of four or eight bytes. */
  static final class Doubles extends Decoder {
    private final int width;
    private final double[] values = new double[CAPACITY];

    Doubles(int width) {
      this.width = width;
    }

    @Override
    void read(byte[] data, int at, int length, int row) throws Unfit {
      requireWidth(width, length);
      values[row] =
          width == 4
              ? Float.intBitsToFloat(Wire.int4(data, at))
              : Double.longBitsToDouble(Wire.int8(data, at));
    }

    @Override
    ColumnVector vector() {
      return new ColumnVector.Doubles() {
        @Override
        public boolean isNull(int row) {
          return isNullAt(row);
        }

        @Override
        public double get(int row) {
          return values[row];
        }
      };
    }
  }

  /** Truth values. */
  static final class Booleans extends Decoder {
    private final boolean[] values = new boolean[CAPACITY];

    @Override
    void read(byte[] data, int at, int length, int row) throws Unfit {
      requireWidth(1, length);
      values[row] = data[at] != 0;
    }

    @Override
    ColumnVector vector() {
      return new ColumnVector.Booleans() {
        @Override
        public boolean isNull(int row) {
          return isNullAt(row);
        }

        @Override
        public boolean get(int row) {
          return values[row];
        }
      };
    }
  }

  /** Bytes as they are. */
  static final class Bytes extends Decoder {
    private final byte[][] values = new byte[CAPACITY][];

    @Override
    void read(byte[] data, int at, int length, int row) {
      values[row] = Arrays.copyOfRange(data, at, at + length);
    }

    @Override
    ColumnVector vector() {
      return new ColumnVector.Bytes() {
        @Override
        public boolean isNull(int row) {
          return isNullAt(row);
        }

        @Override
        public byte[] get(int row) {
          return values[row];
        }
      };
    }
  }

  /** What is text on this side, whatever it is on the wire. */
  static final class Texts extends Decoder {
    private final ValueText text;
    private final byte[][] values = new byte[CAPACITY][];

    Texts(ValueText text) {
      this.text = text;
    }

    @Override
    void read(byte[] data, int at, int length, int row) throws Unfit {
      values[row] = text.utf8(data, at, length);
    }

    @Override
    ColumnVector vector() {
      return new ColumnVector.Texts() {
        @Override
        public boolean isNull(int row) {
          return isNullAt(row);
        }

        @Override
        public String get(int row) {
          return new String(values[row], StandardCharsets.UTF_8);
        }

        @Override
        public byte[] utf8(int row) {
          return values[row];
        }
      };
    }
  }
}
