package dev.sqlflow.connectors.postgres;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as they stand on the wire: big-endian. */
final class Wire {

  /** Days from 1970-01-01 to 2000-01-01, where the server's time begins. */
  static final long EPOCH_DAYS = 10_957;

  /** The first day that the server knows, -4713-11-24, and the last, 5874897-12-31. */
  static final long FIRST_DAY = -2_440_588;

  static final long LAST_DAY = 2_145_042_905;

  /** Microseconds of a day. */
  static final long DAY = 86_400_000_000L;

  static final long EPOCH_MICROS = EPOCH_DAYS * DAY;

  /** The last microsecond before 294247-01-01: the embedded engine's time ends in that January. */
  static final long LATEST_MICROS = 9_223_371_244_799_999_999L;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Wire() {}

  static short int2(byte[] data, int at) {
    return (short) SHORTS.get(data, at);
  }

  static int int4(byte[] data, int at) {
    return (int) INTS.get(data, at);
  }

  static long int8(byte[] data, int at) {
    return (long) LONGS.get(data, at);
  }

  static void int2(byte[] data, int at, int value) {
    SHORTS.set(data, at, (short) value);
  }

  static void int4(byte[] data, int at, int value) {
    INTS.set(data, at, value);
  }

  static void int8(byte[] data, int at, long value) {
    LONGS.set(data, at, value);
  }
}
