package dev.sqlflow.engine.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one database, used by one thread at a time. Each statement is its own: the driver
 * closes it after an error.
 */
final class Session implements AutoCloseable {

  /**
   * What every database of ours is opened with. With threads of its own for files, a COPY whose
   * query fails may never come back, whatever interrupts it (duckdb/duckdb#23885).
   */
  private static final String SETTINGS =
      "SET errors_as_json = true;"
          + "SET async_threads = 0;"
          + "SET autoinstall_known_extensions = false;"
          + "SET autoload_known_extensions = false;"
          + "SET allow_community_extensions = false;";

  /**
   * What every database is called inside the engine. Called by its file, as the engine would, it
   * would hide a schema of the same name; and a file that looks like another product's makes the
   * engine fetch an extension, unless it is told the type.
   */
  private static final String NAME = Sql.name("sqlflow database");

  private final DuckDBConnection connection;
  private volatile @Nullable Statement running;
  private volatile boolean cancelled;

  private Session(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** Opens a database in memory. */
  static Session inMemory() throws SQLException {
    return open("ATTACH ':memory:' AS " + NAME);
  }

  /** Opens a database file, which is made when it is missing. */
  static Session of(Path database) throws SQLException {
    String file = Sql.literal(database.toString());
    return open("ATTACH " + file + " AS " + NAME + " (TYPE duckdb)");
  }

  private static Session open(String attach) throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    NativeLibrary.removeFile();
    Session session = new Session(connection.unwrap(DuckDBConnection.class));
    try {
      session.execute(SETTINGS + attach + "; USE " + NAME + "; DETACH memory");
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  DuckDBConnection connection() {
    return connection;
  }

  /** Executes statements and returns how many rows the last one changed; 0 if it tells none. */
  long execute(String sql) throws SQLException {
    return with(
        statement -> {
          statement.execute(sql);
          return Math.max(0, statement.getLargeUpdateCount());
        });
  }

  /** Returns one column of the first row, or nothing. */
  String text(String sql, int column) throws SQLException {
    return query(
        sql,
        rows -> {
          String value = rows.next() ? rows.getString(column) : null;
          return value == null ? "" : value;
        });
  }

  /** Returns the number in the first row. */
  long number(String sql) throws SQLException {
    return query(sql, rows -> rows.next() ? rows.getLong(1) : 0);
  }

  /** Runs a query and hands its rows out. */
  <T> T query(String sql, Work<ResultSet, T> reader) throws SQLException {
    return with(
        statement -> {
          try (ResultSet rows = statement.executeQuery(sql)) {
            return reader.on(rows);
          }
        });
  }

  /** Does work with a prepared statement. */
  <T> T prepared(String sql, Work<DuckDBPreparedStatement, T> work) throws SQLException {
    return with(connection.prepare(sql), work);
  }

  private <T> T with(Work<Statement, T> work) throws SQLException {
    return with(connection.createStatement(), work);
  }

  private <S extends Statement, T> T with(S opened, Work<S, T> work) throws SQLException {
    try (S statement = opened) {
      running = statement;
      mustGoOn();
      return work.on(statement);
    } finally {
      running = null;
    }
  }

  /** Does work wholly or not at all. */
  <T> T transaction(Work<Session, T> work) throws SQLException {
    execute("BEGIN TRANSACTION");
    try {
      T result = work.on(this);
      execute("COMMIT");
      return result;
    } catch (SQLException | RuntimeException | Error failure) {
      rollback(failure);
      throw failure;
    }
  }

  /** A cancelled session must be able to undo, too. */
  private void rollback(Throwable failure) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Fails once the session is cancelled: for what follows the last statement. */
  void mustGoOn() throws SQLException {
    if (cancelled) {
      throw new SQLException("cancelled");
    }
  }

  /** Ends the running statement, from another thread; none begins after it. */
  void cancel() {
    cancelled = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // it has just ended by itself: that is what was wanted
      }
    }
  }

  /** Something to do with a resource of the engine. */
  @FunctionalInterface
  interface Work<A, T> {
    T on(A argument) throws SQLException;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
