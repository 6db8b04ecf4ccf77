package dev.sqlflow;

import java.util.Arrays;
import java.util.List;

/**
 * Which pipelines are meant: paths relative to the project ({@code pipelines/orders.sf}), globs
 * ({@code pipelines/o*.sf}; two stars mean any number of folders), folders, names ({@code orders},
 * {@code o*}), or tags ({@code tag:daily}). A {@code +} before an item adds what it reads from, one
 * behind it what reads from it.
 *
 * @param items what was asked for; empty for every pipeline
 */
public record Selection(List<String> items) {

  /** Every pipeline of the project. */
  public static final Selection ALL = new Selection(List.of());

  // Keeps an immutable copy of the items.
  public Selection {
    items = List.copyOf(items);
  }

  /**
   * Reads a selection as users write it.
   *
   * @param list items with commas between them; blanks around them and empty ones do not count
   * @return the selection; every pipeline if nothing is written
   */
  public static Selection parse(String list) {
    return new Selection(
        Arrays.stream(list.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList());
  }
}
