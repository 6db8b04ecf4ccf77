package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows that a connector yields in batches, read by a function of ours in the engine. */
record BatchRows(Scan.Batches scan, long id, BatchFunction function) implements Rows {

  @Override
  public String sql() {
    String columns =
        IntStream.range(0, scan.columns().size())
            .mapToObj(i -> typed("c" + i, scan.columns().get(i)))
            .collect(Collectors.joining(", "));
    return "SELECT " + columns + " FROM " + BatchFunction.NAME + "(" + id + ")";
  }

  /** Numbers come as they are stored; the engine makes dates and times of them. */
  private static String typed(String name, Column column) {
    String type = column.type().sql();
    String value =
        switch (type.toUpperCase(Locale.ROOT)) {
          case "DATE" -> finite(name, type, "DATE '1970-01-01' + CAST(" + name + " AS INTEGER)");
          case "TIME" -> time(name);
          case "TIMESTAMP" -> finite(name, type, "make_timestamp(" + name + ")");
          case "TIMESTAMP WITH TIME ZONE" -> finite(name, type, "make_timestamptz(" + name + ")");
          case "BLOB" -> "unhex(" + name + ")";
          default -> name;
        };
    return "CAST(" + value + " AS " + type + ") AS " + Sql.name(column.name());
  }

  /** The end of the day would become its beginning. */
  private static String time(String name) {
    return "CASE %s WHEN %s THEN TIME '24:00:00' ELSE CAST(make_timestamp(%s) AS TIME) END"
        .formatted(name, Duration.ofDays(1).toSeconds() * 1_000_000, name);
  }

  /** The engine's own conversions refuse infinity. */
  private static String finite(String name, String type, String value) {
    long infinity = type.equalsIgnoreCase("DATE") ? Integer.MAX_VALUE : Long.MAX_VALUE;
    return "CASE %s WHEN %s THEN CAST('infinity' AS %s) WHEN %s THEN CAST('-infinity' AS %s) ELSE %s END"
        .formatted(name, infinity, type, -infinity, type, value);
  }

  @Override
  public RuntimeException failure(SQLException exception, int prefix) {
    return function
        .failure(id)
        .orElseGet(
            () ->
                new ConnectorException(
                    Kind.INVALID_DATA,
                    SqlErrors.words(EngineError.of(exception).message()),
                    exception));
  }
}
