package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Rows on their way into a table or file, as a query that yields them. */
interface Rows {

  /** The query; it may end with a comment that only a line end closes. */
  String sql();

  /**
   * Says for the user why the engine failed.
   *
   * @param exception the engine's
   * @param prefix how many bytes stood before {@link #sql()} in the failed statement
   */
  RuntimeException failure(SQLException exception, int prefix);

  /** Executes a statement that the query is part of. */
  default long execute(Session session, String before, String after) {
    try {
      return session.execute(before + sql() + after);
    } catch (SQLException e) {
      int prefix = before.getBytes(StandardCharsets.UTF_8).length;
      throw WorldFailure.ofMemory(e).orElseGet(() -> failure(e, prefix));
    }
  }

  /** The columns of the query's result. */
  default List<Column> columns(Session session) {
    String describe = "DESCRIBE ";
    try {
      return session.query(describe + sql(), Described::columns);
    } catch (SQLException e) {
      throw failure(e, describe.length());
    }
  }
}
