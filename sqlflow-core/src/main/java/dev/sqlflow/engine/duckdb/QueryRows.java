package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import java.sql.SQLException;

/** The rows of a query of the pipeline. */
record QueryRows(LocatedText query, Span place) implements Rows {

  @Override
  public String sql() {
    return query.text();
  }

  @Override
  public RuntimeException failure(SQLException exception, int prefix) {
    return WorldFailure.ofWriting(exception).orElseGet(() -> refusal(exception, prefix));
  }

  private EngineException refusal(SQLException exception, int prefix) {
    EngineError error = EngineError.of(exception);
    SqlError translated = SqlErrors.of(error, query.text(), prefix);
    boolean placed = error.start() >= prefix && translated.end() > translated.start();
    Span span = placed ? query.span(translated.start(), translated.end()) : place;
    return new EngineException(
        Diagnostic.at(DiagnosticCode.QUERY_FAILED, span, translated.message()).build());
  }
}
