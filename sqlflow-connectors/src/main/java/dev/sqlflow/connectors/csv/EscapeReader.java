package dev.sqlflow.connectors.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Writes a dialect with an escape character as one that doubles its quotes, so that one parser
 * serves both: inside quotes, an escaped character stands for itself.
 */
final class EscapeReader extends FilterReader {

  private static final int NONE = -2;

  private final char quote;
  private final char escape;
  private boolean quoted;
  private int pending = NONE;

  EscapeReader(Reader in, char quote, char escape) {
    super(in);
    this.quote = quote;
    this.escape = escape;
  }

  @Override
  public int read() throws IOException {
    if (pending != NONE) {
      int character = pending;
      pending = NONE;
      return character;
    }
    int character = in.read();
    if (character == quote) {
      quoted = !quoted;
      return character;
    }
    return quoted && character == escape ? escaped() : character;
  }

  private int escaped() throws IOException {
    int character = in.read();
    if (character == quote) {
      pending = quote;
    }
    return character;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int character = read();
      if (character < 0) {
        return count == 0 ? -1 : count;
      }
      buffer[offset + count++] = (char) character;
    }
    return count;
  }
}
