package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.StatementContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Tells whether a table could be written, or made. */
final class WriteAccess {

  private static final String ALLOWED =
      """
      SELECT n.oid IS NOT NULL, c.oid IS NOT NULL,
             has_schema_privilege(n.oid, 'CREATE'), has_table_privilege(c.oid, 'INSERT')
      FROM (VALUES (1)) AS one
      LEFT JOIN pg_namespace n ON n.nspname = ?
      LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = ?""";

  private WriteAccess() {}

  static boolean require(ConnectionSettings settings, TableId table) {
    try (Link link = Link.open(settings, StatementContext.NONE, true)) {
      try {
        check(link, table);
        link.idle();
        return true;
      } catch (SQLException e) {
        throw link.failure(e);
      }
    }
  }

  private static void check(Link link, TableId table) throws SQLException {
    try (PreparedStatement statement = link.server().prepareStatement(link.marked(ALLOWED))) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        requireAllowed(link, table, row);
      }
    }
  }

  private static void requireAllowed(Link link, TableId table, ResultSet row) throws SQLException {
    String server = link.settings().name();
    if (!row.getBoolean(1)) {
      throw new ConnectorException(
          Kind.NOT_FOUND, "%s has no schema `%s`".formatted(server, table.schema()));
    }
    boolean there = row.getBoolean(2);
    if (!row.getBoolean(there ? 4 : 3)) {
      throw new ConnectorException(
          Kind.FORBIDDEN,
          "%s does not allow this user to %s `%s`"
              .formatted(server, there ? "write to" : "create", table));
    }
  }
}
