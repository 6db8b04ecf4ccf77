package dev.sqlflow.plan;

import dev.sqlflow.connector.SchemaAlone;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedStatement.Export;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import java.util.stream.Collectors;

/** Each connector can do what it is used for, and is there. */
final class ConnectorRoles implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    for (Source source : pipeline.bindings().sources()) {
      source
          .connection()
          .filter(connection -> !(connection.connector() instanceof SourceConnector))
          .ifPresent(connection -> sink.add(notASource(connection)));
      source.connection().ifPresent(connection -> isHere(connection, sink));
    }
    for (Action action : pipeline.bindings().actions()) {
      action
          .export()
          .ifPresent(
              export ->
                  export
                      .connection()
                      .ifPresent(
                          connection -> {
                            sink(export, connection, sink);
                            isHere(connection, sink);
                          }));
    }
  }

  // A note only: what can't run here can be checked. A command that runs makes it an error.
  private static void isHere(ResolvedConnection connection, DiagnosticSink sink) {
    if (connection.connector() instanceof SchemaAlone alone) {
      Diagnostic.Builder note =
          Diagnostic.at(
                  DiagnosticCode.CONNECTOR_NOT_HERE,
                  connection.place(),
                  "connector `%s` is not runnable: only its schema is here".formatted(alone.type()))
              .label("checked by the schema alone")
              .help("add a connector of this type to the plugin's dependencies, or use another");
      connection
          .profileConnection()
          .ifPresent(name -> note.related(name.span(), "connection `" + name.value() + "`"));
      sink.add(note);
    }
  }

  private static void sink(Export export, ResolvedConnection connection, DiagnosticSink sink) {
    if (!(connection.connector() instanceof SinkConnector connector)
        || connector.writeModes().isEmpty()) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.NOT_A_SINK,
                  connection.place(),
                  "connector `" + connection.connector().type() + "` can't be written to")
              .label("it only reads"));
    } else if (!connector.writeModes().contains(export.write().mode())) {
      sink.add(unsupported(export, connection, connector));
    }
  }

  private static Diagnostic.Builder notASource(ResolvedConnection connection) {
    return Diagnostic.at(
            DiagnosticCode.NOT_A_SOURCE,
            connection.place(),
            "connector `" + connection.connector().type() + "` can't be read from")
        .label("it only writes");
  }

  private static Diagnostic.Builder unsupported(
      Export export, ResolvedConnection connection, SinkConnector connector) {
    String modes =
        connector.writeModes().stream()
            .sorted()
            .map(mode -> mode == WriteMode.UPSERT ? "UPSERT KEY column" : mode.name())
            .collect(Collectors.joining(" or "));
    return Diagnostic.at(
            DiagnosticCode.UNSUPPORTED_WRITE_MODE,
            export.write().span().orElse(connection.place()),
            "connector `" + connector.type() + "` can't write with MODE " + export.write().mode())
        .label(
            export.write().span().isPresent()
                ? "not one of its modes"
                : "the default mode is not one of its modes")
        .help("use MODE " + modes);
  }
}
