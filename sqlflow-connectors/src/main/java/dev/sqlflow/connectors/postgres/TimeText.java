package dev.sqlflow.connectors.postgres;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Locale;

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
    String zone = (east < 0 ? "-" : "+") + format("%02d:%02d", seconds / 3600, seconds / 60 % 60);
    int rest = seconds % 60;
    return ofDay(Wire.int8(data, at)) + zone + (rest == 0 ? "" : format(":%02d", rest));
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
    return format(
        "%04d-%02d-%02d",
        date.get(ChronoField.YEAR_OF_ERA), date.getMonthValue(), date.getDayOfMonth());
  }

  private static String era(long days) {
    return LocalDate.ofEpochDay(days).getYear() > 0 ? "" : " (BC)";
  }

  private static String ofDay(long micros) {
    if (micros == DAY) {
      return "24:00:00";
    }
    String fraction = micros % SECOND == 0 ? "" : format(".%06d", micros % SECOND);
    LocalTime time = LocalTime.ofSecondOfDay(micros / SECOND);
    return format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond()) + fraction;
  }

  /** Values have the same digits wherever they are read. */
  private static String format(String pattern, Object... numbers) {
    return String.format(Locale.ROOT, pattern, numbers);
  }
}
