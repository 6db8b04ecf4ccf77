package dev.sqlflow.plan;

import dev.sqlflow.plan.Dependency.Kind;
import dev.sqlflow.plan.Versions.Version;
import dev.sqlflow.plan.Versions.VersionRead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets what reads a checked version wait for the check, if it stands behind it. Other checks don't
 * wait, so that a run tells all that is wrong; nor does what the check itself needs.
 */
final class Gates {

  private final Bindings bindings;
  private final Versions versions;
  private final Map<Action, List<Action>> waits = new HashMap<>();
  private final List<Dependency> found = new ArrayList<>();

  private Gates(Bindings bindings, Versions versions, List<Dependency> dependencies) {
    this.bindings = bindings;
    this.versions = versions;
    dependencies.forEach(this::wait);
  }

  /** Returns what comes to the dependencies because of checks. */
  static List<Dependency> of(Bindings bindings, Versions versions, List<Dependency> dependencies) {
    Gates gates = new Gates(bindings, versions, dependencies);
    bindings.actions().stream().filter(one -> one.check().isPresent()).forEach(gates::gate);
    return gates.found;
  }

  private void gate(Action check) {
    Set<Version> checked =
        versions.of(check).stream().map(VersionRead::version).collect(Collectors.toSet());
    Set<Action> needed = neededBy(check);
    List<Action> actions = bindings.actions();
    for (Action later : actions.subList(check.index() + 1, actions.size())) {
      if (later.check().isEmpty() && !needed.contains(later)) {
        reading(later, checked).ifPresent(read -> close(check, later, read));
      }
    }
  }

  private Optional<VersionRead> reading(Action action, Set<Version> checked) {
    return versions.of(action).stream().filter(one -> checked.contains(one.version())).findFirst();
  }

  private void close(Action check, Action later, VersionRead read) {
    String words = read.words() + ", which `" + check.id() + "` looks at";
    Dependency gate = new Dependency(later, check, Kind.GATE, read.span(), words);
    found.add(gate);
    wait(gate);
  }

  private void wait(Dependency one) {
    waits.computeIfAbsent(one.action(), any -> new ArrayList<>()).add(one.on());
  }

  private Set<Action> neededBy(Action check) {
    Set<Action> needed = new HashSet<>();
    Deque<Action> open = new ArrayDeque<>(List.of(check));
    while (!open.isEmpty()) {
      waits.getOrDefault(open.remove(), List.of()).stream().filter(needed::add).forEach(open::add);
    }
    return needed;
  }
}
