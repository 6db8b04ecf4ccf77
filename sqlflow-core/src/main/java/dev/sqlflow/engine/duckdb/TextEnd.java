package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.FileFormat.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * How the text of a file ends, for what is to follow it.
 *
 * @param open whether the last line has no line end
 * @param carriageReturns whether the line end that comes last is CRLF or CR
 */
record TextEnd(boolean open, boolean carriageReturns) {

  private static final int BUFFER = 1 << 16;

  /** Reads the file to its end: compressed text can't be read from behind. */
  static TextEnd of(Path file, Compression compression) throws IOException {
    boolean carriageReturns = false;
    byte last = '\n';
    byte[] buffer = new byte[BUFFER];
    try (InputStream text = CsvBytes.plain(file, compression)) {
      int count = text.read(buffer);
      while (count >= 0) {
        for (int i = 0; i < count; i++) {
          if (last == '\r' || buffer[i] == '\n') {
            carriageReturns = last == '\r';
          }
          last = buffer[i];
        }
        count = text.read(buffer);
      }
    }
    return new TextEnd(last != '\n' && last != '\r', carriageReturns || last == '\r');
  }
}
