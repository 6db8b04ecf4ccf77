package dev.sqlflow.engine.duckdb;

import java.sql.SQLException;
import java.util.OptionalLong;

/** The first of some rows. */
record FirstRows(Rows all, long limit) implements Rows {

  private static final String BEFORE = "SELECT * FROM (";

  /** All of the rows, or the first of them where there is a limit. */
  static Rows of(Rows rows, OptionalLong limit) {
    return limit.isPresent() ? new FirstRows(rows, limit.getAsLong()) : rows;
  }

  @Override
  public String sql() {
    return BEFORE + all.sql() + "\n) LIMIT " + limit;
  }

  @Override
  public RuntimeException failure(SQLException exception, int prefix) {
    return all.failure(exception, prefix + BEFORE.length());
  }
}
