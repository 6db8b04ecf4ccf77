package dev.sqlflow.spi;

import java.util.Locale;

/**
 * The SQL type of a column.
 *
 * @param sql the type as SQL writes it, in upper case as far as it is a keyword: {@code BIGINT},
 *     {@code DECIMAL(18,2)}, {@code VARCHAR[]}, {@code STRUCT(a INTEGER)}
 */
public record ColumnType(String sql) {

  /** True or false. */
  public static final ColumnType BOOLEAN = new ColumnType("BOOLEAN");

  /** Whole numbers of 64 bits. */
  public static final ColumnType BIGINT = new ColumnType("BIGINT");

  /** Binary floating point numbers of 64 bits. */
  public static final ColumnType DOUBLE = new ColumnType("DOUBLE");

  /** Text. */
  public static final ColumnType VARCHAR = new ColumnType("VARCHAR");

  /** Calendar dates. */
  public static final ColumnType DATE = new ColumnType("DATE");

  /** Times of day. */
  public static final ColumnType TIME = new ColumnType("TIME");

  /** Dates with time of day, without time zone. */
  public static final ColumnType TIMESTAMP = new ColumnType("TIMESTAMP");

  /** Instants. */
  public static final ColumnType TIMESTAMPTZ = new ColumnType("TIMESTAMP WITH TIME ZONE");

  /** Bytes. */
  public static final ColumnType BLOB = new ColumnType("BLOB");

  /** How the values of a type stand in a {@link ColumnVector}. */
  public enum Storage {
    /** BOOLEAN. */
    BOOLEAN,
    /**
     * TINYINT to BIGINT and the unsigned ones below UBIGINT as they are; DATE as days since
     * 1970-01-01; TIME as microseconds since midnight; TIMESTAMP and TIMESTAMP WITH TIME ZONE as
     * microseconds since 1970-01-01T00:00 (UTC). Infinity is {@link Integer#MAX_VALUE} as a DATE
     * and {@link Long#MAX_VALUE} as a TIMESTAMP, and its opposite the negative of that.
     */
    LONG,
    /** FLOAT and DOUBLE. */
    DOUBLE,
    /** BLOB. */
    BYTES,
    /** Everything else, as SQL would print it: VARCHAR, DECIMAL, UUID, INTERVAL, lists, structs. */
    TEXT
  }

  /**
   * Returns how values of this type stand in a batch.
   *
   * @return the kind of {@link ColumnVector}
   */
  public Storage storage() {
    return switch (sql.toUpperCase(Locale.ROOT)) {
      case "BOOLEAN" -> Storage.BOOLEAN;
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP WITH TIME ZONE" ->
          Storage.LONG;
      case "FLOAT", "DOUBLE" -> Storage.DOUBLE;
      case "BLOB" -> Storage.BYTES;
      default -> Storage.TEXT;
    };
  }

  @Override
  public String toString() {
    return sql;
  }
}
