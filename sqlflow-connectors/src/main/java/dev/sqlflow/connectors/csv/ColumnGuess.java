package dev.sqlflow.connectors.csv;

import dev.sqlflow.connectors.batches.NumberText;
import dev.sqlflow.connectors.batches.TextReader;
import dev.sqlflow.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the type of a column by its values: the first type in whose form every value is written, so
 * that no value changes by being read as it. Whole numbers with leading zeros, numbers of more
 * digits than DOUBLE keeps, and timestamps with a zone or nanoseconds therefore stay text.
 */
final class ColumnGuess {

  // As many decimal digits as every DOUBLE gives back.
  private static final int EXACT_DIGITS = 15;
  private static final int SHORTEST_TIMESTAMP = "2026-01-31 18:30".length();

  private record Form(ColumnType type, Predicate<String> fits) {}

  private final List<Form> possible;
  private boolean empty = true;

  ColumnGuess(TextReader reader, boolean ownDates, boolean ownTimestamps) {
    Predicate<String> date = text -> reader.longOf(ColumnType.DATE, text).isPresent();
    Predicate<String> timestamp =
        text ->
            (ownTimestamps || text.length() >= SHORTEST_TIMESTAMP)
                && reader.longOf(ColumnType.TIMESTAMP, text).isPresent();
    possible = new ArrayList<>();
    // A stated format wins where its dates could also be numbers, such as 20260131.
    if (ownDates) {
      possible.add(new Form(ColumnType.DATE, date));
    }
    if (ownTimestamps) {
      possible.add(new Form(ColumnType.TIMESTAMP, timestamp));
    }
    possible.add(new Form(ColumnType.BIGINT, ColumnGuess::isWhole));
    possible.add(new Form(ColumnType.DOUBLE, ColumnGuess::isExactDouble));
    possible.add(new Form(ColumnType.BOOLEAN, text -> reader.booleanOf(text).isPresent()));
    if (!ownDates) {
      possible.add(new Form(ColumnType.DATE, text -> startsAsDate(text) && date.test(text)));
    }
    if (!ownTimestamps) {
      possible.add(
          new Form(ColumnType.TIMESTAMP, text -> startsAsDate(text) && timestamp.test(text)));
    }
  }

  /**
   * Tells whether a text is written in the form of a type; of types that are never guessed: yes.
   */
  boolean fits(ColumnType type, String text) {
    return possible.stream()
        .filter(form -> form.type().equals(type))
        .allMatch(form -> form.fits().test(text));
  }

  /** Takes a value that is not NULL. */
  void take(String text) {
    empty = false;
    possible.removeIf(form -> !form.fits().test(text));
  }

  /** Returns the type; VARCHAR where there was no value, or none fits. */
  ColumnType type() {
    return empty || possible.isEmpty() ? ColumnType.VARCHAR : possible.get(0).type();
  }

  private static boolean isWhole(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || !plainWhole(text, start)) {
      return false;
    }
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException tooLong) {
      return false;
    }
  }

  /** Digits without leading zero; minus nothing would lose its sign. */
  private static boolean plainWhole(String text, int start) {
    if (text.charAt(start) == '0') {
      return text.length() == 1;
    }
    return text.chars().skip(start).allMatch(digit -> digit >= '0' && digit <= '9');
  }

  private static boolean isExactDouble(String text) {
    if (!NumberText.isNumber(text) || text.startsWith("+") || hasLeadingZero(text)) {
      return false;
    }
    return significantDigits(text) <= EXACT_DIGITS && Double.isFinite(Double.parseDouble(text));
  }

  private static boolean hasLeadingZero(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    return text.length() > start + 1
        && text.charAt(start) == '0'
        && Character.isDigit(text.charAt(start + 1));
  }

  private static int significantDigits(String text) {
    int digits = 0;
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == 'e' || character == 'E') {
        return digits;
      }
      boolean leading = digits == 0 && character == '0';
      digits += Character.isDigit(character) && !leading ? 1 : 0;
    }
    return digits;
  }

  /** Most texts are no dates; that is seen here without the cost of a failing parser. */
  private static boolean startsAsDate(String text) {
    return text.length() >= 10
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && Character.isDigit(text.charAt(0));
  }
}
