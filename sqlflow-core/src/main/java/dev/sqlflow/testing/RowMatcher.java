package dev.sqlflow.testing;

import dev.sqlflow.testing.TableDiff.Kind;
import dev.sqlflow.testing.TableDiff.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pairs expected rows with those that are there: equal ones, then near ones, and of the rest those
 * with the same key, which have changed.
 */
final class RowMatcher {

  private final List<ComparedRow> expected;
  private final List<ComparedRow> actual;
  private final Closeness closeness;

  /** For each expected row the one that it is paired with; -1 for none. */
  private final int[] partner;

  private final Set<Integer> free = new java.util.LinkedHashSet<>();

  RowMatcher(List<ComparedRow> expected, List<ComparedRow> actual, Closeness closeness) {
    this.expected = expected;
    this.actual = actual;
    this.closeness = closeness;
    this.partner = new int[expected.size()];
    java.util.Arrays.fill(partner, -1);
    IntStream.range(0, actual.size()).forEach(free::add);
  }

  /** Compares without regard to order; the key's columns may be none. */
  List<Row> differences(List<Integer> key) {
    pairEqual();
    if (closeness.tolerance().isPresent()) {
      pairNear();
    }
    boolean[] alike = new boolean[expected.size()];
    for (int i = 0; i < alike.length; i++) {
      alike[i] = partner[i] >= 0;
    }
    List<Integer> columns = key.isEmpty() ? usefulKey() : key;
    if (!columns.isEmpty()) {
      pair(row -> row.at(columns));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      if (!alike[i]) {
        rows.add(row(i));
      }
    }
    free.forEach(
        i -> rows.add(new Row(Kind.UNEXPECTED, List.of(), actual.get(i).shown(), List.of())));
    return rows;
  }

  /** Compares place by place rows that are equal but for their order. */
  List<Row> misplaced() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      List<Boolean> changed = expected.get(i).changed(actual.get(i), closeness);
      if (changed.contains(true)) {
        rows.add(changed(expected.get(i), actual.get(i)));
      }
    }
    return rows;
  }

  private Row row(int index) {
    return partner[index] < 0
        ? new Row(Kind.MISSING, expected.get(index).shown(), List.of(), List.of())
        : changed(expected.get(index), actual.get(partner[index]));
  }

  private Row changed(ComparedRow wanted, ComparedRow there) {
    return new Row(Kind.CHANGED, wanted.shown(), there.shown(), wanted.changed(there, closeness));
  }

  private void pairEqual() {
    pair(ComparedRow::canonical);
  }

  private interface Identity {
    List<@Nullable String> of(ComparedRow row);
  }

  private void pair(Identity identity) {
    Map<List<@Nullable String>, Deque<Integer>> candidates = new HashMap<>();
    free.forEach(
        i ->
            candidates
                .computeIfAbsent(identity.of(actual.get(i)), any -> new ArrayDeque<>())
                .add(i));
    for (int i = 0; i < partner.length; i++) {
      Deque<Integer> same = partner[i] < 0 ? candidates.get(identity.of(expected.get(i))) : null;
      if (same != null && !same.isEmpty()) {
        take(i, same.remove());
      }
    }
  }

  private void pairNear() {
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] < 0) {
        ComparedRow wanted = expected.get(i);
        Optional<Integer> near =
            free.stream()
                .filter(j -> !wanted.changed(actual.get(j), closeness).contains(true))
                .findFirst();
        if (near.isPresent()) {
          take(i, near.get());
        }
      }
    }
  }

  private void take(int wanted, int there) {
    partner[wanted] = there;
    free.remove(there);
  }

  // The first columns that tell all rows apart: most tables begin with their key.
  private List<Integer> usefulKey() {
    for (int width = 1; width < closeness.kinds().size(); width++) {
      List<Integer> prefix = IntStream.range(0, width).boxed().toList();
      if (tellsApart(expected, prefix) && tellsApart(actual, prefix)) {
        return prefix;
      }
    }
    return List.of();
  }

  private static boolean tellsApart(List<ComparedRow> rows, List<Integer> columns) {
    Set<List<@Nullable String>> seen = new HashSet<>();
    return rows.stream().allMatch(row -> seen.add(row.at(columns)));
  }
}
