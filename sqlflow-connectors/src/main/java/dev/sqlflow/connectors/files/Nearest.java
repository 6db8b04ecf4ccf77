package dev.sqlflow.connectors.files;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the name that a person most likely meant. */
final class Nearest {

  private Nearest() {}

  static Optional<String> of(String wanted, List<String> names) {
    int limit = Math.max(2, wanted.length() / 3);
    return names.stream()
        .filter(name -> distance(wanted, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(wanted, name)));
  }

  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + change, Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
