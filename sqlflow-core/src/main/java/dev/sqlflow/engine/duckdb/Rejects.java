package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.Origins;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The faulty records of one load: counted, and kept in a file. */
final class Rejects {

  private static final String TABLE = "temp.main." + Sql.name("sqlflow rejects");

  private final Session session;
  private final long count;

  private Rejects(Session session, long count) {
    this.session = session;
    this.count = count;
  }

  /** Looks for them; fails if they are more than may be. */
  static Rejects find(Session session, SoundRows rows, long limit, Span place) throws SQLException {
    try {
      session.execute("CREATE OR REPLACE TEMP TABLE \"sqlflow rejects\" AS " + rows.faults());
    } catch (SQLException e) {
      throw WorldFailure.ofMemory(e).orElseGet(() -> rows.failure(e, 0));
    }
    long count = session.number("SELECT count(*) FROM " + TABLE);
    return count <= limit ? new Rejects(session, count) : fail(session, count, limit, place);
  }

  private static Rejects fail(Session session, long count, long limit, Span place)
      throws SQLException {
    throw session.query(
        "FROM " + TABLE + " LIMIT 1",
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

  long count() {
    return count;
  }

  /** Writes the records out, if there are any, and forgets them. */
  void keep(Path file, Origins origins) throws SQLException {
    if (count > 0) {
      makeFolder(file);
      name(origins);
      session.execute(
          "COPY "
              + TABLE
              + " TO "
              + Sql.literal(file.toString())
              + " (FORMAT csv, HEADER true, USE_TMP_FILE false)");
    }
    session.execute("DROP TABLE " + TABLE);
  }

  private void name(Origins origins) throws SQLException {
    String query = "SELECT DISTINCT file FROM " + TABLE;
    for (String path : session.query(query, Rejects::texts)) {
      session.execute(
          "UPDATE %s SET file = %s WHERE file = %s"
              .formatted(TABLE, Sql.literal(origins.text(path)), Sql.literal(path)));
    }
  }

  private static List<String> texts(ResultSet rows) throws SQLException {
    List<String> texts = new ArrayList<>();
    while (rows.next()) {
      texts.add(rows.getString(1));
    }
    return texts;
  }

  private static void makeFolder(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    } catch (IOException e) {
      throw new ConnectorException(
          ConnectorException.Kind.INTERNAL,
          "`" + file + "` can't be written: " + e.getMessage(),
          e);
    }
  }
}
