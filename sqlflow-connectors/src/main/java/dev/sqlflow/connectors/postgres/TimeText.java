package dev.sqlflow.connectors.postgres;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;

/** Dates and times in the words of the embedded engine. */
final class TimeText {

  private static final long DAY = 86_400_000_000L;
  private static final long SECOND = 1_000_000;
  private static final int INTERVAL = 16;

  private TimeText() {}

  static String date(byte[] data, int at, int length) throws Unfit {
    Decoder.requireWidth(LongValue.DATE.width(), length);
    long days = LongValue.DATE.read(data, at);
    return Math.abs(days) == Integer.MAX_VALUE ? infinity(days) : date(days) + era(days);
  }

  static String timestamp(byte[] data, int at, int length) throws Unfit {
    return timestamp(data, at, length, "");
  }

  static String timestamptz(byte[] data, int at, int length) throws Unfit {
    return timestamp(data, at, length, "+00");
  }

  private static String timestamp(byte[] data, int at, int length, String zone) throws Unfit {
    Decoder.requireWidth(LongValue.TIMESTAMP.width(), length);
    long micros = LongValue.TIMESTAMP.read(data, at);
    if (Math.abs(micros) == Long.MAX_VALUE) {
      return infinity(micros);
    }
    long days = Math.floorDiv(micros, DAY);
    return date(days) + era(days) + " " + ofDay(Math.floorMod(micros, DAY)) + zone;
  }

  static String time(byte[] data, int at, int length) throws Unfit {
    Decoder.requireWidth(LongValue.TIME.width(), length);
    return ofDay(Wire.int8(data, at));
  }

  /** The zone stands in seconds west of Greenwich. */
  static String timetz(byte[] data, int at, int length) throws Unfit {
    Decoder.requireWidth(12, length);
    int east = -Wire.int4(data, at + 8);
    int seconds = Math.abs(east);
    String zone = "%s%02d:%02d".formatted(east < 0 ? "-" : "+", seconds / 3600, seconds / 60 % 60);
    int rest = seconds % 60;
    return ofDay(Wire.int8(data, at)) + zone + (rest == 0 ? "" : ":%02d".formatted(rest));
  }

  static String interval(byte[] data, int at, int length) throws Unfit {
    Decoder.requireWidth(INTERVAL, length);
    long micros = Wire.int8(data, at);
    int days = Wire.int4(data, at + 8);
    int months = Wire.int4(data, at + 12);
    if (Math.abs((double) micros) >= Long.MAX_VALUE
        && Math.abs((long) months) >= Integer.MAX_VALUE) {
      throw new Unfit("is infinite, which no INTERVAL is");
    }
    return months + " months " + days + " days " + micros + " microseconds";
  }

  private static String infinity(long value) {
    return value > 0 ? "infinity" : "-infinity";
  }

  private static String date(long days) {
    LocalDate date = LocalDate.ofEpochDay(days);
    return "%04d-%02d-%02d"
        .formatted(date.get(ChronoField.YEAR_OF_ERA), date.getMonthValue(), date.getDayOfMonth());
  }

  private static String era(long days) {
    return LocalDate.ofEpochDay(days).getYear() > 0 ? "" : " (BC)";
  }

  private static String ofDay(long micros) {
    if (micros == DAY) {
      return "24:00:00";
    }
    String fraction = micros % SECOND == 0 ? "" : ".%06d".formatted(micros % SECOND);
    LocalTime time = LocalTime.ofSecondOfDay(micros / SECOND);
    return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond())
        + fraction;
  }
}
