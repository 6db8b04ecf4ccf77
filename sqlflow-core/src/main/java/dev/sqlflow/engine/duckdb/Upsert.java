package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.resolve.TableWrite.DuplicateKeys;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One write of MODE UPSERT: the batch is set down and checked before the table is touched. */
final class Upsert {

  private static final String BATCH = "temp.main.\"sqlflow batch\"";

  private final Session session;
  private final TableName table;
  private final TableWrite write;
  private final Span place;

  Upsert(Session session, TableName table, TableWrite write, Span place) {
    this.session = session;
    this.table = table;
    this.write = write;
    this.place = place;
  }

  long write(Rows rows) throws SQLException {
    rows.execute(session, "CREATE OR REPLACE TEMP TABLE \"sqlflow batch\" AS ", "");
    List<Column> coming = session.query("DESCRIBE FROM " + BATCH, Described::columns);
    write.keys().forEach(key -> mustHave("the rows lack", coming, key));
    write.orderBy().ifPresent(column -> mustHave("the rows lack", coming, column));
    BatchKeys keys = new BatchKeys(session, BATCH, write);
    keys.refuseNulls();
    if (write.duplicateKeys() == DuplicateKeys.LAST) {
      keys.keepLast();
    } else {
      keys.refuseDuplicates();
    }
    long count = merge(coming);
    session.execute("DROP TABLE " + BATCH);
    return count;
  }

  private long merge(List<Column> coming) throws SQLException {
    List<Column> there = TableWriter.columns(session, table);
    if (there.isEmpty()) {
      return session.execute("CREATE TABLE " + table.sql() + " AS FROM " + BATCH);
    }
    write.keys().forEach(key -> mustHave("table `" + table + "` lacks", there, key));
    SchemaFit fit = SchemaFit.of(table, there, coming, write.schemaPolicy(), place);
    for (String change : fit.changes()) {
      session.execute(change);
    }
    return session.execute(mergeSql(fit.columns(), TableWriter.columns(session, table)));
  }

  private String mergeSql(List<String> columns, List<Column> there) {
    Map<String, String> types = new HashMap<>();
    there.forEach(column -> types.put(SchemaFit.key(column.name()), column.type().sql()));
    List<String> keys = write.keys().stream().map(key -> SchemaFit.key(key.value())).toList();
    String on =
        keys.stream()
            .map(
                key ->
                    "target.%s = CAST(batch.%s AS %s)"
                        .formatted(Sql.name(key), Sql.name(key), types.get(key)))
            .collect(Collectors.joining(" AND "));
    String set =
        columns.stream()
            .filter(column -> !keys.contains(SchemaFit.key(column)))
            .map(column -> Sql.name(column) + " = batch." + Sql.name(column))
            .collect(Collectors.joining(", "));
    String values =
        columns.stream()
            .map(column -> "batch." + Sql.name(column))
            .collect(Collectors.joining(", "));
    return "MERGE INTO "
        + table.sql()
        + " AS target USING "
        + BATCH
        + " AS batch ON "
        + on
        + (set.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + set)
        + " WHEN NOT MATCHED THEN INSERT ("
        + Sql.names(columns)
        + ") VALUES ("
        + values
        + ")";
  }

  private static void mustHave(String what, List<Column> columns, Located<String> name) {
    List<String> names = columns.stream().map(Column::name).toList();
    if (names.stream().noneMatch(name.value()::equalsIgnoreCase)) {
      throw new EngineException(
          Diagnostic.at(
                  DiagnosticCode.MISSING_KEY,
                  name.span(),
                  what + " the column `" + name.value() + "`")
              .didYouMean(Suggestions.nearest(name.value(), names))
              .build());
    }
  }
}
