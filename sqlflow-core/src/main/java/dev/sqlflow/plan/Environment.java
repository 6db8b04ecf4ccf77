package dev.sqlflow.plan;

import dev.sqlflow.spi.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Map<TableName, List<Bindings>> writers = new HashMap<>();
  private final Map<Bindings, Versions> versions = new HashMap<>();
  private final Map<Action, List<Column>> exported = new HashMap<>();
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
      for (TableName table : bindings.tables()) {
        writers.computeIfAbsent(table, any -> new ArrayList<>()).add(bindings);
      }
    }
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
    return writersElsewhere(reader, table).stream().filter(one -> shares(one, reader)).toList();
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

  private static boolean shares(Bindings one, Bindings other) {
    Optional<Path> database = one.pipeline().engine().database();
    return database.isPresent() && database.equals(other.pipeline().engine().database());
  }

  /** The columns of a table that another pipeline left in the database; empty if unknown. */
  Optional<List<Column>> storedColumns(Bindings reader, TableName table) {
    return reader
        .pipeline()
        .engine()
        .database()
        .flatMap(path -> stored.getOrDefault(new Stored(path, table), Optional.empty()));
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
    bindings.pipeline().engine().database().ifPresent(path -> learn(path, bindings, columns));
  }

  private void learn(Path database, Bindings bindings, ColumnFlow columns) {
    for (TableName table : bindings.tables()) {
      stored.put(new Stored(database, table), columns.atEnd(table));
    }
  }

  /** The pipelines, each behind those that it reads from, else by name. */
  List<Bindings> runOrder() {
    Map<Bindings, Set<Bindings>> waits = new LinkedHashMap<>();
    pipelines.stream()
        .sorted((a, b) -> name(a).compareTo(name(b)))
        .forEach(one -> waits.put(one, readsFrom(one)));
    List<Bindings> order = new ArrayList<>();
    while (!waits.isEmpty()) {
      Bindings next = next(waits);
      waits.remove(next);
      order.add(next);
    }
    return order;
  }

  // Pipelines that read from each other in a circle run by name: each finds the last run's data.
  private static Bindings next(Map<Bindings, Set<Bindings>> waits) {
    return waits.entrySet().stream()
        .filter(entry -> entry.getValue().stream().noneMatch(waits::containsKey))
        .findFirst()
        .orElseGet(() -> waits.entrySet().iterator().next())
        .getKey();
  }

  private static String name(Bindings bindings) {
    return bindings.pipeline().file().name();
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
                      .forEach(
                          export ->
                              pipelines.stream()
                                  .filter(one -> one.pipeline() == export.pipeline())
                                  .forEach(found::add)));
    }
    storedReads(reader).forEach(table -> found.addAll(sharedWriters(reader, table)));
    found.remove(reader);
    return found;
  }
}
