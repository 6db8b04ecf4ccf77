package dev.sqlflow.engine.duckdb;

import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes rows to tables by mode, inside a transaction of the caller's. */
final class TableWriter {

  private final Session session;

  TableWriter(Session session) {
    this.session = session;
  }

  /** Returns how many rows were written. */
  long write(TableName table, TableWrite write, Rows rows, Span place) throws SQLException {
    return switch (write.mode()) {
      case REPLACE -> rows.execute(session, "CREATE OR REPLACE TABLE " + table.sql() + " AS ", "");
      case APPEND -> append(table, write, rows, place);
      case UPSERT -> new Upsert(session, table, write, place).write(rows);
    };
  }

  private long append(TableName table, TableWrite write, Rows rows, Span place)
      throws SQLException {
    List<Column> there = columns(session, table);
    if (there.isEmpty()) {
      return rows.execute(session, "CREATE TABLE " + table.sql() + " AS ", "");
    }
    List<Column> coming = rows.columns(session);
    SchemaFit fit = SchemaFit.of(table, there, coming, write.schemaPolicy(), place);
    for (String change : fit.changes()) {
      session.execute(change);
    }
    String insert = "INSERT INTO " + table.sql() + " BY NAME ";
    return fit.complete()
        ? rows.execute(session, insert, "")
        : rows.execute(session, insert + "SELECT " + Sql.names(fit.columns()) + " FROM (", "\n)");
  }

  /** The columns of a table in order; none if it is not there. */
  static List<Column> columns(Session session, TableName table) throws SQLException {
    return session.query(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name ="
            + " current_database() AND lower(schema_name) = lower("
            + Sql.literal(table.schema().orElse(TableName.DEFAULT_SCHEMA))
            + ") AND lower(table_name) = lower("
            + Sql.literal(table.name())
            + ") ORDER BY column_index",
        rows -> {
          List<Column> columns = new ArrayList<>();
          while (rows.next()) {
            columns.add(new Column(rows.getString(1), new ColumnType(rows.getString(2))));
          }
          return columns;
        });
  }
}
