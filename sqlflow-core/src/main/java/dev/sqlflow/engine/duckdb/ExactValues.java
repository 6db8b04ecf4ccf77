package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.FileFormat.Csv;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes values of texts, and tells which texts are no values that a type holds unchanged. */
final class ExactValues {

  private static final Pattern WHOLE =
      Pattern.compile("U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)");
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
  private static final int DIGITS = 38;
  private static final int DIGITS_OF_BIGINT = 20;

  private ExactValues() {}

  /** The column's value out of a text column of the same name; NULL also where it has none. */
  static String value(Csv format, Column column) {
    String name = Sql.name(column.name());
    ColumnType type = column.type();
    Optional<String> pattern = pattern(format, type);
    return pattern
        .map(it -> "CAST(try_strptime(%s, %s) AS %s)".formatted(name, Sql.literal(it), type))
        .orElseGet(() -> "TRY_CAST(%s AS %s)".formatted(name, type));
  }

  /** A condition that is true for NULL and for texts that are values of the type, never NULL. */
  static String fits(Csv format, Column column) {
    String name = Sql.name(column.name());
    String value = value(format, column);
    String exact = pattern(format, column.type()).isPresent() ? "true" : exact(column, value);
    return "CASE WHEN %s IS NULL THEN true WHEN %s IS NULL THEN false ELSE %s END"
        .formatted(name, value, exact);
  }

  private static Optional<String> pattern(Csv format, ColumnType type) {
    if (type.equals(ColumnType.DATE)) {
      return format.dateFormat();
    }
    return type.equals(ColumnType.TIMESTAMP) ? format.timestampFormat() : Optional.empty();
  }

  /** A condition that no digit and no time of day was lost; for a value that is not NULL. */
  private static String exact(Column column, String value) {
    String type = column.type().sql();
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      int scale = Integer.parseInt(decimal.group(2));
      return exact(column, value, Integer.parseInt(decimal.group(1)) - scale, scale);
    } else if (WHOLE.matcher(type).matches()) {
      return exact(column, value, type.endsWith("HUGEINT") ? DIGITS : DIGITS_OF_BIGINT, 0);
    }
    return column.type().equals(ColumnType.DATE) ? same(column, value, "TIMESTAMP") : "true";
  }

  private static String exact(Column column, String value, int whole, int scale) {
    return DIGITS - whole > scale
        ? same(column, value, "DECIMAL(%s,%s)".formatted(DIGITS, DIGITS - whole))
        // no type is wider
        : "NOT regexp_matches(%s, '[.][0-9]{%s}[0-9]*[1-9]|e')"
            .formatted(Sql.name(column.name()), scale);
  }

  /** What a wider type makes of the text is the same value. */
  private static String same(Column column, String value, String wider) {
    return "TRY_CAST(%s AS %s) IS NOT DISTINCT FROM CAST(%s AS %s)"
        .formatted(Sql.name(column.name()), wider, value, wider);
  }
}
