package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.retry.Retries;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.StatementContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Commits, and knows the outcome: when the connection breaks before the server's answer comes, the
 * server is asked again what became of the transaction.
 */
final class Commit {

  private Commit() {}

  static void of(Link link, Retries retries) throws SQLException {
    String transaction = text(link, "SELECT txid_current()");
    try {
      link.server().commit();
    } catch (SQLException e) {
      ConnectorException failure = link.failure(e);
      if (isRefusal(e, failure)) {
        throw failure;
      }
      link.sever(); // what comes on it may belong to what was asked before
      settle(link, retries, transaction, failure);
    }
  }

  private static boolean isRefusal(SQLException e, ConnectorException failure) {
    boolean rolledBack = String.valueOf(e.getSQLState()).startsWith("40");
    return rolledBack || (!Retries.mayPass(failure) && failure.kind() != Kind.INTERNAL);
  }

  private static void settle(
      Link link, Retries retries, String transaction, ConnectorException failure) {
    String outcome;
    try {
      outcome = retries.call(() -> outcome(link.settings(), transaction));
    } catch (ConnectorException e) {
      ConnectorException unknown =
          new ConnectorException(
              e.kind(),
              "whether the rows were written is not known: the connection broke at the commit, and then "
                  + e.getMessage(),
              e);
      unknown.addSuppressed(failure);
      throw unknown;
    }
    if (!outcome.equals("committed")) {
      throw failure;
    }
  }

  private static String outcome(ConnectionSettings settings, String transaction) {
    try (Link link = Link.open(settings, StatementContext.NONE, true)) {
      try {
        String outcome = text(link, "SELECT txid_status(" + transaction + ")");
        if (outcome.equals("in progress")) {
          throw new ConnectorException(Kind.TIMEOUT, "the server is still at it");
        }
        link.idle();
        return outcome;
      } catch (SQLException e) {
        throw link.failure(e);
      }
    }
  }

  private static String text(Link link, String sql) throws SQLException {
    try (Statement statement = link.server().createStatement();
        ResultSet result = statement.executeQuery(link.marked(sql))) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }
}
