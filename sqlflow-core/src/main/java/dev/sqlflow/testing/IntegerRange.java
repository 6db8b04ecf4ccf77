package dev.sqlflow.testing;

import dev.sqlflow.spi.ColumnType;
import java.math.BigDecimal;

/** The whole numbers that a type of at most 64 bits holds. */
record IntegerRange(long least, long greatest) {

  static IntegerRange of(ColumnType type) {
    return switch (type.sql()) {
      case "TINYINT" -> new IntegerRange(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "SMALLINT" -> new IntegerRange(Short.MIN_VALUE, Short.MAX_VALUE);
      case "INTEGER" -> new IntegerRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "UTINYINT" -> new IntegerRange(0, 0xFF);
      case "USMALLINT" -> new IntegerRange(0, 0xFFFF);
      case "UINTEGER" -> new IntegerRange(0, 0xFFFF_FFFFL);
      default -> new IntegerRange(Long.MIN_VALUE, Long.MAX_VALUE);
    };
  }

  /** Returns the number, or throws because it is out of range or not whole. */
  long exact(String number) {
    long value = new BigDecimal(number).longValueExact();
    if (value < least || value > greatest) {
      throw new ArithmeticException("out of range");
    }
    return value;
  }
}
