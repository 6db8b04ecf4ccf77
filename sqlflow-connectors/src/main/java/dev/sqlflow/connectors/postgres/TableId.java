package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.Options;

/**
 * A table's name.
 *
 * @param schema it is in
 * @param name of the table in it
 */
record TableId(String schema, String name) {

  static TableId of(Options options) {
    String table = options.text("table");
    int dot = table.indexOf('.');
    if (options.has("schema") || dot < 0) {
      return new TableId(options.optionalText("schema").orElse("public"), table);
    }
    return new TableId(table.substring(0, dot), table.substring(dot + 1));
  }

  String sql() {
    return Sql.name(schema) + "." + Sql.name(name);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
