package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.FileFormat.Csv;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The records of a CSV file one by one: slow, and only for saying where a fault is. The engine
 * counts records, people count lines.
 */
final class CsvRecords implements AutoCloseable {

  /**
   * One record.
   *
   * @param number as the engine counts it, skipped lines and blank ones included
   * @param line on which it begins
   * @param text as it stands, without its line end
   * @param fields without their quotes
   * @param strayQuote whether a quote stands inside a field that is not quoted
   */
  record CsvRecord(long number, long line, String text, List<String> fields, boolean strayQuote) {}

  private static final int END = -1;
  private static final int NONE = -2;

  private final BufferedReader reader;
  private final String delimiter;
  private final int quote;
  private final int escape;
  private int next;
  private long number;
  private long line;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder field = new StringBuilder();
  private List<String> fields = new ArrayList<>();
  private boolean quoted;
  private boolean strayQuote;

  /**
   * Where in the field the text begins that may end with a delimiter; 0 also if none was quoted.
   */
  private int plainFrom;

  private boolean wasQuoted;

  private CsvRecords(BufferedReader reader, Csv format) throws IOException {
    this.reader = reader;
    this.delimiter = format.delimiter();
    this.quote = character(format.quote());
    this.escape = character(format.escape());
    this.number = format.skipRows();
    this.line = format.skipRows() + 1L;
    this.next = reader.read();
  }

  private static int character(Optional<String> text) {
    return text.filter(it -> !it.isEmpty()).map(it -> (int) it.charAt(0)).orElse(NONE);
  }

  static CsvRecords open(Path file, Csv format) throws IOException {
    return new CsvRecords(
        new BufferedReader(
            new InputStreamReader(CsvBytes.open(file, format), StandardCharsets.UTF_8)),
        format);
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

  /** Returns the next record, or empty after the last one. */
  Optional<CsvRecord> next() throws IOException {
    if (next == END) {
      return Optional.empty();
    }
    long begin = line;
    fields = new ArrayList<>();
    text.setLength(0);
    quoted = false;
    strayQuote = false;
    beginField();
    while (next != END && (quoted || (next != '\n' && next != '\r'))) {
      take(advance());
    }
    fields.add(field.toString());
    String record = text.toString();
    if (next != END && advance() == '\r' && next == '\n') {
      advance();
    }
    return Optional.of(new CsvRecord(++number, begin, record, fields, strayQuote));
  }

  private void beginField() {
    field.setLength(0);
    plainFrom = 0;
    wasQuoted = false;
  }

  private char advance() throws IOException {
    char character = (char) next;
    text.append(character);
    next = reader.read();
    if (character == '\n' || (character == '\r' && next != '\n')) {
      line++;
    }
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
    if (character == escape && next != END && (escape != quote || next == quote)) {
      field.append(advance());
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
      fields.add(field.substring(0, end));
      beginField();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
