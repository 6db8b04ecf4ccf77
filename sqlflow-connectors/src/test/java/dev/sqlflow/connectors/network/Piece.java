package dev.sqlflow.connectors.network;

import java.nio.charset.StandardCharsets;

/**
 * Some bytes on their way.
 *
 * @param connection the number of their connection, from 1
 * @param fromServer whether the server sent them
 * @param before how many bytes went before them on this connection in this direction
 * @param data begins with them; may be changed
 * @param length how many they are
 */
public record Piece(int connection, boolean fromServer, long before, byte[] data, int length) {

  /** How many bytes there were behind it. */
  public long end() {
    return before + length;
  }

  /** Tells whether it holds a word. */
  public boolean contains(String word) {
    return new String(data, 0, length, StandardCharsets.ISO_8859_1).contains(word);
  }
}
