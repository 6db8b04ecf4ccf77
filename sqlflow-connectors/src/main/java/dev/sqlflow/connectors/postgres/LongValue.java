package dev.sqlflow.connectors.postgres;

/** Types whose values are numbers of a fixed width, in the unit that batches have. */
enum LongValue {
  INT2(2) {
    @Override
    long read(byte[] data, int at) {
      return Wire.int2(data, at);
    }
  },
  INT4(4) {
    @Override
    long read(byte[] data, int at) {
      return Wire.int4(data, at);
    }
  },
  INT8(8) {
    @Override
    long read(byte[] data, int at) {
      return Wire.int8(data, at);
    }
  },
  /** Days; infinity is the same number on both sides, but for one. */
  DATE(4) {
    @Override
    long read(byte[] data, int at) {
      int days = Wire.int4(data, at);
      if (days == Integer.MAX_VALUE) {
        return Integer.MAX_VALUE;
      }
      return days == Integer.MIN_VALUE ? -Integer.MAX_VALUE : days + Wire.EPOCH_DAYS;
    }
  },
  /** Microseconds of the day. */
  TIME(8) {
    @Override
    long read(byte[] data, int at) {
      return Wire.int8(data, at);
    }
  },
  /** Microseconds, with or without time zone. */
  TIMESTAMP(8) {
    @Override
    long read(byte[] data, int at) throws Unfit {
      long micros = Wire.int8(data, at);
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
  };

  private final int width;

  LongValue(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  abstract long read(byte[] data, int at) throws Unfit;
}
