package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.resolve.ResolvedConnection;
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
                    .ifPresent(connection -> sink.add(finding(source, connection, failure))));
  }

  private static Diagnostic.Builder finding(
      Source source, ResolvedConnection connection, ConnectorException failure) {
    boolean missing = failure.kind() == Kind.NOT_FOUND;
    DiagnosticCode code =
        missing ? DiagnosticCode.SOURCE_NOT_FOUND : DiagnosticCode.SOURCE_UNREADABLE;
    Optional<Span> option = connection.options().destinationPlace();
    Span inPipeline =
        option
            .filter(place -> place.file().equals(source.span().file()))
            .orElse(connection.place());
    Diagnostic.Builder finding =
        Diagnostic.at(code, inPipeline, String.valueOf(failure.getMessage()))
            .label("source `" + source.name().value() + "` reads it");
    option
        .filter(place -> !place.equals(inPipeline))
        .ifPresent(place -> finding.related(place, "the path comes from here"));
    if (option.isEmpty()) {
      connection
          .profileConnection()
          .ifPresent(profile -> finding.related(profile.span(), "defined here"));
    }
    return finding;
  }
}
