package dev.sqlflow;

import dev.sqlflow.connector.SchemaAlone;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.resolve.ResolvedStatement.Export;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.ConnectionTest.Use;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement that uses a connection.
 *
 * @param pipeline of the statement
 * @param connection the connector and its options
 * @param use what for
 * @param source the statement, if it is a source
 * @param mode how an export writes; empty for a source
 */
record ConnectionUse(
    ResolvedPipeline pipeline,
    ResolvedConnection connection,
    Use use,
    Optional<Source> source,
    Optional<WriteMode> mode) {

  /** What makes two uses one test. */
  record Same(String connection, String type, Use use, Options options, Optional<String> object) {}

  /** Every use in a pipeline whose connector is here. */
  static List<ConnectionUse> in(ResolvedPipeline pipeline) {
    return pipeline.statements().stream()
        .flatMap(statement -> of(pipeline, statement).stream())
        .filter(use -> !(use.connection().connector() instanceof SchemaAlone))
        .toList();
  }

  private static Optional<ConnectionUse> of(
      ResolvedPipeline pipeline, ResolvedStatement statement) {
    if (statement instanceof Source source) {
      return source
          .connection()
          .map(
              one ->
                  new ConnectionUse(
                      pipeline, one, Use.READ, Optional.of(source), Optional.empty()));
    }
    return statement instanceof Export export
        ? export
            .connection()
            .map(
                one ->
                    new ConnectionUse(
                        pipeline,
                        one,
                        Use.WRITE,
                        Optional.empty(),
                        Optional.of(export.write().mode())))
        : Optional.empty();
  }

  Same same() {
    return new Same(
        name(), connection.connector().type(), use, options().options(), options().destination());
  }

  ResolvedOptions options() {
    return connection.options();
  }

  /** How people know the connection: by its name in the profile, or by where it is written. */
  String name() {
    return connection
        .profileConnection()
        .map(profile -> profile.value())
        .orElseGet(() -> connection.place().file().name() + ":" + connection.place().from().line());
  }

  /** What is read or written, if it has a name that everybody may know. */
  String object() {
    return RecordedSchemas.reads(connection).orElse("");
  }

  /** Where the connection is defined. */
  Span definition() {
    return connection.profileConnection().map(profile -> profile.span()).orElse(connection.place());
  }

  /** Where it is said what of the connection is used. */
  Span objectPlace() {
    return options().destinationPlace().orElse(connection.place());
  }

  /** The uses of several pipelines. */
  static Stream<ConnectionUse> in(List<ResolvedPipeline> pipelines) {
    return pipelines.stream().flatMap(pipeline -> in(pipeline).stream());
  }
}
