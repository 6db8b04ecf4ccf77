package dev.sqlflow.engine;

import java.util.List;
import java.util.Optional;

/**
 * The rows that break a check.
 *
 * @param count how many there are
 * @param shown the first few of them, each with its values in the order of the columns
 */
public record Violations(long count, List<List<Cell>> shown) {

  /** How many rows are shown at most. */
  public static final int SHOWN = 5;

  // Keeps immutable copies of the lists.
  public Violations {
    shown = shown.stream().map(List::copyOf).toList();
  }

  /**
   * A value of a row.
   *
   * @param column its name
   * @param text the value as the engine writes it; empty for NULL
   */
  public record Cell(String column, Optional<String> text) {}
}
