package dev.sqlflow.connectors.csv;

import dev.sqlflow.spi.ConnectorException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** Finds the line whose bytes are not of the file's character set. */
final class BadBytes {

  private BadBytes() {}

  static ConnectorException in(Path file, CsvSettings settings) {
    String fault = "holds bytes that are not " + settings.charset().name();
    if (settings.charset().name().startsWith("UTF-16")) {
      // Its line breaks can't be found without decoding it.
      return CsvFault.in(file, fault);
    }
    try (InputStream bytes = new BufferedInputStream(CsvText.bytes(file, settings.compression()))) {
      return find(file, settings, bytes, fault);
    } catch (IOException failure) {
      return CsvFault.in(file, fault);
    }
  }

  private static ConnectorException find(
      Path file, CsvSettings settings, InputStream bytes, String fault) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long number = 1;
    int next;
    while ((next = bytes.read()) >= 0) {
      line.write(next);
      if (next == '\n') {
        if (!decodes(line.toByteArray(), settings)) {
          break;
        }
        line.reset();
        number++;
      }
    }
    return CsvFault.at(file, number, fault + ": `" + excerpt(line.toByteArray(), settings) + "`");
  }

  private static boolean decodes(byte[] line, CsvSettings settings) {
    try {
      CsvText.strict(settings).decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException bad) {
      return false;
    }
  }

  private static String excerpt(byte[] line, CsvSettings settings) {
    Charset charset = settings.charset();
    return CsvRow.excerpt(new String(line, charset).stripTrailing());
  }
}
