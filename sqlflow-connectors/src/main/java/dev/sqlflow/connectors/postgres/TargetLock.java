package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Sees to it that one run writes a table at a time. The server itself holds the lock, for as long
 * as the transaction lasts: it ends with the connection of its holder, however that ends.
 */
final class TargetLock {

  private static final long PAUSE_MILLIS = 200;

  private static final String TRY =
      "SELECT pg_try_advisory_xact_lock(hashtextextended('sqlflow ' || ?, 0))";

  private static final String HOLDER =
      """
      SELECT a.pid, a.application_name, coalesce(host(a.client_addr), 'this machine'),
             extract(epoch FROM clock_timestamp() - a.xact_start)::bigint,
             coalesce(substring(a.query FROM '/\\* sqlflow (.*?) \\*/'), '')
      FROM pg_locks l
      JOIN pg_stat_activity a ON a.pid = l.pid
      CROSS JOIN (SELECT hashtextextended('sqlflow ' || ?, 0) AS key) k
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid::bigint = (k.key >> 32) & 4294967295 AND l.objid::bigint = k.key & 4294967295
      """;

  private TargetLock() {}

  /** Waits as long as the run is patient. */
  static void take(Link link, TableId table, Duration patience) throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    while (!isTaken(link, table)) {
      if (System.nanoTime() >= end) {
        throw new ConnectorException(
            Kind.TIMEOUT,
            "table `%s` is being written by %s".formatted(table, holder(link, table)));
      }
      pause();
    }
  }

  private static boolean isTaken(Link link, TableId table) throws SQLException {
    try (PreparedStatement statement = link.server().prepareStatement(link.marked(TRY))) {
      statement.setString(1, table.toString());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  private static String holder(Link link, TableId table) throws SQLException {
    try (PreparedStatement statement = link.server().prepareStatement(link.marked(HOLDER))) {
      statement.setString(1, table.toString());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? "`%s` at %s, for %d s (process %d of the server) %s"
                .formatted(
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getInt(1),
                    row.getString(5))
                .strip()
            : "another run, which has just ended";
      }
    }
  }

  private static void pause() {
    try {
      // the server can wait, too; if it does in vain, the transaction can't tell who has the lock
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw Failures.interrupted(e);
    }
  }
}
