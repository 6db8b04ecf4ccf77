package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.plan.Action.TableWritten;
import dev.sqlflow.resolve.ResolvedStatement.Load;
import dev.sqlflow.resolve.ResolvedStatement.Transform;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.source.Located;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.WriteMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that are added to a table lose nothing there, and the table has the keys by which they are
 * found again: what the run insists upon, by the same table of types.
 */
final class TableFit implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    for (Action action : pipeline.bindings().actions()) {
      Optional<TableWrite> write =
          action.load().map(Load::write).or(() -> action.transform().map(Transform::write));
      write
          .filter(one -> one.mode() != WriteMode.REPLACE)
          .ifPresent(
              one -> {
                TableWritten written = action.writes().orElseThrow();
                Optional<List<Column>> table =
                    pipeline.columns().tableBefore(action, written.table());
                Optional<List<Column>> rows = pipeline.columns().produced(action);
                if (table.isPresent() && rows.isPresent()) {
                  new Fit(pipeline, action, one, table.get(), rows.get()).check(sink);
                }
              });
    }
  }

  /**
   * Rows and the table that they are added to.
   *
   * @param pipeline what is checked
   * @param action that adds them
   * @param write how
   * @param table its columns before
   * @param rows their columns
   */
  private record Fit(
      PipelineModel pipeline,
      Action action,
      TableWrite write,
      List<Column> table,
      List<Column> rows) {

    void check(DiagnosticSink sink) {
      Map<String, Column> known = byName(table);
      for (Column row : rows) {
        Column target = known.get(Names.column(row.name()));
        if (target != null && !fits(row, target)) {
          sink.add(from(lossy(row, target)));
        }
      }
      if (write.schemaPolicy() != SchemaPolicy.FREEZE) {
        keys(known, sink);
      }
    }

    private boolean fits(Column row, Column target) {
      return LosslessTypes.fits(row.type().sql(), target.type().sql())
          || (write.schemaPolicy() == SchemaPolicy.EVOLVE
              && LosslessTypes.fits(target.type().sql(), row.type().sql()));
    }

    private Diagnostic.Builder lossy(Column row, Column target) {
      TableWritten written = action.writes().orElseThrow();
      return Diagnostic.at(
              DiagnosticCode.LOSSY_COLUMN,
              written.span(),
              "column `%s` is %s, and not every value of it fits %s of table `%s`"
                  .formatted(row.name(), row.type(), target.type(), written.table()))
          .label("the rows bring `%s` as %s".formatted(row.name(), row.type()))
          .help("cast it in a query to " + target.type());
    }

    // A frozen table that lacks a key lacks a column of the rows, which is said already.
    private void keys(Map<String, Column> known, DiagnosticSink sink) {
      Map<String, Column> coming = byName(rows);
      for (Located<String> key : write.keys()) {
        String name = Names.column(key.value());
        if (coming.containsKey(name) && !known.containsKey(name)) {
          sink.add(from(missing(key)));
        }
      }
    }

    private Diagnostic.Builder missing(Located<String> key) {
      TableWritten written = action.writes().orElseThrow();
      return Diagnostic.at(
              DiagnosticCode.KEY_NOT_IN_TABLE,
              key.span(),
              "table `%s` has no key column `%s`".formatted(written.table(), key.value()))
          .label("the rows have it, the table does not")
          .help("write the key column from the first statement on that writes the table");
    }

    private Diagnostic.Builder from(Diagnostic.Builder finding) {
      pipeline
          .bindings()
          .versionBefore(action, action.writes().orElseThrow().table())
          .flatMap(Action::writes)
          .ifPresent(
              before -> finding.related(before.span(), "the table's columns come from here"));
      return finding;
    }

    private static Map<String, Column> byName(List<Column> columns) {
      Map<String, Column> found = new LinkedHashMap<>();
      columns.forEach(column -> found.put(Names.column(column.name()), column));
      return found;
    }
  }
}
