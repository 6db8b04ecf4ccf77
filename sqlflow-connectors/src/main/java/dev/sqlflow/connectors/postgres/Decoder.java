package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads one column's values off the wire into arrays that are used again for each batch. */
abstract sealed class Decoder {

  private final boolean[] nulls;
  private final int[] starts;
  private final int[] lengths;

  /** For as many rows as a batch has at most. */
  Decoder(int capacity) {
    this.nulls = new boolean[capacity];
    this.starts = new int[capacity];
    this.lengths = new int[capacity];
  }

  /** Notes where the value of a row stands in its message; a length below 0 is NULL. */
  final void place(int row, int at, int length) {
    nulls[row] = length < 0;
    starts[row] = at;
    lengths[row] = length;
  }

  final boolean isNullAt(int row) {
    return nulls[row];
  }

  final int start(int row) {
    return starts[row];
  }

  final int length(int row) {
    return lengths[row];
  }

  /**
   * Reads the placed values of all rows. The same loop stands again in the kinds that are many:
   * each has code of its own then, in which the call of {@link #read} has one target and is
   * inlined.
   */
  void readAll(byte[][] messages, int rows) throws Unfit {
    for (int row = 0; row < rows; row++) {
      if (!isNullAt(row)) {
        read(messages[row], row);
      }
    }
  }

  /** Reads the placed value of a row that has one. */
  abstract void read(byte[] message, int row) throws Unfit;

  /** Lets go of the values of the first rows. */
  void clear(int rows) {}

  final void nullsOf(int start, int count, boolean[] into) {
    System.arraycopy(nulls, start, into, 0, count);
  }

  abstract ColumnVector vector();

  static void requireWidth(int expected, int length) throws Unfit {
    if (length != expected) {
      throw new Unfit("came damaged: %d bytes instead of %d".formatted(length, expected));
    }
  }

  /** Whole numbers, dates and times. */
  static final class Longs extends Decoder {
    private final LongValue kind;
    private final long[] values;

    Longs(LongValue kind, int capacity) {
      super(capacity);
      this.kind = kind;
      this.values = new long[capacity];
    }

    @Override
    void readAll(byte[][] messages, int rows) throws Unfit {
      for (int row = 0; row < rows; row++) {
        if (!isNullAt(row)) {
          read(messages[row], row);
        }
      }
    }

    @Override
    void read(byte[] message, int row) throws Unfit {
      requireWidth(kind.width(), length(row));
      values[row] = kind.read(message, start(row));
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

        @Override
        public void nulls(int start, int count, boolean[] into) {
          nullsOf(start, count, into);
        }

        @Override
        public void copy(int start, int count, long[] into) {
          System.arraycopy(values, start, into, 0, count);
        }
      };
    }
  }

  /** Floating point numbers of four or eight bytes. */
  static final class Doubles extends Decoder {
    private final int width;
    private final double[] values;

    Doubles(int width, int capacity) {
      super(capacity);
      this.width = width;
      this.values = new double[capacity];
    }

    @Override
    void readAll(byte[][] messages, int rows) throws Unfit {
      for (int row = 0; row < rows; row++) {
        if (!isNullAt(row)) {
          read(messages[row], row);
        }
      }
    }

    @Override
    void read(byte[] message, int row) throws Unfit {
      requireWidth(width, length(row));
      values[row] =
          width == 4
              ? Float.intBitsToFloat(Wire.int4(message, start(row)))
              : Double.longBitsToDouble(Wire.int8(message, start(row)));
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

        @Override
        public void nulls(int start, int count, boolean[] into) {
          nullsOf(start, count, into);
        }

        @Override
        public void copy(int start, int count, double[] into) {
          System.arraycopy(values, start, into, 0, count);
        }
      };
    }
  }

  /** Truth values. */
  static final class Booleans extends Decoder {
    private final boolean[] values;

    Booleans(int capacity) {
      super(capacity);
      this.values = new boolean[capacity];
    }

    @Override
    void read(byte[] message, int row) throws Unfit {
      requireWidth(1, length(row));
      values[row] = message[start(row)] != 0;
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
    private final byte[][] values;

    Bytes(int capacity) {
      super(capacity);
      this.values = new byte[capacity][];
    }

    @Override
    void read(byte[] message, int row) {
      values[row] = Arrays.copyOfRange(message, start(row), start(row) + length(row));
    }

    @Override
    void clear(int rows) {
      Arrays.fill(values, 0, rows, null);
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
    private final byte[][] values;

    Texts(ValueText text, int capacity) {
      super(capacity);
      this.text = text;
      this.values = new byte[capacity][];
    }

    @Override
    void readAll(byte[][] messages, int rows) throws Unfit {
      for (int row = 0; row < rows; row++) {
        if (!isNullAt(row)) {
          read(messages[row], row);
        }
      }
    }

    @Override
    void read(byte[] message, int row) throws Unfit {
      values[row] = text.utf8(message, start(row), length(row));
    }

    @Override
    void clear(int rows) {
      Arrays.fill(values, 0, rows, null);
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

        @Override
        public void copyUtf8(int start, int count, byte[][] into) {
          for (int i = 0; i < count; i++) {
            into[i] = isNullAt(start + i) ? null : values[start + i];
          }
        }
      };
    }
  }
}
