package dev.sqlflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Names runs: by their start in UTC, for people, and by chance, so that no two are the same. */
final class RunId {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  static String at(Instant start) {
    return TIME.format(start) + "-" + UUID.randomUUID().toString().substring(0, 6);
  }
}
