package dev.sqlflow.engine;

import dev.sqlflow.secret.Mask;
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

  /** The same rows without the secrets in them. */
  Violations masked(Mask mask) {
    return new Violations(
        count,
        shown.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> new Cell(cell.column(), cell.text().map(mask::text)))
                        .toList())
            .toList());
  }

  /**
   * A value of a row.
   *
   * @param column its name
   * @param text the value as the engine writes it; empty for NULL
   */
  public record Cell(String column, Optional<String> text) {}
}
