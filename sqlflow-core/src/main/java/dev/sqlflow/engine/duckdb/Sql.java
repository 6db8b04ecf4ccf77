package dev.sqlflow.engine.duckdb;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes names and values as SQL. */
final class Sql {

  private Sql() {}

  /** A text in single quotes. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name in double quotes. */
  static String name(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Names in double quotes, with commas. */
  static String names(Collection<String> texts) {
    return texts.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  /** A list of texts. */
  static String list(Collection<String> texts) {
    return texts.stream().map(Sql::literal).collect(Collectors.joining(", ", "[", "]"));
  }
}
