package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.plan.Action.TableWritten;
import dev.sqlflow.plan.ReadColumns.StaleView;
import dev.sqlflow.resolve.ResolvedStatement.Damaged;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;

/** A name is a view or a table, not both; and a view fits its tables wherever it is read. */
final class Views implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    for (TableName table : pipeline.bindings().tables()) {
      List<Action> writers =
          pipeline.bindings().writers(table).stream()
              .filter(writer -> !(writer.statement() instanceof Damaged))
              .toList();
      otherKind(writers).or(() -> elsewhere(pipeline, table, writers)).ifPresent(sink::add);
    }
    pipeline
        .columns()
        .staleViews()
        .forEach((reader, view) -> sink.add(stale(reader, view, pipeline)));
  }

  private static Optional<Diagnostic.Builder> otherKind(List<Action> writers) {
    return writers.stream()
        .filter(writer -> differ(writer, writers.get(0)))
        .findFirst()
        .map(writer -> both(writer, writers.get(0)));
  }

  private static boolean differ(Action one, Action other) {
    return one.view().isPresent() != other.view().isPresent();
  }

  // Both pipelines get the finding, so neither of them runs.
  private static Optional<Diagnostic.Builder> elsewhere(
      PipelineModel pipeline, TableName table, List<Action> writers) {
    return writers.stream()
        .findFirst()
        .flatMap(
            own ->
                pipeline.environment().sharedWriters(pipeline.bindings(), table).stream()
                    .map(other -> other.lastWriter(table))
                    .filter(other -> !(other.statement() instanceof Damaged))
                    .filter(other -> differ(own, other))
                    .findFirst()
                    .map(other -> both(own, other)));
  }

  private static Diagnostic.Builder both(Action writer, Action other) {
    TableWritten written = writer.writes().orElseThrow();
    return Diagnostic.at(
            DiagnosticCode.VIEW_AND_TABLE,
            written.span(),
            "`" + written.table() + "` is a view and a table")
        .label(writer.view().isPresent() ? "a view here" : "a table here")
        .related(
            other.writes().orElseThrow().span(),
            other.view().isPresent() ? "a view here" : "a table here")
        .help("give one of them another name");
  }

  private static Diagnostic.Builder stale(Action reader, StaleView stale, PipelineModel pipeline) {
    Query query = stale.view().query().orElseThrow();
    TableName view = stale.view().writes().orElseThrow().table();
    return Diagnostic.at(
            DiagnosticCode.STALE_VIEW,
            place(reader, stale.view(), pipeline),
            "view `"
                + view
                + "` does not fit its tables any more: "
                + QueryErrors.message(stale.error()))
        .label("reads the view")
        .related(
            query.place(stale.error().start(), stale.error().end()),
            "this was sound where the view was created")
        .help("create the view again behind the statement that changed its tables");
  }

  private static Span place(Action reader, Action view, PipelineModel pipeline) {
    return pipeline.environment().versions(pipeline.bindings()).of(reader).stream()
        .filter(read -> read.version().writer().filter(view::equals).isPresent())
        .findFirst()
        .map(Versions.VersionRead::span)
        .orElse(reader.statement().span());
  }
}
