package dev.sqlflow.profile;

import dev.sqlflow.source.Located;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A difference to other environments that is meant.
 *
 * @param path what may differ, with all that is in it: such as {@code connectors.archive}
 * @param reason why
 * @param until the last day on which it may; empty for ever
 */
public record Allowance(Located<String> path, String reason, Optional<LocalDate> until) {

  /**
   * Tells whether a difference is meant.
   *
   * @param other path of what differs
   * @return true if it is this path or in it
   */
  public boolean covers(String other) {
    return other.equals(path.value()) || other.startsWith(path.value() + ".");
  }

  /**
   * Tells whether it holds no longer.
   *
   * @param today the day
   * @return true if its last day is over
   */
  public boolean isExpired(LocalDate today) {
    return until.filter(today::isAfter).isPresent();
  }
}
