package dev.sqlflow.connectors.batches;

import dev.sqlflow.spi.ColumnType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads values from text, each exactly or not at all: what would have to be rounded, cut or wrapped
 * is not a value of the type.
 *
 * @param date how dates are written
 * @param timestamp how timestamps are written
 */
public record TextReader(DateTimeFormatter date, DateTimeFormatter timestamp) {

  /** Dates and timestamps as ISO 8601 writes them, with {@code T} or a space between the two. */
  public static final TextReader ISO =
      new TextReader(DateTimeFormatter.ISO_LOCAL_DATE, isoTimestamp());

  private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

  /**
   * Reads a truth value.
   *
   * @param text {@code true} or {@code false}, in any case
   * @return the value, or empty if the text is neither
   */
  public Optional<Boolean> booleanOf(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /**
   * Reads a number for a column of DOUBLE or FLOAT.
   *
   * @param text in decimal notation
   * @return the nearest number, or empty if the text is none or out of range
   */
  public OptionalDouble doubleOf(String text) {
    if (!NumberText.isNumber(text)) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /**
   * Reads a value that is stored as a whole number.
   *
   * @param type one whose storage is LONG
   * @param text the value
   * @return the stored form, or empty if the text is no value of the type
   */
  public OptionalLong longOf(ColumnType type, String text) {
    try {
      return switch (type.sql().toUpperCase(Locale.ROOT)) {
        case "DATE" -> OptionalLong.of(LocalDate.parse(text, date).toEpochDay());
        case "TIME" -> micros(LocalTime.parse(text));
        case "TIMESTAMP" -> micros(LocalDateTime.parse(text, timestamp));
        case "TIMESTAMP WITH TIME ZONE" ->
            micros(
                OffsetDateTime.parse(text.replace(' ', 'T'))
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime());
        default -> IntegerRange.of(type).read(text);
      };
    } catch (DateTimeException notSuchADate) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong micros(LocalDateTime value) {
    return value.truncatedTo(ChronoUnit.MICROS).equals(value)
        ? OptionalLong.of(ChronoUnit.MICROS.between(EPOCH, value))
        : OptionalLong.empty();
  }

  private static OptionalLong micros(LocalTime value) {
    return value.truncatedTo(ChronoUnit.MICROS).equals(value)
        ? OptionalLong.of(ChronoUnit.MICROS.between(LocalTime.MIN, value))
        : OptionalLong.empty();
  }

  private static DateTimeFormatter isoTimestamp() {
    return new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .appendPattern("['T'][' ']")
        .append(DateTimeFormatter.ISO_LOCAL_TIME)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT)
        .withChronology(IsoChronology.INSTANCE);
  }

  /** The whole numbers that a type holds. */
  private record IntegerRange(long least, long greatest) {

    static IntegerRange of(ColumnType type) {
      return switch (type.sql().toUpperCase(Locale.ROOT)) {
        case "TINYINT" -> new IntegerRange(Byte.MIN_VALUE, Byte.MAX_VALUE);
        case "SMALLINT" -> new IntegerRange(Short.MIN_VALUE, Short.MAX_VALUE);
        case "INTEGER" -> new IntegerRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
        case "UTINYINT" -> new IntegerRange(0, 0xFF);
        case "USMALLINT" -> new IntegerRange(0, 0xFFFF);
        case "UINTEGER" -> new IntegerRange(0, 0xFFFF_FFFFL);
        default -> new IntegerRange(Long.MIN_VALUE, Long.MAX_VALUE);
      };
    }

    OptionalLong read(String text) {
      try {
        long value = Long.parseLong(text);
        return value >= least && value <= greatest ? OptionalLong.of(value) : OptionalLong.empty();
      } catch (NumberFormatException notANumber) {
        return OptionalLong.empty();
      }
    }
  }
}
