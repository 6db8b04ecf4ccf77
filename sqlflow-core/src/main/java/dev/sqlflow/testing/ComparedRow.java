package dev.sqlflow.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is compared.
 *
 * @param shown its values as people wrote or see them
 * @param canonical its values so that equal ones are spelt alike
 */
record ComparedRow(List<@Nullable String> shown, List<@Nullable String> canonical) {

  // Keeps immutable copies of the lists, which may hold nulls.
  ComparedRow {
    shown = Collections.unmodifiableList(new ArrayList<>(shown));
    canonical = Collections.unmodifiableList(new ArrayList<>(canonical));
  }

  /** Returns the values of some columns. */
  List<@Nullable String> at(List<Integer> columns) {
    List<@Nullable String> values = new ArrayList<>();
    columns.forEach(column -> values.add(canonical.get(column)));
    return values;
  }

  /** Tells for each column whether the values differ. */
  List<Boolean> changed(ComparedRow other, Closeness closeness) {
    List<Boolean> changed = new ArrayList<>();
    for (int i = 0; i < canonical.size(); i++) {
      changed.add(!closeness.near(i, canonical.get(i), other.canonical.get(i)));
    }
    return changed;
  }

  /** Tells whether every value is equal. */
  boolean equalTo(ComparedRow other) {
    return Objects.equals(canonical, other.canonical);
  }
}
