package dev.sqlflow.connectors.csv;

import dev.sqlflow.connectors.batches.NumberText;
import dev.sqlflow.spi.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which texts a stated type would refuse, or take only by rounding or cutting them. What is not
 * certain here, such as dates in a format of one's own, is left to the engine.
 */
final class StatedForm {

  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
  private static final Pattern WHOLE = Pattern.compile("(U?)(TINY|SMALL|INTEGER|BIG|HUGE)(INT)?");
  private static final Pattern NO_NUMBER = Pattern.compile("[+-]?(nan|inf|infinity)");
  private static final Pattern BEGINS_AS_DATE =
      Pattern.compile("\\d{1,6}([-/ \\\\])\\d{1,2}\\1\\d{1,2}.*|[a-z-]+");
  private static final Pattern TIME_OF_DAY = Pattern.compile(".*:.*[1-9].*|.*[1-9].*:.*");
  private static final Set<String> TRUTHS =
      Set.of("true", "false", "t", "f", "yes", "no", "y", "n", "1", "0");

  private StatedForm() {}

  /** A condition for the values of a column; it is true where nothing can be said. */
  static Predicate<String> of(ColumnType type, CsvSettings settings) {
    String sql = type.sql();
    Matcher decimal = DECIMAL.matcher(sql);
    if (decimal.matches()) {
      int scale = Integer.parseInt(decimal.group(2));
      int whole = Integer.parseInt(decimal.group(1)) - scale;
      return text -> isDecimal(text.strip(), whole, scale);
    }
    Matcher integer = WHOLE.matcher(sql);
    if (integer.matches()) {
      boolean signed = integer.group(1).isEmpty();
      int bits = bits(integer.group(2));
      return text -> isWhole(text.strip(), signed, bits);
    }
    return other(sql, settings);
  }

  private static Predicate<String> other(String sql, CsvSettings settings) {
    return switch (sql) {
      case "DOUBLE", "FLOAT" -> StatedForm::isFloating;
      case "BOOLEAN" -> text -> TRUTHS.contains(lower(text));
      case "DATE" -> settings.dateFormat().isPresent() ? text -> true : StatedForm::isDate;
      case "TIMESTAMP" ->
          settings.timestampFormat().isPresent()
              ? text -> true
              : text -> BEGINS_AS_DATE.matcher(lower(text)).matches();
      default -> text -> true;
    };
  }

  private static boolean isFloating(String text) {
    return NumberText.isNumber(text.strip()) || NO_NUMBER.matcher(lower(text)).matches();
  }

  private static boolean isDate(String text) {
    String date = lower(text);
    int day = date.indexOf(' ') < 0 ? date.indexOf('t') : date.lastIndexOf(' ');
    return BEGINS_AS_DATE.matcher(date).matches()
        && (day < 0 || !date.contains(":") || !TIME_OF_DAY.matcher(date.substring(day)).matches());
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isDecimal(String text, int whole, int scale) {
    if (!NumberText.isNumber(text)) {
      return false;
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    return value.signum() == 0
        || (value.scale() <= scale && (long) value.precision() - value.scale() <= whole);
  }

  private static boolean isWhole(String text, boolean signed, int bits) {
    if (!isDecimal(text, bits, 0)) {
      return false;
    }
    BigInteger value = new BigDecimal(text).toBigInteger();
    return signed ? value.bitLength() < bits : value.signum() >= 0 && value.bitLength() <= bits;
  }

  private static int bits(String name) {
    return switch (name) {
      case "TINY" -> 8;
      case "SMALL" -> 16;
      case "INTEGER" -> 32;
      case "BIG" -> 64;
      default -> 128;
    };
  }
}
