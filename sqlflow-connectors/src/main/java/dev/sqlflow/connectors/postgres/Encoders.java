package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.ServerColumn.ServerType;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ColumnType.Storage;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.ColumnVector.Booleans;
import dev.sqlflow.spi.ColumnVector.Bytes;
import dev.sqlflow.spi.ColumnVector.Doubles;
import dev.sqlflow.spi.ColumnVector.Longs;
import dev.sqlflow.spi.ColumnVector.Texts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which type of the engine goes into which of the server without loss, and how. A pair that is
 * missing here loses something, or means something else on the other side.
 */
final class Encoders {

  private static final long EXACT_IN_DOUBLE = 1L << 53;
  private static final Set<String> INTEGERS =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");
  private static final Pattern EXACT_NUMBER =
      Pattern.compile("DECIMAL\\(.*\\)|UBIGINT|HUGEINT|UHUGEINT");
  private static final Set<String> TEXTS =
      Set.of("text", "varchar", "bpchar", "json", "xml", "citext", "name");

  private final String from;
  private final ServerType to;

  private Encoders(ColumnType from, ServerType to) {
    this.from = from.sql().toUpperCase(Locale.ROOT);
    this.to = to;
  }

  /** How values of a type are written to a column; empty if the wire can't take them. */
  static Optional<Encoder> of(ColumnType from, ServerType to, boolean isEnum) {
    Encoders pair = new Encoders(from, to);
    if (to.array()) {
      return Optional.empty();
    }
    if (isEnum || TEXTS.contains(to.name())) {
      return pair.text();
    }
    return switch (to.name()) {
      case "bool" -> pair.when(pair.from.equals("BOOLEAN"), Encoders::bool);
      case "int2" -> pair.integer(Short.MIN_VALUE, Short.MAX_VALUE, 2);
      case "int4" -> pair.integer(Integer.MIN_VALUE, Integer.MAX_VALUE, 4);
      case "int8" -> pair.integer(Long.MIN_VALUE, Long.MAX_VALUE, 8);
      case "float4" -> pair.when(from.storage() == Storage.DOUBLE, Encoders::float4);
      case "float8" -> pair.float8(from);
      case "numeric" -> pair.numeric(from);
      case "jsonb" -> pair.when(pair.isText(), Encoders::jsonb);
      case "uuid" -> pair.when(pair.from.equals("UUID"), Encoders::uuid);
      case "bytea" -> pair.when(from.storage() == Storage.BYTES, Encoders::bytea);
      case "date" -> pair.when(pair.from.equals("DATE"), Encoders::date);
      case "time" -> pair.when(pair.from.equals("TIME"), Encoders::time);
      case "timestamp" ->
          pair.from.equals("DATE")
              ? Optional.of(Encoders::timestampOfDate)
              : pair.when(pair.from.equals("TIMESTAMP"), Encoders::timestamp);
      case "timestamptz" ->
          pair.when(pair.from.equals("TIMESTAMP WITH TIME ZONE"), Encoders::timestamp);
      default -> Optional.empty();
    };
  }

  private Optional<Encoder> when(boolean fits, Encoder encoder) {
    return fits ? Optional.of(encoder) : Optional.empty();
  }

  private boolean isText() {
    return from.equals("VARCHAR") || from.equals("JSON") || from.startsWith("ENUM(");
  }

  private Optional<Encoder> text() {
    boolean fits = isText() || (from.equals("UUID") && !to.name().equals("json"));
    return when(fits, (values, row, out) -> sized(((Texts) values).utf8(row), out));
  }

  private static void sized(byte[] value, CopyBuffer out) {
    out.int4(value.length);
    out.bytes(value);
  }

  private Optional<Encoder> integer(long least, long greatest, int width) {
    if (INTEGERS.contains(from)) {
      return Optional.of(
          (values, row, out) -> integer(((Longs) values).get(row), least, greatest, width, out));
    }
    return when(
        EXACT_NUMBER.matcher(from).matches(),
        (values, row, out) -> {
          String text = ((Texts) values).get(row);
          integer(wholeNumber(text), least, greatest, width, out);
        });
  }

  private static void integer(long value, long least, long greatest, int width, CopyBuffer out)
      throws Unfit {
    if (value < least || value > greatest) {
      throw new Unfit("%d is not between %d and %d".formatted(value, least, greatest));
    }
    out.int4(width);
    switch (width) {
      case 2 -> out.int2((int) value);
      case 4 -> out.int4((int) value);
      default -> out.int8(value);
    }
  }

