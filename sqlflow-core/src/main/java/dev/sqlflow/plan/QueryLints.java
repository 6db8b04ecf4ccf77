package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.plan.Action.TableRead;
import dev.sqlflow.plan.SqlAnalyzer.Remark;

/** Queries that are right for the engine and perhaps not what was meant. */
final class QueryLints implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    Bindings bindings = pipeline.bindings();
    for (Action action : bindings.actions()) {
      action
          .query()
          .ifPresent(
              query ->
                  query
                      .analysis()
                      .remarks()
                      .forEach(remark -> check(bindings, action, query, remark, sink)));
    }
  }

  private static void check(
      Bindings bindings, Action action, Query query, Remark remark, DiagnosticSink sink) {
    switch (remark.kind()) {
      case STAR -> {
        if (action.export().isPresent() && readsLoaded(bindings, action)) {
          sink.add(star(query, remark));
        }
      }
      case CROSS_JOIN -> {
        if (remark.names().stream().noneMatch(name -> isSingleRow(bindings, action, name))) {
          sink.add(crossJoin(query, remark));
        }
      }
      case SINGLE_ROW -> {
        // good to know of other queries' tables
      }
    }
  }

  private static boolean readsLoaded(Bindings bindings, Action action) {
    return action.reads().stream()
        .map(TableRead::table)
        .flatMap(table -> bindings.versionRead(action, table).stream())
        .anyMatch(writer -> writer.load().isPresent());
  }

  private static boolean isSingleRow(Bindings bindings, Action action, String name) {
    return action.reads().stream()
        .map(TableRead::table)
        .filter(table -> table.name().equalsIgnoreCase(name))
        .flatMap(table -> bindings.versionRead(action, table).stream())
        .flatMap(writer -> writer.query().stream())
        .anyMatch(query -> query.analysis().has(Remark.Kind.SINGLE_ROW));
  }

  private static Diagnostic.Builder star(Query query, Remark remark) {
    return Diagnostic.at(
            DiagnosticCode.LOADED_STAR_EXPORTED,
            query.place(remark.start(), remark.end()),
            "whatever columns the source has go into the export")
        .label("every column of a loaded table")
        .help("name the columns, so that a change of the source does not change the export");
  }

  private static Diagnostic.Builder crossJoin(Query query, Remark remark) {
    return Diagnostic.at(
            DiagnosticCode.CROSS_JOIN,
            query.place(remark.start(), remark.end()),
            "tables `%s` and `%s` are joined without a condition"
                .formatted(remark.names().get(0), remark.names().get(1)))
        .label("every row of one meets every row of the other")
        .help("add the condition; `CROSS JOIN` says that every pair is meant");
  }
}
