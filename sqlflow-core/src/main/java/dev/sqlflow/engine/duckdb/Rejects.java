package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.EngineException;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The faulty records of one load: the engine sets them aside, we count them and keep them. */
final class Rejects {

  private static final String RECORDS = "sqlflow_rejects";
  private static final String SCANS = "sqlflow_reject_scans";

  /** Makes the reader set faulty records aside instead of failing. */
  static final String ARGUMENTS =
      ", store_rejects = true, rejects_table = '"
          + RECORDS
          + "', rejects_scan = '"
          + SCANS
          + "', rejects_limit = 0";

  /** A record may have several faults: the first is told. */
  private static final String FAULTS =
      "SELECT file_path AS file, line, arg_min(error_message, column_idx) AS fault,"
          + " arg_min(csv_line, column_idx) AS record FROM "
          + RECORDS
          + " JOIN "
          + SCANS
          + " USING (scan_id, file_id) GROUP BY file_path, line ORDER BY file_path, line";

  private final Session session;
  private final long limit;

  Rejects(Session session, long limit) {
    this.session = session;
    this.limit = limit;
  }

  /** Returns how many records were set aside; fails if they are too many. */
  long count(Span place) throws SQLException {
    long count = session.number("SELECT count(*) FROM (" + FAULTS + ")");
    if (count > limit) {
      throw session.query(
          FAULTS + " LIMIT 1",
          rows -> {
            rows.next();
            return new EngineException(
                FileRows.tooMany(
                    FileRows.faulty(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getString(3),
                        rows.getString(4),
                        place),
                    count,
                    limit));
          });
    }
    return count;
  }

  /** Writes the records out and forgets them. */
  void keep(Path file) throws SQLException {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    } catch (IOException e) {
      throw new ConnectorException(
          ConnectorException.Kind.INTERNAL,
          "`" + file + "` can't be written: " + e.getMessage(),
          e);
    }
    session.execute(
        "COPY ("
            + FAULTS
            + ") TO "
            + Sql.literal(file.toString())
            + " (FORMAT csv, HEADER true, USE_TMP_FILE false)");
  }

  /** Forgets the records; the load's own outcome is what counts. */
  void forget() {
    try {
      session.execute(
          "DROP TABLE IF EXISTS temp." + RECORDS + "; DROP TABLE IF EXISTS temp." + SCANS);
    } catch (SQLException e) {
      // the next load of the session makes them anew, or says what is wrong
    }
  }
}
