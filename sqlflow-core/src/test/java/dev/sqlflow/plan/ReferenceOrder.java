package dev.sqlflow.plan;

import dev.sqlflow.plan.RandomPipeline.Kind;
import dev.sqlflow.plan.RandomPipeline.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of the language, in the simplest way that there is: every order of the lines is tried
 * on an interpreter that knows which line wrote what, and views are looked up when they are read.
 */
final class ReferenceOrder {

  private final List<Line> lines;

  /** For each line what it must read: {@code name@line}. */
  private final List<Set<String>> expected = new ArrayList<>();

  ReferenceOrder(List<Line> lines) {
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      Set<String> reads = new TreeSet<>();
      int place = lines.get(i).kind() == Kind.VIEW ? i + 1 : i;
      for (String name : lines.get(i).reads()) {
        expect(i, name, place, reads);
      }
      expected.add(reads);
    }
  }

  // The latest before the place, else the first behind it; and what a view names.
  private void expect(int reader, String name, int place, Set<String> reads) {
    int version = -1;
    for (int i = 0; i < lines.size(); i++) {
      boolean writes = lines.get(i).writes().filter(name::equals).isPresent();
      boolean own = i == reader && lines.get(i).kind() != Kind.VIEW;
      if (writes && !own && (i < place || version < 0)) {
        version = i;
      }
    }
    String read = name + "@" + version;
    boolean again = !reads.add(read + " at " + place);
    if (version >= 0 && !again && lines.get(version).kind() == Kind.VIEW) {
      for (String inner : lines.get(version).reads()) {
        expect(reader, inner, Math.max(place, version + 1), reads);
      }
    }
  }

  /** The first order in the order of the file that obeys every rule; empty if there is none. */
  Optional<List<Integer>> first() {
    List<List<Integer>> orders = new ArrayList<>();
    permute(new ArrayList<>(), orders);
    for (int check = 0; check < lines.size(); check++) {
      for (int later = check + 1; later < lines.size(); later++) {
        if (isGate(check, later)) {
          orders = behind(orders, check, later);
        }
      }
    }
    return orders.stream().findFirst();
  }

  private boolean isGate(int check, int later) {
    Set<String> common = versions(check);
    common.retainAll(versions(later));
    return lines.get(check).kind() == Kind.CHECK
        && lines.get(later).kind() != Kind.CHECK
        && !common.isEmpty();
  }

  // A gate that can't be kept is none: the check needs what it would hold.
  private static List<List<Integer>> behind(List<List<Integer>> orders, int check, int later) {
    List<List<Integer>> kept =
        orders.stream().filter(order -> order.indexOf(check) < order.indexOf(later)).toList();
    return kept.isEmpty() ? orders : kept;
  }

  private Set<String> versions(int line) {
    Set<String> versions = new HashSet<>();
    expected.get(line).forEach(read -> versions.add(read.substring(0, read.indexOf(' '))));
    return versions;
  }

  private void permute(List<Integer> order, List<List<Integer>> found) {
    if (order.size() == lines.size()) {
      found.add(List.copyOf(order));
      return;
    }
    for (int next = 0; next < lines.size(); next++) {
      if (!order.contains(next) && isRight(order, next)) {
        order.add(next);
        permute(order, found);
        order.remove(order.size() - 1);
      }
    }
  }

  /** Whether a line that runs now keeps the order of writers and reads what it must. */
  private boolean isRight(List<Integer> done, int next) {
    Line line = lines.get(next);
    Map<String, Integer> state = new HashMap<>();
    done.forEach(one -> lines.get(one).writes().ifPresent(name -> state.put(name, one)));
    for (int earlier = 0; earlier < next; earlier++) {
      boolean same =
          lines
              .get(earlier)
              .writes()
              .filter(name -> Optional.of(name).equals(line.writes()))
              .isPresent();
      if (same && !done.contains(earlier)) {
        return false;
      }
    }
    if (line.kind() == Kind.VIEW) {
      state.put(line.target(), next);
    }
    Set<String> read = new HashSet<>();
    for (String name : line.reads()) {
      if (!read(name, state, read, new HashSet<>())) {
        return false;
      }
    }
    return read.equals(versions(next));
  }

  private boolean read(
      String name, Map<String, Integer> state, Set<String> read, Set<String> open) {
    Integer version = state.get(name);
    if (version == null) {
      return false;
    }
    read.add(name + "@" + version);
    if (lines.get(version).kind() != Kind.VIEW) {
      return true;
    }
    if (!open.add(name)) {
      return false;
    }
    for (String inner : lines.get(version).reads()) {
      if (!read(inner, state, read, open)) {
        return false;
      }
    }
    open.remove(name);
    return true;
  }
}
