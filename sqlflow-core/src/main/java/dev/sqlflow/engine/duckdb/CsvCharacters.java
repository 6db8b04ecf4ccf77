package dev.sqlflow.engine.duckdb;

import java.io.IOException;
import java.io.Reader;

/** The characters of a file with their lines; those that were taken can be put back. */
final class CsvCharacters implements AutoCloseable {

  static final int END = -1;

  private final Reader reader;
  private String returned = "";
  private int position;
  private int next;
  private long line;

  CsvCharacters(Reader reader, long line) throws IOException {
    this.reader = reader;
    this.line = line;
    this.next = read();
  }

  /** The character that comes next, or {@link #END}. */
  int next() {
    return next;
  }

  /** The line on which it stands. */
  long line() {
    return line;
  }

  /** Takes the next character. */
  char take() throws IOException {
    char character = (char) next;
    next = read();
    if (character == '\n' || (character == '\r' && next != '\n')) {
      line++;
    }
    return character;
  }

  /** Makes a text that was taken come again before what comes next. */
  void putBack(String text, long firstLine) throws IOException {
    StringBuilder coming = new StringBuilder(text);
    if (next != END) {
      coming.append((char) next);
    }
    returned = coming.append(returned, position, returned.length()).toString();
    position = 0;
    line = firstLine;
    next = read();
  }

  private int read() throws IOException {
    return position < returned.length() ? returned.charAt(position++) : reader.read();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
