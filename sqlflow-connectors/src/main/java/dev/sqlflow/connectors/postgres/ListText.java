package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ColumnVector;
import java.nio.charset.StandardCharsets;

/** Lists in the engine's words, made arrays in the server's. */
record ListText(boolean bytes) implements Encoder {

  @Override
  public void write(ColumnVector values, int row, CopyBuffer out) {
    byte[] array =
        array(((ColumnVector.Texts) values).get(row), bytes).getBytes(StandardCharsets.UTF_8);
    out.int4(array.length);
    out.bytes(array);
  }

  /** {@code ['a,b', NULL, c]} becomes {@code {"a,b",NULL,"c"}}. */
  static String array(String list, boolean bytes) {
    StringBuilder array = new StringBuilder("{");
    int at = 1;
    while (at < list.length() - 1) {
      StringBuilder element = new StringBuilder();
      boolean quoted = list.charAt(at) == '\'' || list.charAt(at) == '"';
      at = quoted ? quoted(list, at, element) : plain(list, at, element);
      array.append(array.length() == 1 ? "" : ",");
      append(array, element.toString(), quoted, bytes);
      at += 2; // the comma and a blank
    }
    return array.append('}').toString();
  }

  private static int quoted(String list, int start, StringBuilder element) {
    char quote = list.charAt(start);
    int at = start + 1;
    while (list.charAt(at) != quote) {
      at += list.charAt(at) == '\\' ? 1 : 0;
      element.append(list.charAt(at));
      at++;
    }
    return at + 1;
  }

  private static int plain(String list, int start, StringBuilder element) {
    int end = list.indexOf(", ", start);
    end = end < 0 ? list.length() - 1 : end;
    element.append(list, start, end);
    return end;
  }

  private static void append(StringBuilder array, String element, boolean quoted, boolean bytes) {
    if (!quoted && element.equals("NULL")) {
      array.append("NULL");
      return;
    }
    String value = bytes ? hex(element) : era(element);
    array.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }

  /** The engine writes the era behind the date, the server behind the time. */
  static String era(String value) {
    return value.contains(" (BC)") ? value.replace(" (BC)", "") + " BC" : value;
  }

  /** The engine shows bytes that are letters as these. */
  private static String hex(String bytes) {
    StringBuilder hex = new StringBuilder("\\x");
    for (int at = 0; at < bytes.length(); at++) {
      if (bytes.charAt(at) == '\\') {
        hex.append(bytes, at + 2, at + 4);
        at += 3;
      } else {
        hex.append("%02x".formatted((int) bytes.charAt(at)));
      }
    }
    return hex.toString();
  }
}
