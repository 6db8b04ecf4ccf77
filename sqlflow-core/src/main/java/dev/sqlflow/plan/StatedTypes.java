package dev.sqlflow.plan;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types that options state for a source's columns exist. */
final class StatedTypes implements PlanRule {

  /** What people mean most often; the engine's own candidates are seldom near. */
  private static final List<String> USUAL =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "VARCHAR",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMPTZ",
          "UUID",
          "JSON",
          "BLOB",
          "INTERVAL");

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    pipeline
        .columns()
        .wrongTypes()
        .forEach(
            (source, wrong) ->
                source
                    .connection()
                    .ifPresent(
                        connection ->
                            wrong.forEach(
                                (column, error) ->
                                    sink.add(finding(source, connection, column, error)))));
  }

  private static Diagnostic.Builder finding(
      Source source, ResolvedConnection connection, Column column, SqlError error) {
    Optional<Text> stated = stated(connection.options().values(), column);
    Optional<Span> written = stated.flatMap(text -> text.origin().place());
    String type = stated.map(Text::value).orElse(column.type().sql());
    boolean unknown = error.kind() == SqlError.Kind.UNKNOWN_TYPE;
    Optional<String> nearest = Suggestions.nearest(type, USUAL).filter(near -> unknown);
    Diagnostic.Builder finding =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_COLUMN_TYPE,
                written.orElse(connection.place()),
                "column `%s` can't have the type `%s`".formatted(column.name(), type))
            .label(unknown ? "no such type" : error.message())
            .didYouMean(nearest);
    nearest.ifPresent(
        near ->
            written
                .flatMap(place -> Names.written(place, type))
                .ifPresent(
                    place -> finding.fix(Fix.unsure("rename to `" + near + "`", place, near))));
    if (!written.map(place -> place.file().equals(source.span().file())).orElse(false)) {
      finding.related(
          source.name().span(), "source `" + source.name().value() + "` has the column");
    }
    stated
        .map(Text::origin)
        .filter(origin -> origin.place().isEmpty())
        .map(Origin::describe)
        .ifPresent(origin -> finding.help("the type comes from " + origin));
    return finding;
  }

  /** The text under the column's name in some option, which every connector calls as it likes. */
  private static Optional<Text> stated(ConfigValue value, Column column) {
    if (!(value instanceof MapValue map)) {
      return Optional.empty();
    }
    for (ConfigValue.Entry entry : map.entries()) {
      if (entry.key().equalsIgnoreCase(column.name()) && entry.value() instanceof Text text) {
        if (same(text.value(), column.type().sql())) {
          return Optional.of(text);
        }
      }
      Optional<Text> inside = stated(entry.value(), column);
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private static boolean same(String written, String type) {
    return written.strip().toUpperCase(Locale.ROOT).equals(type.toUpperCase(Locale.ROOT));
  }
}
