package dev.sqlflow.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts things behind those that they wait for. For one thread. */
final class RunOrder<T> {

  private final Map<T, Integer> places = new HashMap<>();
  private final Map<T, Set<T>> waits = new LinkedHashMap<>();
  private final Map<T, Set<T>> waiting = new HashMap<>();
  private final PriorityQueue<T> ready;

  private RunOrder(Map<T, Set<T>> inputs) {
    inputs.keySet().forEach(one -> places.put(one, places.size()));
    ready = new PriorityQueue<>(Comparator.comparing(this::place));
    inputs.forEach(this::add);
  }

  private int place(T one) {
    return places.getOrDefault(one, 0);
  }

  private void add(T one, Set<T> inputs) {
    Set<T> open = new HashSet<>(inputs);
    waits.put(one, open);
    open.forEach(input -> waiting.computeIfAbsent(input, any -> new LinkedHashSet<>()).add(one));
    if (open.isEmpty()) {
      ready.add(one);
    }
  }

  /**
   * Orders things: of those that wait for nothing any more, the first comes next. Of things that
   * wait for each other in a circle the first comes when nothing else is left.
   *
   * @param inputs by each thing, in the order that counts among equals, what it waits for: things
   *     of the same map
   */
  static <T> List<T> of(Map<T, Set<T>> inputs) {
    RunOrder<T> order = new RunOrder<>(inputs);
    List<T> ordered = new ArrayList<>();
    while (!order.waits.isEmpty()) {
      ordered.add(order.next());
    }
    return ordered;
  }

  private T next() {
    T first = ready.isEmpty() ? waits.keySet().iterator().next() : ready.remove();
    waits.remove(first);
    for (T other : waiting.getOrDefault(first, Set.of())) {
      Set<T> open = waits.get(other);
      if (open != null && open.remove(first) && open.isEmpty()) {
        ready.add(other);
      }
    }
    return first;
  }
}
