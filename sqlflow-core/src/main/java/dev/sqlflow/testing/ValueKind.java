package dev.sqlflow.testing;

import dev.sqlflow.engine.TableContent;
import dev.sqlflow.spi.Column;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * How values of a type compare. Each kind has one canonical text for every value, so that what is
 * equal is spelt alike: 1.5 and 1.50, {@code 2026-01-01T00:00Z} and {@code 2026-01-01 01:00+01}.
 */
enum ValueKind {
  NUMBER {
    @Override
    String parse(String text) {
      return plain(new BigDecimal(text.strip()));
    }
  },
  FLOATING {
    @Override
    String parse(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "nan", ".nan" -> "NaN";
        case "inf", ".inf", "+inf", "+.inf", "infinity" -> "Infinity";
        case "-inf", "-.inf", "-infinity" -> "-Infinity";
        default -> plain(BigDecimal.valueOf(Double.parseDouble(text.strip())));
      };
    }
  },
  BOOLEAN {
    @Override
    String parse(String text) {
      String word = text.toLowerCase(Locale.ROOT);
      if (!word.equals("true") && !word.equals("false")) {
        throw new DateTimeException("neither true nor false");
      }
      return word;
    }
  },
  DATE {
    @Override
    String parse(String text) {
      return LocalDate.parse(text).toString();
    }
  },
  TIME {
    @Override
    String parse(String text) {
      return LocalTime.parse(text).toString();
    }
  },
  TIMESTAMP {
    @Override
    String parse(String text) {
      return dateTime(text).toString();
    }
  },
  INSTANT {
    @Override
    String parse(String text) {
      String iso = text.replace(' ', 'T').replaceFirst("([+-][0-9]{2})$", "$1:00");
      return iso.matches(".*T.*(Z|[+-][0-9]{2}:[0-9]{2})")
          ? OffsetDateTime.parse(iso).toInstant().toString()
          : dateTime(text).toInstant(ZoneOffset.UTC).toString();
    }
  },
  BYTES {
    @Override
    String parse(String text) {
      return java.util.HexFormat.of().formatHex(java.util.HexFormat.of().parseHex(text));
    }
  },
  NESTED {
    @Override
    String parse(String text) {
      return CanonicalJson.of(text);
    }
  },
  TEXT {
    @Override
    String parse(String text) {
      return text;
    }
  };

  /** Returns the canonical text, or throws because the text is no value of this kind. */
  abstract String parse(String text);

  /** Returns the canonical text; empty if the text is no value of this kind. */
  Optional<String> canonical(String text) {
    try {
      return Optional.of(parse(text));
    } catch (DateTimeException | IllegalArgumentException noSuchValue) {
      return Optional.empty();
    }
  }

  boolean isNumeric() {
    return this == NUMBER || this == FLOATING;
  }

  static ValueKind of(Column column) {
    if (TableContent.isNested(column)) {
      return NESTED;
    }
    String type = column.type().sql().toUpperCase(Locale.ROOT);
    if (type.startsWith("DECIMAL") || type.startsWith("NUMERIC")) {
      return NUMBER;
    }
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> NUMBER;
      case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> NUMBER;
      case "FLOAT", "DOUBLE", "REAL" -> FLOATING;
      case "BOOLEAN" -> BOOLEAN;
      case "DATE" -> DATE;
      case "TIME" -> TIME;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "DATETIME" -> TIMESTAMP;
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> INSTANT;
      case "BLOB" -> BYTES;
      case "JSON" -> NESTED;
      default -> TEXT;
    };
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
  }

  private static LocalDateTime dateTime(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace(' ', 'T'));
  }
}
