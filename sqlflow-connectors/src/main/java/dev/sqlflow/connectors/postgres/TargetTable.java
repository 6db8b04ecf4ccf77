package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.ServerColumn.ServerType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table that rows are written to, as the server knows it.
 *
 * @param id its name
 * @param columns in order
 */
record TargetTable(TableId id, List<TargetColumn> columns) {

  private static final int VARIABLE = 4;

  private static final String COLUMNS =
      """
      SELECT c.relkind, a.attname, coalesce(e.typname, b.typname, t.typname), t.typelem <> 0 AND \
      t.typlen = -1 AND t.typcategory = 'A', a.atttypmod, coalesce(e.typtype, b.typtype, t.typtype) = 'e', \
      format_type(a.atttypid, a.atttypmod)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type b ON b.oid = t.typbasetype
      LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A' AND t.typlen = -1
      WHERE n.nspname = ? AND c.relname = ?
      ORDER BY a.attnum""";

  private static final String UNIQUE =
      """
      SELECT EXISTS (
        SELECT 1 FROM pg_index i
        WHERE i.indrelid = ?::regclass AND i.indisunique AND i.indimmediate AND i.indisvalid
          AND i.indpred IS NULL AND i.indexprs IS NULL
          AND (SELECT array_agg(a.attname::text ORDER BY a.attname)
               FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS k
               JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k)
            = (SELECT array_agg(k ORDER BY k::name) FROM unnest(?::text[]) AS k))""";

  private static final String REFERENCES =
      """
      SELECT conrelid::regclass::text FROM pg_constraint
      WHERE contype = 'f' AND confrelid = ?::regclass AND confdeltype IN ('c', 'n', 'd')
      ORDER BY 1 LIMIT 1""";

  /**
   * One of its columns.
   *
   * @param name as the server spells it
   * @param type of its values
   * @param isEnum whether they are labels
   * @param sql the type as SQL writes it
   */
  record TargetColumn(String name, ServerType type, boolean isEnum, String sql) {}

  /** Looks at a table; empty if there is none. */
  static Optional<TargetTable> find(Link link, TableId id) throws SQLException {
    List<TargetColumn> columns = new ArrayList<>();
    try (PreparedStatement statement = link.server().prepareStatement(link.marked(COLUMNS))) {
      statement.setString(1, id.schema());
      statement.setString(2, id.name());
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          requireTable(id, result.getString(1));
          columns.add(column(result));
        }
      }
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new TargetTable(id, columns));
  }

  private static void requireTable(TableId id, String kind) {
    if (!kind.equals("r") && !kind.equals("p")) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "`" + id + "` is no table: rows can't be written to it");
    }
  }

  private static TargetColumn column(ResultSet row) throws SQLException {
    int modifier = row.getInt(5) - VARIABLE;
    String name = row.getString(3);
    boolean exact = name.equals("numeric") && modifier >= 0;
    int scale = ((modifier & 0x7FF) ^ 0x400) - 0x400;
    ServerType type =
        new ServerType(
            name, row.getBoolean(4), exact ? modifier >> 16 & 0xFFFF : 0, exact ? scale : 0);
    return new TargetColumn(row.getString(2), type, row.getBoolean(6), row.getString(7));
  }

  /** Finds a column by its name; another case will do where only one differs in nothing else. */
  Optional<TargetColumn> column(String name) {
    List<TargetColumn> alike =
        columns.stream().filter(one -> one.name().equalsIgnoreCase(name)).toList();
    return alike.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .or(() -> alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty());
  }

  /** An upsert finds a row by an index, or not at all. */
  void requireUnique(Link link, List<String> keys) throws SQLException {
    try (PreparedStatement statement = link.server().prepareStatement(link.marked(UNIQUE))) {
      statement.setString(1, id.sql());
      statement.setArray(2, link.server().createArrayOf("text", keys.toArray()));
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next() || !result.getBoolean(1)) {
          throw new ConnectorException(
              Kind.INVALID_DATA,
              "table `%s` has no unique index of just the key: CREATE UNIQUE INDEX ON %s (%s)"
                  .formatted(id, id.sql(), Sql.names(keys)));
        }
      }
    }
  }

  /** Rows of other tables must not go with those that are replaced. */
  void requireUnreferenced(Link link) throws SQLException {
    try (PreparedStatement statement = link.server().prepareStatement(link.marked(REFERENCES))) {
      statement.setString(1, id.sql());
      try (ResultSet result = statement.executeQuery()) {
        if (result.next()) {
          throw new ConnectorException(
              Kind.INVALID_DATA,
              "replacing the rows of `%s` would change rows of `%s`, which refers to them: write by MODE UPSERT"
                  .formatted(id, result.getString(1)));
        }
      }
    }
  }
}
