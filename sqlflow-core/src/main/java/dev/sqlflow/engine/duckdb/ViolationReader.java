package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.Violations;
import dev.sqlflow.engine.Violations.Cell;
import dev.sqlflow.secret.Mask;
import dev.sqlflow.source.SecretNames;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the rows that break a check, and reads the first few of them. */
final class ViolationReader {

  private static final String BEFORE = "SELECT * FROM (";
  private static final String COUNT = "SELECT count(*) FROM (";

  private ViolationReader() {}

  /** One query where few rows or none are found, as it should be. */
  static Violations read(Session session, QueryRows query) {
    String limit = "\n) LIMIT " + (Violations.SHOWN + 1);
    try {
      List<List<Cell>> rows = session.query(BEFORE + query.sql() + limit, ViolationReader::cells);
      return rows.size() <= Violations.SHOWN
          ? new Violations(rows.size(), rows)
          : new Violations(count(session, query), rows.subList(0, Violations.SHOWN));
    } catch (SQLException e) {
      throw query.failure(e, BEFORE.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  private static long count(Session session, QueryRows query) {
    try {
      return session.number(COUNT + query.sql() + "\n)");
    } catch (SQLException e) {
      throw query.failure(e, COUNT.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  private static List<List<Cell>> cells(ResultSet rows) throws SQLException {
    List<List<Cell>> all = new ArrayList<>();
    while (rows.next()) {
      List<Cell> row = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        String column = rows.getMetaData().getColumnName(i);
        Optional<String> text = Optional.ofNullable(rows.getString(i));
        row.add(
            new Cell(column, SecretNames.isSecret(column) ? text.map(any -> Mask.STARS) : text));
      }
      all.add(row);
    }
    return all;
  }
}
