package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of text files, decompressed; and of a CSV file's records without what precedes them.
 */
final class CsvBytes {

  private static final int BUFFER = 1 << 16;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private CsvBytes() {}

  static InputStream open(Path file, Csv format) throws IOException {
    InputStream bytes = new BufferedInputStream(plain(file, format.compression()), BUFFER);
    try {
      skipMark(bytes);
      for (int line = 0; line < format.skipRows(); line++) {
        skipLine(bytes);
      }
      return bytes;
    } catch (IOException | RuntimeException failure) {
      bytes.close();
      throw failure;
    }
  }

  /** All of a file's text, decompressed. */
  static InputStream plain(Path file, Compression compression) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return plain(raw, compression);
    } catch (IOException | RuntimeException failure) {
      raw.close();
      throw failure;
    }
  }

  private static InputStream plain(InputStream raw, Compression compression) throws IOException {
    return switch (compression) {
      case NONE -> raw;
      case GZIP -> new GZIPInputStream(raw, BUFFER);
      case ZSTD -> new Zstd(raw);
    };
  }

  /** Says of bytes that are no zstd what other streams say of theirs. */
  private static final class Zstd extends FilterInputStream {

    Zstd(InputStream raw) {
      super(new ZstdInputStream(raw));
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (MalformedInputException malformed) {
        throw new IOException("not in zstd format: " + malformed.getMessage(), malformed);
      }
    }
  }

  private static void skipMark(InputStream bytes) throws IOException {
    bytes.mark(BYTE_ORDER_MARK.length);
    for (int expected : BYTE_ORDER_MARK) {
      if (bytes.read() != expected) {
        bytes.reset();
        return;
      }
    }
  }

  private static void skipLine(InputStream bytes) throws IOException {
    int next = bytes.read();
    while (next >= 0 && next != '\n' && next != '\r') {
      next = bytes.read();
    }
    if (next == '\r') {
      bytes.mark(1);
      if (bytes.read() != '\n') {
        bytes.reset();
      }
    }
  }
}
