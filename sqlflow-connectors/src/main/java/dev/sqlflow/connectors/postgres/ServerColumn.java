package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import java.util.HexFormat;
import java.util.function.IntFunction;

/**
 * A column of the server, and how it is read.
 *
 * @param column on this side
 * @param cast what the server is asked to make of the value before it sends it; the type it is
 *     anyway, for most types
 * @param decoder of one reading, for so many rows
 */
record ServerColumn(Column column, String cast, IntFunction<Decoder> decoder) {

  private static final ValueText TEXT = new ValueText.Raw(0);

  /** A version, then text. */
  private static final ValueText JSONB = new ValueText.Raw(1);

  private static final int MOST_DIGITS = 38;
  private static final int SCALE_OF_ANY = 10;

  /**
   * A type as the server knows it.
   *
   * @param name such as {@code int4}; of an array, its element's
   * @param array whether it is an array
   * @param precision of a numeric type that states it, else 0
   * @param scale of such a type
   */
  record ServerType(String name, boolean array, int precision, int scale) {}

  /** How values of a type are read. */
  private record Reading(
      ColumnType type, String cast, IntFunction<Decoder> decoder, ValueText text) {}

  static ServerColumn of(String name, ServerType type) {
    // a list of JSON has no form of its own that keeps NULL apart from JSON's null
    boolean json = type.array() && type.name().startsWith("json");
    Reading reading = json ? text("VARCHAR", "pg_catalog.text", TEXT) : reading(type);
    return type.array()
        ? new ServerColumn(
            new Column(name, new ColumnType(reading.type() + "[]")),
            reading.cast() + "[]",
            rows -> new Decoder.Texts(new ArrayText(reading.text()), rows))
        : new ServerColumn(new Column(name, reading.type()), reading.cast(), reading.decoder());
  }

  /** What the select list says. */
  String selected() {
    return Sql.name(column.name()) + "::" + cast;
  }

  private static Reading reading(ServerType type) {
    return switch (type.name()) {
      case "bool" ->
          new Reading(
              ColumnType.BOOLEAN,
              "pg_catalog.bool",
              Decoder.Booleans::new,
              (data, at, length) -> data[at] != 0 ? "true" : "false");
      case "int2", "smallserial" -> number("SMALLINT", "int2", LongValue.INT2);
      case "int4", "serial" -> number("INTEGER", "int4", LongValue.INT4);
      case "int8", "bigserial", "oid" -> number("BIGINT", "int8", LongValue.INT8);
      case "float4" -> floating("FLOAT", "float4", 4);
      case "float8" -> floating("DOUBLE", "float8", 8);
      case "numeric" -> numeric(type);
      case "date" -> time("DATE", "date", LongValue.DATE, TimeText::date);
      case "time" -> time("TIME", "time", LongValue.TIME, TimeText::time);
      case "timestamp" -> time("TIMESTAMP", "timestamp", LongValue.TIMESTAMP, TimeText::timestamp);
      case "timestamptz" ->
          time(
              "TIMESTAMP WITH TIME ZONE",
              "timestamptz",
              LongValue.TIMESTAMP,
              TimeText::timestamptz);
      case "timetz" -> text("TIME WITH TIME ZONE", "pg_catalog.timetz", TimeText::timetz);
      case "interval" -> text("INTERVAL", "pg_catalog.interval", TimeText::interval);
      case "uuid" -> text("UUID", "pg_catalog.uuid", ServerColumn::uuid);
      case "json" -> text("JSON", "pg_catalog.json", TEXT);
      case "jsonb" -> text("JSON", "pg_catalog.jsonb", JSONB);
      case "bytea" ->
          new Reading(ColumnType.BLOB, "pg_catalog.bytea", Decoder.Bytes::new, ArrayText::bytes);
      case "inet" -> text("VARCHAR", "pg_catalog.text", ServerColumn::inet);
      // without its blanks it would be another value
      case "bpchar" -> text("VARCHAR", "pg_catalog.bpchar", TEXT);
      default -> text("VARCHAR", "pg_catalog.text", TEXT);
    };
  }

  private static Reading number(String type, String name, LongValue value) {
    return time(type, name, value, (data, at, length) -> Long.toString(value.read(data, at)));
  }

  private static Reading time(String type, String name, LongValue value, ValueText text) {
    return new Reading(
        new ColumnType(type), "pg_catalog." + name, rows -> new Decoder.Longs(value, rows), text);
  }

  private static Reading floating(String type, String name, int width) {
    return new Reading(
        new ColumnType(type),
        "pg_catalog." + name,
        rows -> new Decoder.Doubles(width, rows),
        (data, at, length) ->
            width == 4
                ? Float.toString(Float.intBitsToFloat(Wire.int4(data, at)))
                : Double.toString(Double.longBitsToDouble(Wire.int8(data, at))));
  }

  private static Reading numeric(ServerType type) {
    int precision = type.precision() == 0 ? MOST_DIGITS : type.precision();
    int scale = type.precision() == 0 ? SCALE_OF_ANY : type.scale();
    if (scale < 0) {
      precision -= scale;
    }
    // a server's number may have more places behind the point than digits: 0.00012
    int places = Math.min(MOST_DIGITS, Math.max(0, scale));
    int digits = Math.min(MOST_DIGITS, Math.max(precision, places));
    return text(
        "DECIMAL(" + digits + "," + places + ")",
        "pg_catalog.numeric",
        new NumericText(digits, places));
  }

  private static Reading text(String type, String cast, ValueText text) {
    return new Reading(new ColumnType(type), cast, rows -> new Decoder.Texts(text, rows), text);
  }

  /** The server's cast to text states the mask of a single host too. */
  private static String inet(byte[] data, int at, int length) throws Unfit {
    String text = TEXT.text(data, at, length);
    return text.replaceFirst(text.contains(":") ? "/128$" : "/32$", "");
  }

  private static String uuid(byte[] data, int at, int length) throws Unfit {
    Decoder.requireWidth(16, length);
    String hex = HexFormat.of().formatHex(data, at, at + length);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }
}
