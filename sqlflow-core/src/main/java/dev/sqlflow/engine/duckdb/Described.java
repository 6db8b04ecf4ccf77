package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the columns out of what DESCRIBE answers. */
final class Described {

  private Described() {}

  /** The columns as a table of the result has them: a name that comes again gets a number. */
  static List<Column> columns(ResultSet rows) throws SQLException {
    List<Column> columns = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    while (rows.next()) {
      String name = free(rows.getString(1), taken);
      columns.add(new Column(name, new ColumnType(rows.getString(2))));
    }
    return columns;
  }

  private static String free(String name, Set<String> taken) {
    String candidate = name;
    for (int number = 1; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
      candidate = name + "_" + number;
    }
    return candidate;
  }
}
