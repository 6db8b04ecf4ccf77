package dev.sqlflow.connectors.postgres;

/** Types whose values are numbers of a fixed width, in the unit that batches have. */
enum LongValue {
  INT2(2),
  INT4(4),
  INT8(8),
  /** Days; infinity is the same number on both sides, but for one. */
  DATE(4),
  /** Microseconds of the day. */
  TIME(8),
  /** Microseconds, with or without time zone. */
  TIMESTAMP(8);

  private final int width;

  LongValue(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  // A method for each of them would be a call that the compiler can't place in the loop of a
  // column.
  long read(byte[] data, int at) throws Unfit {
    return switch (this) {
      case INT2 -> Wire.int2(data, at);
      case INT4 -> Wire.int4(data, at);
      case INT8, TIME -> Wire.int8(data, at);
      case DATE -> date(Wire.int4(data, at));
      case TIMESTAMP -> timestamp(Wire.int8(data, at));
    };
  }

  private static long date(int days) {
    if (days == Integer.MAX_VALUE) {
      return Integer.MAX_VALUE;
    }
    return days == Integer.MIN_VALUE ? -Integer.MAX_VALUE : days + Wire.EPOCH_DAYS;
  }

  private static long timestamp(long micros) throws Unfit {
    if (micros == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    if (micros == Long.MIN_VALUE) {
      return -Long.MAX_VALUE;
    }
    if (micros > Wire.LATEST_MICROS - Wire.EPOCH_MICROS) {
      throw new Unfit("is a time after the year 294246");
    }
    return micros + Wire.EPOCH_MICROS;
  }
}
