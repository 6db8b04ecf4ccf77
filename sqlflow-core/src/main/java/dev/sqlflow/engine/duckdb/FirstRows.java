package dev.sqlflow.engine.duckdb;

import java.sql.SQLException;

/** The first of some rows. */
record FirstRows(Rows all, long limit) implements Rows {

  private static final String BEFORE = "SELECT * FROM (";

  @Override
  public String sql() {
    return BEFORE + all.sql() + "\n) LIMIT " + limit;
  }

  @Override
  public RuntimeException failure(SQLException exception, int prefix) {
    return all.failure(exception, prefix + BEFORE.length());
  }
}
