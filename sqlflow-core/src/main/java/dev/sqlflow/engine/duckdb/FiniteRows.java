package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows for JSON, which can't hold numbers that are infinite or none.
 *
 * @param all the rows
 * @param columns those of them that could have such numbers
 */
record FiniteRows(Rows all, List<Column> columns) implements Rows {

  private static final String BEFORE = "SELECT * FROM (";
  private static final String MARK = "sqlflow not finite ";
  private static final Pattern FAULT = Pattern.compile(MARK + "(\\d+):([^\\n]*)", Pattern.DOTALL);
  private static final Pattern FLOATING = Pattern.compile("\\b(DOUBLE|FLOAT)\\b");

  static Rows of(Rows rows, Session session) {
    List<Column> columns = rows.columns(session).stream().filter(FiniteRows::isFloating).toList();
    return columns.isEmpty() ? rows : new FiniteRows(rows, columns);
  }

  private static boolean isFloating(Column column) {
    return FLOATING.matcher(column.type().sql().toUpperCase(Locale.ROOT)).find();
  }

  @Override
  public String sql() {
    return columns.stream()
        .map(this::refusal)
        .collect(Collectors.joining(" ", BEFORE + all.sql() + "\n) WHERE CASE ", " ELSE true END"));
  }

  private String refusal(Column column) {
    String name = Sql.name(column.name());
    return "WHEN %s THEN error('%s%s:' || CAST(%s AS VARCHAR))"
        .formatted(isInfinite(column, name), MARK, columns.indexOf(column), name);
  }

  private static String isInfinite(Column column, String name) {
    if (FLOATING.matcher(column.type().sql().toUpperCase(Locale.ROOT)).matches()) {
      return "NOT isfinite(" + name + ")";
    }
    // of a nested value without its texts, what is left of true, false, null and numbers
    return "regexp_matches(regexp_replace(CAST(to_json(%s) AS VARCHAR), %s, '', 'g'), '[NI]|nan|inf')"
        .formatted(name, "'\"([^\"\\\\]|\\\\.)*\"'");
  }

  @Override
  public RuntimeException failure(SQLException exception, int prefix) {
    Matcher fault = FAULT.matcher(EngineError.of(exception).message());
    if (fault.find()) {
      String column = columns.get(Integer.parseInt(fault.group(1))).name();
      return new ConnectorException(
          Kind.INVALID_DATA,
          "json can't hold `%s` of the column `%s`: write NULL or a text instead, such as by %s"
              .formatted(
                  fault.group(2),
                  column,
                  "`CASE WHEN isfinite(" + column + ") THEN " + column + " END`"),
          exception);
    }
    return all.failure(exception, prefix + BEFORE.length());
  }
}
