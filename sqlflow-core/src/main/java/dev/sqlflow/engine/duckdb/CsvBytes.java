package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a CSV file's records: decompressed, without what precedes them. */
final class CsvBytes {

  private static final int BUFFER = 1 << 16;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private CsvBytes() {}

  static InputStream open(Path file, Csv format) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      InputStream bytes = new BufferedInputStream(plain(raw, format.compression()), BUFFER);
      skipMark(bytes);
      for (int line = 0; line < format.skipRows(); line++) {
        skipLine(bytes);
      }
      return bytes;
    } catch (IOException | RuntimeException failure) {
      raw.close();
      throw failure;
    }
  }

  private static InputStream plain(InputStream raw, Compression compression) throws IOException {
    return switch (compression) {
      case NONE -> raw;
      case GZIP -> new GZIPInputStream(raw, BUFFER);
      case ZSTD -> new ZstdInputStream(raw);
    };
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
