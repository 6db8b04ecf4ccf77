package dev.sqlflow.connectors.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sqlflow.connectors.csv.CsvRow.Field;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The records of a file, in its dialect and in no other; what is not in it is refused. */
final class CsvRows implements AutoCloseable {

  // A character that no text holds stands for "nothing quotes".
  private static final char NO_QUOTE = '\uFFFF';
  private static final int LONGEST_FIELD = 64 << 20;

  private final Path file;
  private final CsvSettings settings;
  private final Handler handler;
  private final CloseableIterator<CsvRow> rows;
  private boolean ended;

  private CsvRows(Path file, CsvSettings settings, Reader text) {
    this.file = file;
    this.settings = settings;
    this.handler = new Handler(settings.skipRows());
    this.rows = parser(settings.dialect(), text, handler);
  }

  static CsvRows open(Path file, CsvSettings settings) {
    try {
      return new CsvRows(file, settings, CsvText.open(file, settings));
    } catch (IOException failure) {
      throw unreadable(file, settings, failure);
    }
  }

  /**
   * Returns the next record, blank lines included, or empty after the last one. Where it throws
   * because of the record alone, the next call goes on behind it; otherwise nothing follows.
   */
  Optional<CsvRow> next() {
    try {
      if (ended || !rows.hasNext()) {
        return Optional.empty();
      }
      CsvRow row = rows.next();
      requireNoStrayQuote(row);
      return Optional.of(row);
    } catch (CsvParseException fault) {
      ended = true;
      throw CsvFault.at(file, handler.line(), reason(fault));
    } catch (UncheckedIOException failure) {
      ended = true;
      throw unreadable(file, settings, Objects.requireNonNull(failure.getCause()));
    }
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException nothingWasWritten) {
      // Of a file that was only read, nothing can be lost by a failing close.
      return;
    }
  }

  private static CloseableIterator<CsvRow> parser(Dialect dialect, Reader text, Handler handler) {
    return CsvReader.builder()
        .fieldSeparator(dialect.delimiter())
        .quoteCharacter(dialect.quote().orElse(NO_QUOTE))
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .detectBomHeader(false)
        .maxBufferSize(LONGEST_FIELD)
        .build(handler, escaped(dialect, text))
        .iterator();
  }

  private static Reader escaped(Dialect dialect, Reader text) {
    return dialect.hasOwnEscape()
        ? new EscapeReader(text, dialect.quote().orElseThrow(), dialect.escape().orElseThrow())
        : text;
  }

  private void requireNoStrayQuote(CsvRow row) {
    Optional<Character> quote = settings.dialect().quote();
    if (quote.isEmpty()) {
      return;
    }
    for (Field field : row.fields()) {
      if (!field.quoted() && field.text().indexOf(quote.get()) >= 0) {
        throw CsvFault.at(
            file, row.line(), "has a stray quote: `%s`".formatted(row.excerpt(settings.dialect())));
      }
    }
  }

  private static String reason(CsvParseException fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    String message = String.valueOf(cause.getMessage());
    if (message.contains("nclosed quote") || message.contains("nterminated")) {
      return "opens a quote that nothing closes";
    }
    return "can't be read: " + CsvRow.excerpt(message);
  }

  private static ConnectorException unreadable(
      Path file, CsvSettings settings, IOException failure) {
    if (failure instanceof CharacterCodingException) {
      return BadBytes.in(file, settings);
    }
    return new ConnectorException(
        Kind.INVALID_DATA, "`%s` can't be read: %s".formatted(file, failure.getMessage()), failure);
  }

  /** Collects the fields of a record and knows where it begins. */
  private static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private final long skipped;
    private List<Field> fields = new ArrayList<>();
    private long line = 1;

    Handler(long skipped) {
      this.skipped = skipped;
    }

    long line() {
      return skipped + line;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = startingLineNumber;
      fields = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      fields.add(new Field(new String(buffer, offset, length), quoted));
    }

    @Override
    protected void handleEmpty() {
      fields.add(new Field("", false));
    }

    @Override
    protected CsvRow buildRecord() {
      return new CsvRow(line(), fields);
    }
  }
}
