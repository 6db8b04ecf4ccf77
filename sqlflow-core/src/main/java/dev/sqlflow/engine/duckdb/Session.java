package dev.sqlflow.engine.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** A connection to one database. Each statement is its own: the driver closes it after an error. */
final class Session implements AutoCloseable {

  /** What every database of ours is opened with. */
  private static final String SETTINGS =
      "SET errors_as_json = true;"
          + "SET autoinstall_known_extensions = false;"
          + "SET autoload_known_extensions = false;"
          + "SET allow_community_extensions = false;";

  private final DuckDBConnection connection;

  private Session(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** Opens a database; an empty name is one in memory. */
  static Session open(String database) throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + database, new Properties());
    Session session = new Session(connection.unwrap(DuckDBConnection.class));
    try {
      session.execute(SETTINGS);
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
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Math.max(0, statement.getLargeUpdateCount());
    }
  }

  /** Returns one column of the first row, or nothing. */
  String text(String sql, int column) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      String value = rows.next() ? rows.getString(column) : null;
      return value == null ? "" : value;
    }
  }

  /** Runs a query and hands its rows out. */
  <T> T query(String sql, Reader<T> reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return reader.read(rows);
    }
  }

  /** Makes something of rows. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
