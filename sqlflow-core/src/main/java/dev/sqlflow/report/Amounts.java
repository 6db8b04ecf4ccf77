package dev.sqlflow.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every language. */
final class Amounts {

  private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB"};

  private Amounts() {}

  /** Counts things: {@code 1 row}, {@code 5,000 rows}. */
  static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  /** Sizes in decimal units: {@code 980 B}, {@code 41.2 kB}. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 999.95 && unit < BYTE_UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, BYTE_UNITS[unit]);
  }

  /** Times: {@code 0.04 s}, {@code 12.31 s}, {@code 2 min 05 s}. */
  static String time(Duration duration) {
    if (duration.toMinutes() > 0) {
      return String.format(
          Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }
}
