package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.CsvCharacters.END;

import dev.sqlflow.spi.FileFormat.Csv;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The records of a CSV file one by one: slow, for saying where a fault is and for reading around
 * faults. The engine counts records, people count lines.
 */
final class CsvRecords implements AutoCloseable {

  private static final int NONE = -2;

  /** As long as the engine lets a record be. */
  private static final int LONGEST = 16 << 20;

  private final CsvCharacters characters;
  private final String delimiter;
  private final int quote;
  private final int escape;
  private long number;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder field = new StringBuilder();
  private List<CsvRecord.Field> fields = new ArrayList<>();
  private boolean quoted;
  private boolean strayQuote;
  private boolean textBehindQuote;

  /**
   * Where in the field the text begins that may end with a delimiter; 0 also if none was quoted.
   */
  private int plainFrom;

  private boolean wasQuoted;

  private CsvRecords(CsvCharacters characters, Csv format) {
    this.characters = characters;
    this.delimiter = format.delimiter();
    this.quote = character(format.quote());
    this.escape = character(format.escape());
    this.number = format.skipRows();
  }

  private static int character(Optional<String> text) {
    return text.filter(it -> !it.isEmpty()).map(it -> (int) it.charAt(0)).orElse(NONE);
  }

  static CsvRecords open(Path file, Csv format) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(CsvRecord.BAD_BYTES));
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(CsvBytes.open(file, format), decoder));
    return new CsvRecords(new CsvCharacters(reader, format.skipRows() + 1L), format);
  }

  /** Returns the first record of a file that is as wanted; empty if there is none. */
  static Optional<CsvRecord> first(Path file, Csv format, Predicate<CsvRecord> wanted)
      throws IOException {
    try (CsvRecords records = open(file, format)) {
      Optional<CsvRecord> record = records.next();
      while (record.isPresent() && !wanted.test(record.get())) {
        record = records.next();
      }
      return record;
    }
  }

  /**
   * Returns the next record, or empty after the last one. Where quotes don't match, nobody can say
   * where the record ends: it ends with its line then, so that it takes no other records with it.
   */
  Optional<CsvRecord> next() throws IOException {
    if (characters.next() == END) {
      return Optional.empty();
    }
    long line = characters.line();
    begin();
    while (!atEnd() && text.length() < LONGEST) {
      take(take());
    }
    endField(field.length());
    Optional<String> broken = broken();
    if (broken.isPresent()) {
      keepFirstLine(line);
    }
    String record = text.toString();
    skipLineEnd();
    return Optional.of(new CsvRecord(++number, line, record, fields, strayQuote, broken));
  }

  private void begin() {
    fields = new ArrayList<>();
    text.setLength(0);
    quoted = false;
    strayQuote = false;
    textBehindQuote = false;
    beginField();
  }

  private void beginField() {
    field.setLength(0);
    plainFrom = 0;
    wasQuoted = false;
  }

  private boolean atEnd() {
    int next = characters.next();
    return next == END || (!quoted && isLineEnd(next));
  }

  private static boolean isLineEnd(int character) {
    return character == '\n' || character == '\r';
  }

  private char take() throws IOException {
    char character = characters.take();
    text.append(character);
    return character;
  }

  private void take(char character) throws IOException {
    if (quoted) {
      takeQuoted(character);
    } else if (character == quote && field.length() == 0 && !wasQuoted) {
      quoted = true;
      wasQuoted = true;
    } else {
      strayQuote |= character == quote;
      field.append(character);
      endFieldAtDelimiter();
    }
  }

  private void takeQuoted(char character) throws IOException {
    int next = characters.next();
    if (character == escape && next != END && (escape != quote || next == quote)) {
      field.append(take());
    } else if (character == quote) {
      quoted = false;
      plainFrom = field.length();
    } else {
      field.append(character);
    }
  }

  private void endFieldAtDelimiter() {
    int end = field.length() - delimiter.length();
    if (end >= plainFrom && field.indexOf(delimiter, end) == end) {
      endField(end);
      beginField();
    }
  }

  private void endField(int end) {
    textBehindQuote |= wasQuoted && end > plainFrom;
    fields.add(new CsvRecord.Field(field.substring(0, end), wasQuoted));
  }

  private Optional<String> broken() {
    if (!atEnd()) {
      return Optional.of("longer than " + LONGEST + " characters, or a quote that nothing closes");
    } else if (quoted) {
      return Optional.of("a quote that nothing closes");
    }
    return textBehindQuote ? Optional.of("text behind a closing quote") : Optional.empty();
  }

  private void keepFirstLine(long line) throws IOException {
    int end = 0;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    if (end < text.length()) {
      characters.putBack(text.substring(end), line);
      text.setLength(end);
    }
    while (characters.next() != END && !isLineEnd(characters.next())) {
      characters.take();
    }
  }

  private void skipLineEnd() throws IOException {
    if (characters.next() != END && characters.take() == '\r' && characters.next() == '\n') {
      characters.take();
    }
  }

  @Override
  public void close() throws IOException {
    characters.close();
  }
}
