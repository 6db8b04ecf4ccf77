package dev.sqlflow.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows differ from those that were expected.
 *
 * @param columns that were compared
 * @param rightAligned for each column whether it holds numbers
 * @param rows that differ: in the order of the expected ones, then those that nobody expected
 * @param otherOrder whether the rows are the expected ones, but in another order; {@code rows} then
 *     holds the places that differ
 */
public record TableDiff(
    List<String> columns, List<Boolean> rightAligned, List<Row> rows, boolean otherOrder) {

  // Keeps immutable copies of the lists.
  public TableDiff {
    columns = List.copyOf(columns);
    rightAligned = List.copyOf(rightAligned);
    rows = List.copyOf(rows);
  }

  /** How a row differs. */
  public enum Kind {
    /** It was expected and is not there. */
    MISSING,
    /** It is there, and nobody expected it. */
    UNEXPECTED,
    /** It is there with other values. */
    CHANGED
  }

  /**
   * A row that differs.
   *
   * @param kind how
   * @param expected its values as the test has them; empty if it was not expected
   * @param actual its values as they are; empty if it is not there
   * @param changed for each column whether the values differ
   */
  public record Row(
      Kind kind,
      List<@Nullable String> expected,
      List<@Nullable String> actual,
      List<Boolean> changed) {

    // Keeps immutable copies of the lists, which may hold nulls.
    public Row {
      expected = Collections.unmodifiableList(new ArrayList<>(expected));
      actual = Collections.unmodifiableList(new ArrayList<>(actual));
      changed = List.copyOf(changed);
    }
  }

  /**
   * Tells whether all is as expected.
   *
   * @return true if no row differs
   */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * Sums the difference up.
   *
   * @return such as {@code 1 missing, 2 changed}
   */
  public String summary() {
    if (otherOrder) {
      return "in another order";
    }
    List<String> counts = new ArrayList<>();
    count(Kind.MISSING, "missing", counts);
    count(Kind.UNEXPECTED, "unexpected", counts);
    count(Kind.CHANGED, "changed", counts);
    return String.join(", ", counts);
  }

  private void count(Kind kind, String word, List<String> counts) {
    long count = rows.stream().filter(row -> row.kind() == kind).count();
    if (count > 0) {
      counts.add(count + " " + word);
    }
  }
}
