package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table for rows that have none yet. */
final class NewTable {

  private NewTable() {}

  static String sql(TableId table, List<Column> columns, List<String> keys) {
    String list =
        columns.stream()
            .map(column -> Sql.name(column.name()) + " " + type(column))
            .collect(Collectors.joining(", "));
    String key = keys.isEmpty() ? "" : ", PRIMARY KEY (" + Sql.names(keys) + ")";
    return "CREATE TABLE " + table.sql() + " (" + list + key + ")";
  }

  private static String type(Column column) {
    String sql = column.type().sql().toUpperCase(Locale.ROOT);
    boolean list = sql.endsWith("[]") && !sql.endsWith("[][]");
    String type = type(list ? sql.substring(0, sql.length() - 2) : sql);
    if (type.isEmpty() || (list && sql.startsWith("JSON"))) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "column `%s`: no type of the server is %s; cast it in the query, such as by to_json"
              .formatted(column.name(), new ColumnType(sql)));
    }
    return list ? type + "[]" : type;
  }

  private static String type(String sql) {
    if (sql.startsWith("DECIMAL(")) {
      return sql.replace("DECIMAL", "numeric");
    }
    if (sql.startsWith("ENUM(")) {
      return "text";
    }
    return switch (sql) {
      case "BOOLEAN" -> "boolean";
      case "TINYINT", "SMALLINT", "UTINYINT" -> "smallint";
      case "INTEGER", "USMALLINT" -> "integer";
      case "BIGINT", "UINTEGER" -> "bigint";
      case "UBIGINT" -> "numeric(20,0)";
      case "HUGEINT", "UHUGEINT" -> "numeric(39,0)";
      case "FLOAT" -> "real";
      case "DOUBLE" -> "double precision";
      case "VARCHAR" -> "text";
      case "DATE" -> "date";
      case "TIME" -> "time";
      case "TIME WITH TIME ZONE" -> "timetz";
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" -> "timestamp";
      case "TIMESTAMP WITH TIME ZONE" -> "timestamptz";
      case "INTERVAL" -> "interval";
      case "UUID" -> "uuid";
      case "BLOB" -> "bytea";
      case "JSON" -> "json";
      case "BIT" -> "varbit";
      default -> "";
    };
  }
}
