package dev.sqlflow.plan;

import dev.sqlflow.plan.Dependency.Kind;
import dev.sqlflow.plan.Versions.VersionRead;
import dev.sqlflow.resolve.ResolvedStatement.Load;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds which action waits for which, as the language reference says. */
final class Dependencies {

  private final Bindings bindings;
  private final List<Dependency> found = new ArrayList<>();

  /** For each version of a table, who reads it. */
  private final Map<Action, List<Action>> readers = new HashMap<>();

  private Dependencies(Bindings bindings) {
    this.bindings = bindings;
  }

  static List<Dependency> of(Bindings bindings, Environment environment) {
    Dependencies dependencies = new Dependencies(bindings);
    Versions versions = environment.versions(bindings);
    for (Action action : bindings.actions()) {
      versions.of(action).forEach(read -> dependencies.read(action, read));
      action.load().ifPresent(load -> dependencies.readBack(action, load, environment.exports()));
    }
    for (TableName table : bindings.tables()) {
      dependencies.rewrites(table);
    }
    dependencies.sameDestination();
    dependencies.found.addAll(Gates.of(bindings, versions, dependencies.found));
    return List.copyOf(dependencies.found);
  }

  private void read(Action action, VersionRead read) {
    Optional<Action> version = read.version().writer();
    if (version.isPresent()) {
      add(action, version.get(), Kind.READ, read.span(), read.words());
      readers.computeIfAbsent(version.get(), any -> new ArrayList<>()).add(action);
    } else if (action.writes(read.version().table()) && !bindings.persistent()) {
      add(action, action, Kind.READ, read.span(), read.words());
    }
  }

  private void readBack(Action action, Load load, ExportIndex exports) {
    bindings
        .sourcesOf(load)
        .forEach(
            source ->
                exports
                    .feeding(source)
                    .filter(export -> export.pipeline() == bindings.pipeline())
                    .forEach(
                        export ->
                            add(
                                action,
                                export.action(),
                                Kind.READ_BACK,
                                load.source().span(),
                                "reads `" + export.written() + "`")));
  }

  private void rewrites(TableName table) {
    List<Action> writers = bindings.writers(table);
    for (int i = 1; i < writers.size(); i++) {
      Action old = writers.get(i - 1);
      Action next = writers.get(i);
      Span place = next.writes().orElseThrow().span();
      add(next, old, Kind.REWRITE, place, "writes `" + table + "` again");
      for (Action reader : readers.getOrDefault(old, List.of())) {
        if (!reader.equals(next)) {
          add(next, reader, Kind.REPLACES_READ, place, "rewrites `" + table + "`");
        }
      }
    }
  }

  private void sameDestination() {
    Map<String, Action> last = new HashMap<>();
    for (Action action : bindings.actions()) {
      ExportIndex.place(bindings.pipeline(), action)
          .ifPresent(
              place -> {
                Action before = last.put(place.location(), action);
                if (before != null) {
                  String words = "writes `" + place.written() + "` again";
                  add(action, before, Kind.SAME_DESTINATION, place.span(), words);
                }
              });
    }
  }

  private void add(Action action, Action on, Kind kind, Span at, String words) {
    found.add(new Dependency(action, on, kind, at, words));
  }
}
