package dev.sqlflow.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The order of actions: each behind those that it waits for, ties by file order.
 *
 * @param actions those that are in no cycle and wait for none
 * @param cycles each of them once, as a path of reasons that ends where it begins
 */
record StepOrder(List<Action> actions, List<List<Dependency>> cycles) {

  // Keeps immutable copies of the lists.
  StepOrder {
    actions = List.copyOf(actions);
    cycles = List.copyOf(cycles);
  }

  static StepOrder of(List<Action> actions, List<Dependency> dependencies) {
    Map<Action, List<Dependency>> byAction = new HashMap<>();
    Map<Action, List<Action>> waiting = new HashMap<>();
    int[] missing = new int[actions.size()];
    for (Dependency one : dependencies) {
      byAction.computeIfAbsent(one.action(), any -> new ArrayList<>()).add(one);
      waiting.computeIfAbsent(one.on(), any -> new ArrayList<>()).add(one.action());
      missing[one.action().index()]++;
    }
    List<Action> order = sort(actions, waiting, missing);
    Set<Action> left = new HashSet<>(actions);
    order.forEach(left::remove);
    return new StepOrder(order, cycles(actions, left, byAction, waiting));
  }

  private static List<Action> sort(
      List<Action> actions, Map<Action, List<Action>> waiting, int[] missing) {
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < missing.length; i++) {
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    List<Action> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      Action action = actions.get(ready.remove());
      order.add(action);
      for (Action next : waiting.getOrDefault(action, List.of())) {
        if (--missing[next.index()] == 0) {
          ready.add(next.index());
        }
      }
    }
    return order;
  }

  // What a cycle was found for is not searched again: one knot of actions is one finding.
  private static List<List<Dependency>> cycles(
      List<Action> actions,
      Set<Action> left,
      Map<Action, List<Dependency>> byAction,
      Map<Action, List<Action>> waiting) {
    List<List<Dependency>> cycles = new ArrayList<>();
    for (Action action : actions) {
      if (left.contains(action)) {
        Optional<List<Dependency>> path = shortestCycle(action, left, byAction);
        path.ifPresent(cycles::add);
        path.ifPresent(any -> left.removeAll(knot(action, left, byAction, waiting)));
      }
    }
    return cycles;
  }

  private static Optional<List<Dependency>> shortestCycle(
      Action start, Set<Action> left, Map<Action, List<Dependency>> byAction) {
    Map<Action, Dependency> cameBy = new HashMap<>();
    Deque<Action> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Action action = open.remove();
      for (Dependency one : byAction.getOrDefault(action, List.of())) {
        if (left.contains(one.on()) && cameBy.putIfAbsent(one.on(), one) == null) {
          if (one.on().equals(start)) {
            return Optional.of(path(start, cameBy));
          }
          open.add(one.on());
        }
      }
    }
    return Optional.empty();
  }

  private static List<Dependency> path(Action start, Map<Action, Dependency> cameBy) {
    Deque<Dependency> path = new ArrayDeque<>();
    Action at = start;
    do {
      Dependency step = cameBy.get(at);
      if (step == null) {
        throw new IllegalStateException("no way back to " + start.id());
      }
      path.addFirst(step);
      at = step.action();
    } while (!at.equals(start));
    return List.copyOf(path);
  }

  /** Everything that the action waits for and that waits for it. */
  private static Set<Action> knot(
      Action start,
      Set<Action> left,
      Map<Action, List<Dependency>> byAction,
      Map<Action, List<Action>> waiting) {
    Set<Action> knot =
        reach(
            start,
            action ->
                byAction.getOrDefault(action, List.of()).stream()
                    .map(Dependency::on)
                    .filter(left::contains));
    knot.retainAll(reach(start, action -> waiting.getOrDefault(action, List.of()).stream()));
    return knot;
  }

  private static Set<Action> reach(Action start, Function<Action, Stream<Action>> neighbours) {
    Set<Action> reached = new HashSet<>();
    Deque<Action> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      neighbours.apply(open.remove()).filter(reached::add).forEach(open::add);
    }
    return reached;
  }
}
