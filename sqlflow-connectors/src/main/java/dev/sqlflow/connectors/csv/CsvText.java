package dev.sqlflow.connectors.csv;

import dev.sqlflow.spi.FileFormat.Compression;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The characters of a file: decompressed, decoded strictly, without the byte order mark. */
final class CsvText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int BUFFER = 1 << 16;

  private CsvText() {}

  static Reader open(Path file, CsvSettings settings) throws IOException {
    InputStream bytes = bytes(file, settings.compression());
    try {
      BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, strict(settings)));
      skipMark(reader);
      skipLines(reader, settings.skipRows());
      return reader;
    } catch (IOException | RuntimeException failure) {
      bytes.close();
      throw failure;
    }
  }

  static InputStream bytes(Path file, Compression compression) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return switch (compression) {
        case NONE -> raw;
        case GZIP -> new GZIPInputStream(raw, BUFFER);
        case ZSTD -> new Zstd(raw);
      };
    } catch (IOException failure) {
      raw.close();
      throw failure;
    }
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

  static CharsetDecoder strict(CsvSettings settings) {
    return settings
        .charset()
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static void skipMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private static void skipLines(BufferedReader reader, int lines) throws IOException {
    for (int line = 0; line < lines; line++) {
      if (reader.readLine() == null) {
        return;
      }
    }
  }
}