  private static long wholeNumber(String text) throws Unfit {
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException e) {
      throw new Unfit(text + " is no whole number of 64 bits");
    }
  }

  private static void bool(ColumnVector values, int row, CopyBuffer out) {
    out.int4(1);
    out.int1(((Booleans) values).get(row) ? 1 : 0);
  }

  private static void float4(ColumnVector values, int row, CopyBuffer out) throws Unfit {
    double value = ((Doubles) values).get(row);
    if ((float) value != value && !Double.isNaN(value)) {
      throw new Unfit(value + " would lose digits as real");
    }
    out.int4(Float.BYTES);
    out.int4(Float.floatToIntBits((float) value));
  }

  private Optional<Encoder> float8(ColumnType type) {
    if (type.storage() == Storage.DOUBLE) {
      return Optional.of((values, row, out) -> float8(((Doubles) values).get(row), out));
    }
    return when(
        INTEGERS.contains(from),
        (values, row, out) -> {
          long value = ((Longs) values).get(row);
          if (value > EXACT_IN_DOUBLE || value < -EXACT_IN_DOUBLE) {
            throw new Unfit(value + " would lose digits as double precision");
          }
          float8((double) value, out);
        });
  }

  private static void float8(double value, CopyBuffer out) {
    out.int4(Double.BYTES);
    out.int8(Double.doubleToLongBits(value));
  }

  private Optional<Encoder> numeric(ColumnType type) {
    NumericWire wire = new NumericWire(to);
    if (type.storage() == Storage.DOUBLE) {
      return Optional.of((values, row, out) -> wire.write(((Doubles) values).get(row), out));
    }
    if (INTEGERS.contains(from)) {
      return Optional.of(
          (values, row, out) -> wire.write(Long.toString(((Longs) values).get(row)), out));
    }
    return when(
        EXACT_NUMBER.matcher(from).matches(),
        (values, row, out) -> wire.write(((Texts) values).get(row), out));
  }

  private static void jsonb(ColumnVector values, int row, CopyBuffer out) {
    byte[] text = ((Texts) values).utf8(row);
    out.int4(text.length + 1);
    out.int1(1);
    out.bytes(text);
  }

  private static void uuid(ColumnVector values, int row, CopyBuffer out) {
    UUID uuid = UUID.fromString(((Texts) values).get(row));
    out.int4(2 * Long.BYTES);
    out.int8(uuid.getMostSignificantBits());
    out.int8(uuid.getLeastSignificantBits());
  }

  private static void bytea(ColumnVector values, int row, CopyBuffer out) {
    sized(((Bytes) values).get(row), out);
  }

  private static void date(ColumnVector values, int row, CopyBuffer out) throws Unfit {
    out.int4(Integer.BYTES);
    out.int4((int) days(((Longs) values).get(row)));
  }

  private static long days(long days) throws Unfit {
    if (Math.abs(days) == Integer.MAX_VALUE) {
      return days > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
    }
    if (days < Wire.FIRST_DAY || days > Wire.LAST_DAY) {
      throw new Unfit("is a date that the server does not know");
    }
    return days - Wire.EPOCH_DAYS;
  }

  private static void time(ColumnVector values, int row, CopyBuffer out) {
    out.int4(Long.BYTES);
    out.int8(((Longs) values).get(row));
  }

  private static void timestamp(ColumnVector values, int row, CopyBuffer out) throws Unfit {
    micros(((Longs) values).get(row), out);
  }

  private static void timestampOfDate(ColumnVector values, int row, CopyBuffer out) throws Unfit {
    long days = ((Longs) values).get(row);
    boolean infinite = Math.abs(days) == Integer.MAX_VALUE;
    if (!infinite && days > Wire.LATEST_MICROS / Wire.DAY) {
      throw new Unfit("is a time after the year 294246");
    }
    micros(infinite ? Long.signum(days) * Long.MAX_VALUE : days * Wire.DAY, out);
  }

  private static void micros(long micros, CopyBuffer out) throws Unfit {
    out.int4(Long.BYTES);
    if (Math.abs(micros) == Long.MAX_VALUE) {
      out.int8(micros > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
      return;
    }
    if (micros < Wire.FIRST_DAY * Wire.DAY) {
      throw new Unfit("is a time that the server does not know");
    }
    out.int8(micros - Wire.EPOCH_MICROS);
  }
}
