package dev.sqlflow.connectors.batches;

import dev.sqlflow.spi.ColumnType;
import java.util.Locale;

/** The types that users state for columns. */
public final class TypeNames {

  private TypeNames() {}

  /**
   * Reads the name of a type.
   *
   * @param name as SQL knows it, in any case; aliases such as {@code int} and {@code text} too
   * @return the type by its usual name
   */
  public static ColumnType read(String name) {
    String upper = name.strip().toUpperCase(Locale.ROOT);
    return new ColumnType(
        switch (upper) {
          case "INT", "INT4", "SIGNED" -> "INTEGER";
          case "LONG", "INT8" -> "BIGINT";
          case "SHORT", "INT2" -> "SMALLINT";
          case "BOOL", "LOGICAL" -> "BOOLEAN";
          case "REAL", "FLOAT4" -> "FLOAT";
          case "FLOAT8", "DOUBLE PRECISION" -> "DOUBLE";
          case "TEXT", "STRING", "CHAR", "BPCHAR" -> "VARCHAR";
          case "DATETIME", "TIMESTAMP WITHOUT TIME ZONE" -> "TIMESTAMP";
          case "TIMESTAMPTZ" -> "TIMESTAMP WITH TIME ZONE";
          default -> upper;
        });
  }
}
