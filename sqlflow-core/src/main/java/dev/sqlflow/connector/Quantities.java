package dev.sqlflow.connector;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads time spans and sizes as people write them. */
public final class Quantities {

  private static final Pattern AMOUNT =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([A-Za-z]*)");

  private static final Map<String, Duration> UNITS_OF_TIME =
      Map.ofEntries(
          Map.entry("ms", Duration.ofMillis(1)),
          Map.entry("s", Duration.ofSeconds(1)),
          Map.entry("sec", Duration.ofSeconds(1)),
          Map.entry("second", Duration.ofSeconds(1)),
          Map.entry("seconds", Duration.ofSeconds(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("minute", Duration.ofMinutes(1)),
          Map.entry("minutes", Duration.ofMinutes(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("hours", Duration.ofHours(1)),
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("days", Duration.ofDays(1)));

  private static final Map<String, Long> UNITS_OF_SIZE =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("kb", 1_000L),
          Map.entry("mb", 1_000_000L),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("tb", 1_000_000_000_000L),
          Map.entry("kib", 1L << 10),
          Map.entry("mib", 1L << 20),
          Map.entry("gib", 1L << 30),
          Map.entry("tib", 1L << 40));

  private Quantities() {}

  /**
   * Reads a time span.
   *
   * @param text such as {@code 30s}, {@code 1.5 hours} or {@code PT30S}
   * @return the span; empty if the text is none
   */
  public static Optional<Duration> duration(String text) {
    String trimmed = text.strip();
    Matcher amount = AMOUNT.matcher(trimmed);
    if (!amount.matches()) {
      return isoDuration(trimmed);
    }
    Duration unit = UNITS_OF_TIME.get(amount.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      return Optional.empty();
    }
    BigDecimal nanoseconds =
        new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit.toNanos()));
    return longValue(nanoseconds).map(Duration::ofNanos);
  }

  private static Optional<Duration> isoDuration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() ? Optional.empty() : Optional.of(duration);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a size. Like the engine's, {@code kB} is 1,000 bytes and {@code KiB} 1,024.
   *
   * @param text such as {@code 64MB}, {@code 1.5 GiB} or {@code 4096}
   * @return the number of bytes; empty if the text is no size
   */
  public static Optional<Long> size(String text) {
    Matcher amount = AMOUNT.matcher(text.strip());
    if (!amount.matches()) {
      return Optional.empty();
    }
    Long unit = UNITS_OF_SIZE.get(amount.group(2).toLowerCase(Locale.ROOT));
    return unit == null
        ? Optional.empty()
        : longValue(new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit)));
  }

  // A part of the smallest unit, or more than a long holds, is none.
  private static Optional<Long> longValue(BigDecimal value) {
    try {
      return Optional.of(value.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
