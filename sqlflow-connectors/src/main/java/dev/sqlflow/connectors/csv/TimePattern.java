package dev.sqlflow.connectors.csv;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Patterns of dates and timestamps in the notation of {@code strftime}. */
final class TimePattern {

  private static final int FIRST_SHORT_YEAR = 1969;

  private TimePattern() {}

  /** Makes a formatter of a pattern that the schema accepts. */
  static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    int position = 0;
    while (position < pattern.length()) {
      char character = pattern.charAt(position++);
      if (character != '%') {
        builder.appendLiteral(character);
        continue;
      }
      char letter = pattern.charAt(position++);
      if (letter == '-') {
        appendUnpadded(builder, pattern.charAt(position++));
      } else {
        append(builder, letter);
      }
    }
    return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  private static void append(DateTimeFormatterBuilder builder, char letter) {
    switch (letter) {
      case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
      case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_SHORT_YEAR);
      case 'j' -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
      case 'b' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
      case 'B' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
      case 'a' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
      case 'A' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
      case 'f' -> builder.appendValue(ChronoField.MICRO_OF_SECOND, 6);
      case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
      case '%' -> builder.appendLiteral('%');
      default -> builder.appendValue(field(letter), 2);
    }
  }

  private static void appendUnpadded(DateTimeFormatterBuilder builder, char letter) {
    builder.appendValue(field(letter), 1, 2, SignStyle.NOT_NEGATIVE);
  }

  private static ChronoField field(char letter) {
    return switch (letter) {
      case 'm' -> ChronoField.MONTH_OF_YEAR;
      case 'd' -> ChronoField.DAY_OF_MONTH;
      case 'H' -> ChronoField.HOUR_OF_DAY;
      case 'I' -> ChronoField.CLOCK_HOUR_OF_AMPM;
      case 'M' -> ChronoField.MINUTE_OF_HOUR;
      case 'S' -> ChronoField.SECOND_OF_MINUTE;
      default ->
          throw new IllegalArgumentException("the schema must refuse the pattern %" + letter);
    };
  }
}
