package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.Scan;
import java.sql.SQLException;
import java.util.List;

/** Asks a database that may read files about files that describe themselves. For one thread. */
final class ScanDescriber {

  private final Session session;

  private ScanDescriber(Session session) {
    this.session = session;
  }

  static ScanDescriber open() throws SQLException {
    Session session = Session.inMemory();
    session.execute("SET memory_limit = '256MB'; SET threads = 1;");
    return new ScanDescriber(session);
  }

  List<Column> describe(Scan.Files scan) {
    try {
      return session.query("DESCRIBE " + ScanSql.query(scan), Described::columns);
    } catch (SQLException e) {
      throw ReadFailure.of(e, scan);
    }
  }

  void close() throws SQLException {
    session.close();
  }
}
