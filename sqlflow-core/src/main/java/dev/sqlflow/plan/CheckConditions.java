package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.resolve.ResolvedStatement.Check;
import dev.sqlflow.spi.ColumnType;

/** What a check says of a row is true or false. */
final class CheckConditions implements PlanRule {

  private static final String BOOLEAN = "BOOLEAN";

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    pipeline
        .columns()
        .conditions()
        .forEach(
            (action, type) -> {
              if (!type.sql().equals(BOOLEAN)) {
                sink.add(notBoolean(action.check().orElseThrow(), type));
              }
            });
  }

  private static Diagnostic.Builder notBoolean(Check check, ColumnType type) {
    return Diagnostic.at(
            DiagnosticCode.CHECK_NOT_BOOLEAN,
            check.sql().orElseThrow().span(),
            "condition of check `" + check.name().value() + "` is neither true nor false")
        .label("is " + type.sql().replace("\"", ""))
        .help("write a comparison, or `CHECK name AS query` for a query of the rows at fault");
  }
}
