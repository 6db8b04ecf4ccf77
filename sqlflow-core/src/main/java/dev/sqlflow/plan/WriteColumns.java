package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.resolve.ResolvedStatement.Export;
import dev.sqlflow.resolve.ResolvedStatement.Load;
import dev.sqlflow.resolve.ResolvedStatement.Transform;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.WriteMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keys and order columns are columns of the rows, and rows fit the table that they are added to.
 */
final class WriteColumns implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    for (Action action : pipeline.bindings().actions()) {
      write(action)
          .ifPresent(
              write -> {
                repeated(write, sink);
                pipeline
                    .columns()
                    .produced(action)
                    .ifPresent(rows -> rows(pipeline, action, write, rows, sink));
              });
    }
  }

  private static Optional<TableWrite> write(Action action) {
    return action
        .load()
        .map(Load::write)
        .or(() -> action.transform().map(Transform::write))
        .or(() -> action.export().map(Export::write));
  }

  private static void repeated(TableWrite write, DiagnosticSink sink) {
    Set<String> seen = new HashSet<>();
    for (Located<String> key : write.keys()) {
      if (!seen.add(Names.column(key.value()))) {
        sink.add(
            Diagnostic.at(
                    DiagnosticCode.REPEATED_KEY_COLUMN,
                    key.span(),
                    "key column `" + key.value() + "` stands twice")
                .label("again"));
      }
    }
  }

  private static void rows(
      PipelineModel pipeline,
      Action action,
      TableWrite write,
      List<Column> rows,
      DiagnosticSink sink) {
    for (Located<String> key : write.keys()) {
      named("key column", key, rows, sink);
    }
    write.orderBy().ifPresent(column -> named("`order_by` column", column, rows, sink));
    if (write.mode() != WriteMode.REPLACE && write.schemaPolicy() == SchemaPolicy.FREEZE) {
      action
          .writes()
          .ifPresent(
              written ->
                  pipeline
                      .columns()
                      .tableBefore(action, written.table())
                      .ifPresent(old -> frozen(pipeline, action, old, rows, sink)));
    }
  }

  private static void named(
      String what, Located<String> column, List<Column> rows, DiagnosticSink sink) {
    if (names(rows).contains(Names.column(column.value()))) {
      return;
    }
    List<String> known = rows.stream().map(Column::name).toList();
    Optional<String> nearest = Suggestions.nearest(column.value(), known);
    Diagnostic.Builder finding =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_WRITE_COLUMN,
                column.span(),
                what + " `" + column.value() + "` is not in the rows")
            .label("the rows have no such column")
            .didYouMean(nearest);
    nearest.ifPresent(
        name ->
            Names.written(column.span(), column.value())
                .ifPresent(
                    place -> finding.fix(Fix.unsure("rename to `" + name + "`", place, name))));
    if (nearest.isEmpty()) {
      finding.help(
          "the rows have " + String.join(", ", known.subList(0, Math.min(10, known.size()))));
    }
    sink.add(finding);
  }

  private static void frozen(
      PipelineModel pipeline,
      Action action,
      List<Column> old,
      List<Column> rows,
      DiagnosticSink sink) {
    Set<String> known = names(old);
    List<String> extra =
        rows.stream()
            .map(Column::name)
            .filter(name -> !known.contains(Names.column(name)))
            .toList();
    if (extra.isEmpty()) {
      return;
    }
    Action.TableWritten written = action.writes().orElseThrow();
    String list = extra.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    Diagnostic.Builder finding =
        Diagnostic.at(
                DiagnosticCode.COLUMN_NOT_IN_TABLE,
                written.span(),
                "table `%s` has no %s %s"
                    .formatted(written.table(), extra.size() == 1 ? "column" : "columns", list))
            .label("the rows bring " + list)
            .help("leave out what the table lacks, or set the option `schema_policy` to `evolve`");
    before(pipeline, action, written.table())
        .ifPresent(place -> finding.related(place, "the table's columns come from here"));
    sink.add(finding);
  }

  private static Optional<Span> before(PipelineModel pipeline, Action action, TableName table) {
    return pipeline
        .bindings()
        .versionBefore(action, table)
        .flatMap(Action::writes)
        .map(Action.TableWritten::span);
  }

  private static Set<String> names(List<Column> columns) {
    return columns.stream()
        .map(column -> Names.column(column.name()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
