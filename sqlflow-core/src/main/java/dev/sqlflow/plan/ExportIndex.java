package dev.sqlflow.plan;

import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement.Export;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where all pipelines of an environment write to, found by place. Immutable once filled. */
final class ExportIndex {

  private final NavigableMap<String, List<ExportPlace>> byLocation = new TreeMap<>();

  /**
   * A place that an export writes to.
   *
   * @param pipeline whose export it is
   * @param action the export
   * @param location the same for every way to write one place
   * @param written as the user wrote it
   * @param mode how it is written
   * @param span where the place stands
   */
  record ExportPlace(
      ResolvedPipeline pipeline,
      Action action,
      String location,
      String written,
      WriteMode mode,
      Span span) {}

  ExportIndex(List<Bindings> pipelines) {
    for (Bindings bindings : pipelines) {
      for (Action action : bindings.actions()) {
        place(bindings.pipeline(), action)
            .ifPresent(
                place ->
                    byLocation
                        .computeIfAbsent(place.location(), any -> new ArrayList<>())
                        .add(place));
      }
    }
  }

  /** Where an action writes to, if it is an export whose options are sound. */
  static Optional<ExportPlace> place(ResolvedPipeline pipeline, Action action) {
    return action
        .export()
        .flatMap(
            export ->
                export
                    .connection()
                    .flatMap(connection -> place(pipeline, action, export, connection)));
  }

  private static Optional<ExportPlace> place(
      ResolvedPipeline pipeline, Action action, Export export, ResolvedConnection connection) {
    ResolvedOptions options = connection.options();
    return ReadPath.place(connection)
        .map(
            place ->
                new ExportPlace(
                    pipeline,
                    action,
                    place,
                    options.destination().orElse(place),
                    export.write().mode(),
                    options
                        .destinationPlace()
                        .filter(span -> span.file().equals(export.span().file()))
                        .orElse(connection.place())));
  }

  /** Every export that writes to exactly this place. */
  List<ExportPlace> at(String location) {
    return byLocation.getOrDefault(location, List.of());
  }

  /** Every export that writes what a source reads. */
  Stream<ExportPlace> feeding(Source source) {
    return source.connection().flatMap(ReadPath::place).stream().flatMap(this::feeding);
  }

  private Stream<ExportPlace> feeding(String location) {
    ReadPath path = ReadPath.of(location);
    return startingWith(path.prefix()).filter(export -> path.reads(export.location()));
  }

  private Stream<ExportPlace> startingWith(String prefix) {
    return byLocation.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
        .flatMap(List::stream);
  }
}
