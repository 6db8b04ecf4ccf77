package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The key rules of an upsert's rows: no NULL, and each key once.
 *
 * @param link where they are
 * @param staging the table that holds them
 * @param keys the key columns
 */
record StagedKeys(Link link, String staging, List<String> keys) {

  private static final int SHOWN = 5;

  void check() throws SQLException {
    for (String key : keys) {
      String nulls = " FROM " + staging + " WHERE " + Sql.name(key) + " IS NULL";
      long count = Long.parseLong(texts("SELECT count(*)" + nulls).get(0).get(0));
      if (count > 0) {
        throw refusal("key `%s` is NULL in %d %s".formatted(key, count, rows(count)));
      }
    }
    List<List<String>> twice =
        texts(
            "SELECT sum(count(*)) OVER (), %s FROM %s GROUP BY %s HAVING count(*) > 1 ORDER BY %s LIMIT %s"
                .formatted(names(), staging, names(), names(), SHOWN));
    if (!twice.isEmpty()) {
      String all = keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
      String examples = twice.stream().map(this::shown).collect(Collectors.joining("; "));
      throw refusal(
          "key %s is not unique: %s rows share theirs with another, such as %s"
              .formatted(all, twice.get(0).get(0), examples));
    }
  }

  private String names() {
    return Sql.names(keys);
  }

  private static String rows(long count) {
    return count == 1 ? "row" : "rows";
  }

  private String shown(List<String> row) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      pairs.add(keys.get(i) + "=" + row.get(i + 1));
    }
    return String.join(", ", pairs);
  }

  private static ConnectorException refusal(String message) {
    return new ConnectorException(Kind.INVALID_DATA, message);
  }

  private List<List<String>> texts(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = link.server().createStatement();
        ResultSet result = statement.executeQuery(link.marked(sql))) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
