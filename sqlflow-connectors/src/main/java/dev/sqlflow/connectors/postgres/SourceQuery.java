package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.ServerColumn.ServerType;
import dev.sqlflow.spi.Options;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a source reads.
 *
 * @param rows a query of all of it
 * @param table that is read whole; empty for another query
 */
record SourceQuery(String rows, Optional<TableId> table) {

  static SourceQuery of(Options options) {
    Optional<String> query = options.optionalText("query");
    return query.isPresent()
        ? new SourceQuery(query.get(), Optional.empty())
        : ofTable(TableId.of(options));
  }

  private static SourceQuery ofTable(TableId table) {
    return new SourceQuery("SELECT * FROM " + table.sql(), Optional.of(table));
  }

  /** Asks for the columns; no row is read. */
  List<ServerColumn> describe(Link link) throws SQLException {
    List<ServerColumn> columns = new ArrayList<>();
    try (Statement statement = link.server().createStatement();
        ResultSet result = statement.executeQuery(link.marked(noRow()))) {
      ResultSetMetaData data = result.getMetaData();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        columns.add(ServerColumn.of(data.getColumnLabel(i), type(data, i)));
      }
    }
    return columns;
  }

  private static ServerType type(ResultSetMetaData data, int index) throws SQLException {
    boolean array = data.getColumnType(index) == Types.ARRAY;
    String name = data.getColumnTypeName(index);
    name = array ? name.replaceFirst("^_", "") : name;
    int precision = name.endsWith("numeric") ? data.getPrecision(index) : 0;
    // eleven bits with a sign, which the driver does not know
    int scale = ((data.getScale(index) & 0x7FF) ^ 0x400) - 0x400;
    return new ServerType(name, array, precision, scale);
  }

  private String noRow() {
    return from("*", PageRange.ALL) + " LIMIT 0";
  }

  /**
   * Waits until whoever empties what is read is done, and keeps others from it. By itself a COPY
   * waits with the state before: to that one, a table that was emptied and filled has no rows.
   */
  void lock(Link link) throws SQLException {
    link.execute(noRow());
  }

  String copy(List<ServerColumn> columns, OptionalLong limit, PageRange range) {
    String list = columns.stream().map(ServerColumn::selected).collect(Collectors.joining(", "));
    String end = limit.isPresent() ? " LIMIT " + limit.getAsLong() : "";
    return "COPY (" + from(list, range) + end + ") TO STDOUT (FORMAT BINARY)";
  }

  // The query may end in a comment.
  private String from(String list, PageRange range) {
    return "SELECT " + list + " FROM (" + rows(range) + "\n) AS rows";
  }

  // Pages are the table's own: it may have got descendants since it was divided.
  private String rows(PageRange range) {
    return range.equals(PageRange.ALL)
        ? rows
        : "SELECT * FROM ONLY " + table.orElseThrow().sql() + range.where();
  }
}
