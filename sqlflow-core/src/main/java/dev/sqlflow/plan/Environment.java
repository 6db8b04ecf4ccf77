package dev.sqlflow.plan;

import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.spi.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the pipelines of one environment know of each other. For one thread. */
final class Environment {

  private final List<Bindings> pipelines;
  private final ExportIndex exports;
  private final IdentityHashMap<ResolvedPipeline, Bindings> byPipeline = new IdentityHashMap<>();
  private final Map<TableName, List<Bindings>> writers = new HashMap<>();
  private final Map<Stored, List<Bindings>> sharedWriters = new HashMap<>();
  private final Map<Bindings, Versions> versions = new HashMap<>();

  // By identity: actions of different pipelines share their hash codes.
  private final IdentityHashMap<Action, List<Column>> exported = new IdentityHashMap<>();
  private final Map<Stored, Optional<List<Column>>> stored = new HashMap<>();

  /**
   * A table that outlives a run.
   *
   * @param database the file that holds it
   * @param table its name
   */
  private record Stored(Path database, TableName table) {}

  Environment(List<Bindings> pipelines) {
    this.pipelines = List.copyOf(pipelines);
    this.exports = new ExportIndex(pipelines);
    for (Bindings bindings : pipelines) {
      byPipeline.put(bindings.pipeline(), bindings);
      for (TableName table : bindings.tables()) {
        writers.computeIfAbsent(table, any -> new ArrayList<>()).add(bindings);
        stored(bindings, table)
            .ifPresent(
                place ->
                    sharedWriters.computeIfAbsent(place, any -> new ArrayList<>()).add(bindings));
      }
    }
  }

  private static Optional<Stored> stored(Bindings bindings, TableName table) {
    return bindings.pipeline().engine().database().map(path -> new Stored(path, table));
  }

  List<Bindings> pipelines() {
    return pipelines;
  }

  ExportIndex exports() {
    return exports;
  }

  /** The other pipelines that write a table, to whatever database. */
  List<Bindings> writersElsewhere(Bindings reader, TableName table) {
    return writers.getOrDefault(table, List.of()).stream().filter(one -> one != reader).toList();
  }

  /** The other pipelines that write a table which this one finds in their common database. */
  List<Bindings> sharedWriters(Bindings reader, TableName table) {
    return stored(reader, table).stream()
        .flatMap(place -> sharedWriters.getOrDefault(place, List.of()).stream())
        .filter(one -> one != reader)
        .toList();
  }

  /** Which versions of tables the statements of a pipeline read. */
  Versions versions(Bindings bindings) {
    return versions.computeIfAbsent(bindings, one -> new Versions(one, this));
  }

  /** The view that a pipeline finds in its database because another one defines it there. */
  Optional<Action> storedView(Bindings reader, TableName table) {
    return sharedWriters(reader, table).stream()
        .map(one -> one.lastWriter(table))
        .filter(writer -> writer.view().isPresent())
        .findFirst();
  }

  /** The tables that a pipeline finds in its database because others write them there. */
  Set<TableName> storedReads(Bindings reader) {
    Set<TableName> found = new LinkedHashSet<>();
    for (Action action : reader.actions()) {
      versions(reader).of(action).stream()
          .map(read -> read.version().table())
          .filter(table -> reader.writers(table).isEmpty())
          .filter(table -> !sharedWriters(reader, table).isEmpty())
          .forEach(found::add);
    }
    return found;
  }

  /** The columns of a table that another pipeline left in the database; empty if unknown. */
  Optional<List<Column>> storedColumns(Bindings reader, TableName table) {
    return stored(reader, table).flatMap(place -> stored.getOrDefault(place, Optional.empty()));
  }

  Optional<List<Column>> exportedColumns(Action export) {
    return Optional.ofNullable(exported.get(export));
  }

  /** Keeps what later pipelines may want to know of a planned one. */
  void learn(Bindings bindings, ColumnFlow columns) {
    for (Action action : bindings.actions()) {
      if (action.export().isPresent()) {
        columns.produced(action).ifPresent(known -> exported.put(action, known));
      }
    }
    for (TableName table : bindings.tables()) {
      stored(bindings, table).ifPresent(place -> stored.put(place, columns.atEnd(table)));
    }
  }

  /** The pipelines, each behind those that it reads from, else by name. */
  List<Bindings> runOrder() {
    Map<Bindings, Set<Bindings>> inputs = new LinkedHashMap<>();
    pipelines.stream()
        .sorted(Comparator.comparing((Bindings one) -> one.pipeline().file().name()))
        .forEach(one -> inputs.put(one, readsFrom(one)));
    return RunOrder.of(inputs);
  }

  /** The other pipelines whose exports, or tables in a shared database, a pipeline reads. */
  Set<Bindings> readsFrom(Bindings reader) {
    Set<Bindings> found = new HashSet<>();
    for (Action action : reader.actions()) {
      action
          .load()
          .map(reader::sourcesOf)
          .orElse(List.of())
          .forEach(
              source ->
                  exports
                      .feeding(source)
                      .flatMap(
                          export -> Optional.ofNullable(byPipeline.get(export.pipeline())).stream())
                      .forEach(found::add));
    }
    storedReads(reader).forEach(table -> found.addAll(sharedWriters(reader, table)));
    found.remove(reader);
    return found;
  }
}
