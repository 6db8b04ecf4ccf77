package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the columns of a CSV file whose types were guessed. The reader would round and cut what
 * comes later to these types; so it gives text, and a value that is not in its type's own form is
 * an error.
 */
final class GuessedTypes {

  private static final String MARK = "sqlflow guessed ";
  private static final Pattern FAULT = Pattern.compile(MARK + "(\\d+):(.*)", Pattern.DOTALL);

  /** As many digits as every DOUBLE gives back, and the longest text that surely has no more. */
  private static final int EXACT_DIGITS = 15;

  /**
   * A value that does not fit.
   *
   * @param index of its column
   * @param text of it
   */
  record Misfit(int index, String text) {}

  private GuessedTypes() {}

  /** Tells whether a column must come from the reader as text. */
  static boolean checks(Csv format, Column column) {
    return format.guessed().contains(column.name()) && form(format, column).isPresent();
  }

  /** The select list and the condition of a query of a reader's rows. */
  static String query(Scan.Files scan, Csv format, String reader) {
    List<Column> checked =
        scan.columns().stream().filter(column -> checks(format, column)).toList();
    if (checked.isEmpty()) {
      return "SELECT * FROM " + reader;
    }
    String list =
        scan.columns().stream()
            .map(column -> checks(format, column) ? cast(column) : Sql.name(column.name()))
            .collect(Collectors.joining(", "));
    String fits =
        checked.stream()
            .map(column -> form(format, column).orElseThrow())
            .collect(Collectors.joining(" AND "));
    return "SELECT %s FROM %s WHERE (%s) OR error(%s)"
        .formatted(list, reader, fits, misfit(scan, format));
  }

  private static String cast(Column column) {
    String name = Sql.name(column.name());
    return "CAST(" + name + " AS " + column.type() + ") AS " + name;
  }

  /** Evaluated for a row that does not fit only: what the error says. */
  private static String misfit(Scan.Files scan, Csv format) {
    List<String> cases = new ArrayList<>();
    for (int index = 0; index < scan.columns().size(); index++) {
      Column column = scan.columns().get(index);
      if (checks(format, column)) {
        cases.add(
            "WHEN NOT (%s) THEN '%s%s:' || %s"
                .formatted(
                    form(format, column).orElseThrow(), MARK, index, Sql.name(column.name())));
      }
    }
    return "CASE " + String.join(" ", cases) + " END";
  }

  /** Finds the value in the engine's message. */
  static Optional<Misfit> misfit(String message) {
    Matcher matcher = FAULT.matcher(message);
    return matcher.find()
        ? Optional.of(new Misfit(Integer.parseInt(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** A condition that is true for NULL and for text in the type's own form, and never NULL. */
  static Optional<String> form(Csv format, Column column) {
    String name = Sql.name(column.name());
    ColumnType type = column.type();
    if (type.equals(ColumnType.BIGINT)) {
      return Optional.of(comesBack(name, type));
    } else if (type.equals(ColumnType.DOUBLE)) {
      return Optional.of(orNull(name, exactDouble(name)));
    } else if (type.equals(ColumnType.BOOLEAN)) {
      return Optional.of(orNull(name, "lower(" + name + ") IN ('true', 'false')"));
    } else if (type.equals(ColumnType.DATE) && format.dateFormat().isEmpty()) {
      return Optional.of(comesBack(name, type) + " AND " + finite(name));
    } else if (type.equals(ColumnType.TIMESTAMP) && format.timestampFormat().isEmpty()) {
      return Optional.of(timestamp(name, type));
    }
    return Optional.empty();
  }

  private static String comesBack(String name, ColumnType type) {
    return "CAST(TRY_CAST(%s AS %s) AS VARCHAR) IS NOT DISTINCT FROM %s"
        .formatted(name, type, name);
  }

  /** Words such as {@code infinity} come back, too. */
  private static String finite(String name) {
    return "COALESCE(%s BETWEEN '0' AND ':', true)".formatted(name);
  }

  private static String orNull(String name, String condition) {
    return "CASE WHEN " + name + " IS NULL THEN true ELSE " + condition + " END";
  }

  private static String exactDouble(String name) {
    String number = "'-?(0|[1-9][0-9]*)?([.][0-9]+)?([eE][+-]?[0-9]+)?'";
    String digits =
        "strlen(ltrim(regexp_replace(regexp_replace(%s, '[eE].*', ''), '[^0-9]', '', 'g'), '0'))"
            .formatted(name);
    return ("regexp_full_match(%1$s, " + number + ")").formatted(name)
        + " AND COALESCE(isfinite(TRY_CAST(%1$s AS DOUBLE)), false)".formatted(name)
        + " AND CASE WHEN strlen(%s) <= %s THEN true ELSE %s <= %s END"
            .formatted(name, EXACT_DIGITS, digits, EXACT_DIGITS);
  }

  private static String timestamp(String name, ColumnType type) {
    String form = "'[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6}0*)?)?'";
    return "CASE WHEN %s AND %s THEN true ELSE %s END"
        .formatted(
            comesBack(name, type),
            finite(name),
            "TRY_CAST(%s AS %s) IS NOT NULL AND regexp_full_match(%s, %s)"
                .formatted(name, type, name, form));
  }
}
