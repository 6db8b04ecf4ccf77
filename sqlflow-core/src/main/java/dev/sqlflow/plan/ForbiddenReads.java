package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.plan.SqlAnalyzer.ForbiddenUse;
import dev.sqlflow.source.Span;

/** What a pipeline touches is what it declares: queries read tables, and name them. */
final class ForbiddenReads implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    for (Action action : pipeline.bindings().actions()) {
      action
          .query()
          .ifPresent(
              query ->
                  query.analysis().forbidden().forEach(use -> sink.add(forbidden(query, use))));
    }
  }

  private static Diagnostic.Builder forbidden(Query query, ForbiddenUse use) {
    Span place = query.place(use.start(), use.end());
    String name = "`" + use.name() + "`";
    return switch (use.kind()) {
      case FILE ->
          Diagnostic.at(DiagnosticCode.FILE_READ_IN_SQL, place, "query reads the file " + name)
              .label("a file")
              .help("declare a SOURCE for it, LOAD that into a table and read the table");
      case FILE_FUNCTION ->
          Diagnostic.at(DiagnosticCode.FILE_READ_IN_SQL, place, "query reads files through " + name)
              .label("a function that reads files")
              .help("declare a SOURCE for them, LOAD that into a table and read the table");
      case DYNAMIC_QUERY ->
          Diagnostic.at(DiagnosticCode.DYNAMIC_QUERY, place, name + " hides what the query reads")
              .label("its tables are known at run time only")
              .help("name the table in FROM");
      case PYTHON_FUNCTION ->
          Diagnostic.at(DiagnosticCode.PYTHON_FUNCTION, place, "Python functions can't run here")
              .label("a function of the earlier implementation")
              .help("write it in SQL, or compute the column before the SOURCE that reads it")
              .help("functions of a project in Java come in a later version");
      case OPEN_PIVOT ->
          Diagnostic.at(DiagnosticCode.OPEN_PIVOT, place, "PIVOT without a list of values")
              .label("its columns depend on the data")
              .help("list the values: `PIVOT ... ON column IN ('a', 'b')`");
    };
  }
}
