package dev.sqlflow.connectors.postgres;

import java.util.Locale;

/**
 * One-dimensional arrays as lists. The server's type does not say how many dimensions its values
 * have; other ones are refused.
 */
record ArrayText(ValueText element) implements ValueText {

  private static final int HEADER = 12;
  private static final int DIMENSION = 8;

  @Override
  public String text(byte[] data, int at, int length) throws Unfit {
    int dimensions = Wire.int4(data, at);
    if (dimensions == 0) {
      return "[]";
    }
    if (dimensions > 1) {
      throw new Unfit("is an array of %d dimensions; only one can be read".formatted(dimensions));
    }
    int count = Wire.int4(data, at + HEADER);
    int position = at + HEADER + DIMENSION;
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < count; i++) {
      int size = Wire.int4(data, position);
      position += Integer.BYTES;
      list.append(i == 0 ? "" : ", ");
      if (size < 0) {
        list.append("NULL");
      } else {
        quote(list, element.text(data, position, size));
        position += size;
      }
    }
    return list.append(']').toString();
  }

  private static void quote(StringBuilder list, String value) {
    list.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }

  /** Bytes as the engine prints them, for lists of them. */
  static String bytes(byte[] data, int at, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(String.format(Locale.ROOT, "\\x%02X", data[at + i]));
    }
    return text.toString();
  }
}
