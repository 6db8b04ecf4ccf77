package dev.sqlflow.connectors.postgres;

import java.sql.SQLException;
import java.util.Arrays;

/** Collects what a COPY sends, and sends it in pieces of a good size. */
final class CopyBuffer {

  private static final int FULL = 1 << 16;

  private final PatientSender out;
  private byte[] data = new byte[FULL + (FULL >> 2)];
  private int size;

  CopyBuffer(PatientSender out) {
    this.out = out;
  }

  void int2(int value) {
    Wire.int2(data, claim(Short.BYTES), value);
  }

  void int4(int value) {
    Wire.int4(data, claim(Integer.BYTES), value);
  }

  void int8(long value) {
    Wire.int8(data, claim(Long.BYTES), value);
  }

  void int1(int value) {
    data[claim(1)] = (byte) value;
  }

  void bytes(byte[] value) {
    int at = claim(value.length);
    System.arraycopy(value, 0, data, at, value.length);
  }

  private int claim(int count) {
    if (size + count > data.length) {
      data = Arrays.copyOf(data, Math.max(data.length * 2, size + count));
    }
    int at = size;
    size += count;
    return at;
  }

  /** Sends what is there if it is worth it. */
  void sendIfFull() throws SQLException {
    if (size >= FULL) {
      send();
    }
  }

  /** Sends everything, and leaves nothing with the driver. */
  void flush() throws SQLException {
    send();
    out.flush();
  }

  private void send() throws SQLException {
    if (size > 0) {
      out.send(data, size);
      size = 0;
    }
    if (data.length > FULL * 16) {
      data = new byte[FULL + (FULL >> 2)]; // a very large value is over
    }
  }
}
