package dev.sqlflow.connectors.batches;

import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ColumnVector;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Collects the values of one column, up to a batch's capacity. */
abstract sealed class ColumnBuilder {

  private BitSet nulls = new BitSet();
  int size;

  static ColumnBuilder of(ColumnType type, TextReader reader, int capacity) {
    return switch (type.storage()) {
      case BOOLEAN -> new Booleans(reader, capacity);
      case LONG -> new Longs(type, reader, capacity);
      case DOUBLE -> new Doubles(reader, capacity);
      case TEXT, BYTES -> new Texts(capacity);
    };
  }

  final void addNull() {
    nulls.set(size);
    size++;
  }

  /**
   * Adds a value, if the text is one.
   *
   * @return false if it is none; nothing is added then
   */
  final boolean add(String text) {
    boolean taken = put(text);
    if (taken) {
      size++;
    }
    return taken;
  }

  /** Hands over the values and begins again. */
  final ColumnVector build() {
    ColumnVector vector = vector(nulls);
    nulls = new BitSet();
    size = 0;
    return vector;
  }

  abstract boolean put(String text);

  abstract ColumnVector vector(BitSet nullRows);

  private static final class Booleans extends ColumnBuilder {
    private final TextReader reader;
    private final boolean[] values;

    Booleans(TextReader reader, int capacity) {
      this.reader = reader;
      this.values = new boolean[capacity];
    }

    @Override
    boolean put(String text) {
      Optional<Boolean> value = reader.booleanOf(text);
      value.ifPresent(read -> values[size] = read);
      return value.isPresent();
    }

    @Override
    ColumnVector vector(BitSet nullRows) {
      boolean[] copy = Arrays.copyOf(values, size);
      return new ColumnVector.Booleans() {
        @Override
        public boolean get(int row) {
          return copy[row];
        }

        @Override
        public boolean isNull(int row) {
          return nullRows.get(row);
        }
      };
    }
  }

  private static final class Longs extends ColumnBuilder {
    private final ColumnType type;
    private final TextReader reader;
    private final long[] values;

    Longs(ColumnType type, TextReader reader, int capacity) {
      this.type = type;
      this.reader = reader;
      this.values = new long[capacity];
    }

    @Override
    boolean put(String text) {
      OptionalLong value = reader.longOf(type, text);
      value.ifPresent(read -> values[size] = read);
      return value.isPresent();
    }

    @Override
    ColumnVector vector(BitSet nullRows) {
      long[] copy = Arrays.copyOf(values, size);
      return new ColumnVector.Longs() {
        @Override
        public long get(int row) {
          return copy[row];
        }

        @Override
        public boolean isNull(int row) {
          return nullRows.get(row);
        }
      };
    }
  }

  private static final class Doubles extends ColumnBuilder {
    private final TextReader reader;
    private final double[] values;

    Doubles(TextReader reader, int capacity) {
      this.reader = reader;
      this.values = new double[capacity];
    }

    @Override
    boolean put(String text) {
      OptionalDouble value = reader.doubleOf(text);
      value.ifPresent(read -> values[size] = read);
      return value.isPresent();
    }

    @Override
    ColumnVector vector(BitSet nullRows) {
      double[] copy = Arrays.copyOf(values, size);
      return new ColumnVector.Doubles() {
        @Override
        public double get(int row) {
          return copy[row];
        }

        @Override
        public boolean isNull(int row) {
          return nullRows.get(row);
        }
      };
    }
  }

  private static final class Texts extends ColumnBuilder {
    private final String[] values;

    Texts(int capacity) {
      this.values = new String[capacity];
    }

    @Override
    boolean put(String text) {
      values[size] = text;
      return true;
    }

    @Override
    ColumnVector vector(BitSet nullRows) {
      String[] copy = Arrays.copyOf(values, size);
      return new ColumnVector.Texts() {
        @Override
        public String get(int row) {
          return copy[row];
        }

        @Override
        public boolean isNull(int row) {
          return nullRows.get(row);
        }
      };
    }
  }
}
