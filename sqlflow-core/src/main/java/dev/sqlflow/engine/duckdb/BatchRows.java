package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import java.sql.SQLException;
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
          case "DATE" -> "DATE '1970-01-01' + CAST(" + name + " AS INTEGER)";
          case "TIME" -> "CAST(make_timestamp(" + name + ") AS TIME)";
          case "TIMESTAMP" -> "make_timestamp(" + name + ")";
          case "TIMESTAMP WITH TIME ZONE" -> "make_timestamptz(" + name + ")";
          case "BLOB" -> "unhex(" + name + ")";
          default -> name;
        };
    return "CAST(" + value + " AS " + type + ") AS " + Sql.name(column.name());
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
