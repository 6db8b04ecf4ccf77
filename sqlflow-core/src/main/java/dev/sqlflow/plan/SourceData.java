package dev.sqlflow.plan;

import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.SchemaAlone;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.Optional;

/** What a source reads exists and can be described. */
final class SourceData implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    pipeline
        .columns()
        .failures()
        .forEach(
            (source, failure) ->
                source
                    .connection()
                    .ifPresent(
                        connection -> sink.add(finding(pipeline, source, connection, failure))));
    pipeline.columns().unrecorded().forEach(sink::add);
    pipeline.bindings().sources().stream()
        .filter(source -> pipeline.environment().exports().feeding(source).findAny().isEmpty())
        .forEach(source -> notLookedAt(source, sink));
  }

  // A schema alone says more already.
  private static void notLookedAt(Source source, DiagnosticSink sink) {
    source
        .connection()
        .filter(connection -> !(connection.connector() instanceof SchemaAlone))
        .filter(connection -> !connection.liesElsewhere())
        .filter(connection -> connection.options().needsSecrets())
        .ifPresent(
            connection ->
                sink.add(
                    unknown(source, connection, "a secret is needed to see them")
                        .help("nothing to do: no check asks for a secret")));
  }

  private static Diagnostic.Builder finding(
      PipelineModel pipeline,
      Source source,
      ResolvedConnection connection,
      ConnectorException failure) {
    boolean elsewhere =
        failure.kind() == Kind.NOT_FOUND
            && connection.options().external()
            && !pipeline.bindings().pipeline().onItsMachine();
    return elsewhere
        ? unknown(
                source,
                connection,
                connection.options().mask().text(String.valueOf(failure.getMessage())))
            .help("check on the environment's machine, with -Denv=")
        : finding(source, connection, failure);
  }

  // They may be known on the machine that is meant, or to the run.
  private static Diagnostic.Builder unknown(
      Source source, ResolvedConnection connection, String reason) {
    return Diagnostic.at(
            DiagnosticCode.UNKNOWN_COLUMNS,
            connection.place(),
            "columns of source `%s` are unknown: %s".formatted(source.name().value(), reason))
        .label("what reads it is checked for its syntax only");
  }

  private static Diagnostic.Builder finding(
      Source source, ResolvedConnection connection, ConnectorException failure) {
    boolean missing = failure.kind() == Kind.NOT_FOUND;
    DiagnosticCode code =
        missing ? DiagnosticCode.SOURCE_NOT_FOUND : DiagnosticCode.SOURCE_UNREADABLE;
    ResolvedOptions options = connection.options();
    Span inPipeline =
        options
            .destinationPlace()
            .filter(place -> place.file().equals(source.span().file()))
            .orElse(connection.place());
    Diagnostic.Builder finding =
        Diagnostic.at(code, inPipeline, options.mask().text(String.valueOf(failure.getMessage())))
            .label("source `" + source.name().value() + "` reads it");
    if (options.destination().isPresent()) {
      otherEnds(options, inPipeline, finding);
    } else {
      connection
          .profileConnection()
          .ifPresent(profile -> finding.related(profile.span(), "defined here"));
    }
    return finding;
  }

  private static void otherEnds(
      ResolvedOptions options, Span inPipeline, Diagnostic.Builder finding) {
    Optional<Span> option = options.destinationPlace();
    option
        .filter(place -> !place.equals(inPipeline))
        .ifPresent(place -> finding.related(place, "the path comes from here"));
    Origin origin = options.destinationOrigin().orElseThrow();
    if (origin.place().isEmpty()) {
      finding.help("the path comes from " + origin.describe());
    } else if (!origin.place().equals(option)) {
      finding.related(origin.place().get(), "the value comes from here");
    }
  }
}
