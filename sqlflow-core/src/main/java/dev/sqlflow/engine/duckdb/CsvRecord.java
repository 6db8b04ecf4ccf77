package dev.sqlflow.engine.duckdb;

import java.util.List;
import java.util.Optional;

/**
 * One record of a CSV file.
 *
 * @param number as the engine counts it, skipped lines and blank ones included
 * @param line on which it begins
 * @param text as it stands, without its line end
 * @param fields in order
 * @param strayQuote whether a quote stands inside a field that is not quoted
 * @param broken why nobody can say where the record ends, if so
 */
record CsvRecord(
    long number,
    long line,
    String text,
    List<Field> fields,
    boolean strayQuote,
    Optional<String> broken) {

  static final String STRAY_QUOTE = "a quote inside a field that is not quoted";

  /** What bytes that are no text are read as: half a character, which no text holds. */
  static final char BAD_BYTES = '\uDFFF';

  private static final char UNREADABLE = '\uFFFD';

  /**
   * One field.
   *
   * @param text without its quotes
   * @param quoted whether it had some
   */
  record Field(String text, boolean quoted) {

    private boolean isEmpty() {
      return text.isEmpty() && !quoted;
    }
  }

  /** A line with nothing on it. */
  boolean isBlank() {
    return fields.size() == 1 && fields.get(0).isEmpty();
  }

  /** Says why the record is none of a file with this many columns; empty if it is one. */
  Optional<String> fault(int columns) {
    if (broken.isPresent()) {
      return broken;
    }
    if (strayQuote) {
      return Optional.of(STRAY_QUOTE);
    }
    if (hasBadBytes()) {
      return Optional.of("bytes that are not UTF-8");
    }
    return hasWidth(columns)
        ? Optional.empty()
        : Optional.of(
            "%d %s instead of %d"
                .formatted(fields.size(), fields.size() == 1 ? "field" : "fields", columns));
  }

  /** Empty fields behind the last column, as a trailing delimiter makes, don't count. */
  private boolean hasWidth(int columns) {
    return fields.size() >= columns
        && fields.subList(columns, fields.size()).stream().allMatch(Field::isEmpty);
  }

  /** Bytes that are no text are shown as the sign for that. */
  String shown() {
    return hasBadBytes()
        ? text.codePoints()
            .map(CsvRecord::shown)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  private static int shown(int point) {
    return point == BAD_BYTES ? UNREADABLE : point;
  }

  /** As one half of a character, it is no code point. */
  private boolean hasBadBytes() {
    return text.indexOf(BAD_BYTES) >= 0 && text.codePoints().anyMatch(it -> it == BAD_BYTES);
  }
}
