package dev.sqlflow.connectors.csv;

import java.util.List;

/**
 * One record of a file.
 *
 * @param line on which it begins, from 1
 * @param fields in order
 */
record CsvRow(long line, List<Field> fields) {

  private static final int EXCERPT = 80;

  /**
   * One field.
   *
   * @param text without its quotes
   * @param quoted whether it had some
   */
  record Field(String text, boolean quoted) {

    boolean isEmpty() {
      return text.isEmpty() && !quoted;
    }
  }

  /** A line with nothing on it, which is a record only where there is one column. */
  boolean isBlank() {
    return fields.size() == 1 && fields.get(0).isEmpty();
  }

  /** Tells whether the record has this many fields; empty ones at the end don't count as more. */
  boolean hasWidth(int columns) {
    return fields.size() >= columns
        && fields.subList(columns, fields.size()).stream().allMatch(Field::isEmpty);
  }

  /** Returns what the record looks like, in one line and not too long. */
  String excerpt(Dialect dialect) {
    String joined =
        String.join(dialect.delimiter(), fields.stream().map(field -> show(field)).toList());
    return excerpt(joined);
  }

  /** Shows text in one line and not too long. */
  static String excerpt(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(EXCERPT)
        .forEach(
            point ->
                shown.append(
                    Character.isISOControl(point) ? escaped(point) : Character.toString(point)));
    return text.codePointCount(0, text.length()) > EXCERPT
        ? shown.append("...").toString()
        : shown.toString();
  }

  private static String show(Field field) {
    return field.quoted() ? '"' + field.text() + '"' : field.text();
  }

  private static String escaped(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\x%02x".formatted(point);
    };
  }
}
