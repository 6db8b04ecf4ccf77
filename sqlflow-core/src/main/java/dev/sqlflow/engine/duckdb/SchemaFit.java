package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.plan.LosslessTypes;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How rows fit a table that is there: by name, without loss, and where they don't as the schema
 * policy says.
 *
 * @param changes statements that make the table fit
 * @param columns names of the rows' columns that go into it
 * @param complete whether these are all of the rows' columns
 */
record SchemaFit(List<String> changes, List<String> columns, boolean complete) {

  static SchemaFit of(
      TableName table, List<Column> there, List<Column> coming, SchemaPolicy policy, Span place) {
    Map<String, Column> known = new LinkedHashMap<>();
    there.forEach(column -> known.put(key(column.name()), column));
    List<String> changes = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (Column column : coming) {
      Column target = known.get(key(column.name()));
      if (target == null && policy == SchemaPolicy.DISCARD) {
        continue;
      }
      if (target == null && policy == SchemaPolicy.FREEZE) {
        throw unexpected(table, column, there, place);
      }
      if (target == null) {
        changes.add(alter(table) + "ADD COLUMN " + Sql.name(column.name()) + " " + column.type());
      } else if (!LosslessTypes.fits(column.type().sql(), target.type().sql())) {
        changes.add(widened(table, column, target, policy, place));
      }
      columns.add(column.name());
    }
    return new SchemaFit(changes, columns, columns.size() == coming.size());
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String alter(TableName table) {
    return "ALTER TABLE " + table.sql() + " ";
  }

  private static String widened(
      TableName table, Column column, Column target, SchemaPolicy policy, Span place) {
    boolean wider = LosslessTypes.fits(target.type().sql(), column.type().sql());
    if (policy != SchemaPolicy.EVOLVE || !wider) {
      throw lossy(table, column, target, place);
    }
    return alter(table) + "ALTER COLUMN " + Sql.name(target.name()) + " TYPE " + column.type();
  }

  private static EngineException lossy(TableName table, Column column, Column target, Span place) {
    return new EngineException(
        Diagnostic.at(
                DiagnosticCode.LOSSY_TYPE,
                place,
                "column `%s` is %s, and not every value of it fits %s of table `%s`"
                    .formatted(column.name(), column.type(), target.type(), table))
            .help("cast it in a query to " + target.type())
            .build());
  }

  private static EngineException unexpected(
      TableName table, Column column, List<Column> there, Span place) {
    List<String> names = there.stream().map(Column::name).toList();
    return new EngineException(
        Diagnostic.at(
                DiagnosticCode.UNEXPECTED_COLUMN,
                place,
                "table `%s` has no column `%s`".formatted(table, column.name()))
            .didYouMean(Suggestions.nearest(column.name(), names))
            .help("OPTIONS {\"schema_policy\": \"evolve\"} adds it, \"discard\" leaves it out")
            .build());
  }
}
