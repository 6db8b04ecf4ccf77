package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.secret.Mask;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SecretNames;
import dev.sqlflow.source.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The key rules of an upsert's batch: no NULL, and each key once. */
final class BatchKeys {

  private static final int SHOWN = 5;

  private final Session session;
  private final String batch;
  private final TableWrite write;
  private final List<String> keys;

  BatchKeys(Session session, String batch, TableWrite write) {
    this.session = session;
    this.batch = batch;
    this.write = write;
    this.keys = write.keys().stream().map(Located::value).toList();
  }

  void refuseNulls() throws SQLException {
    for (Located<String> key : write.keys()) {
      String where = " FROM " + batch + " WHERE " + Sql.name(key.value()) + " IS NULL";
      long count = session.number("SELECT count(*)" + where);
      if (count > 0) {
        String message = "key `" + key.value() + "` is NULL in " + rows(count);
        Diagnostic.Builder refusal =
            refusal(DiagnosticCode.NULL_KEY, key.span(), message, "SELECT *" + where);
        throw new EngineException(
            refusal.help("leave these rows out in a query, or choose another key").build());
      }
    }
  }

  void refuseDuplicates() throws SQLException {
    String twice =
        " FROM %s WHERE (%s) IN (SELECT (%s) FROM %s GROUP BY %s HAVING count(*) > 1)"
            .formatted(batch, Sql.names(keys), Sql.names(keys), batch, Sql.names(keys));
    String distinct =
        "SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT %s FROM %s)) FROM %s"
            .formatted(Sql.names(keys), batch, batch);
    if (session.number(distinct) > 0) {
      long count = session.number("SELECT count(*)" + twice);
      String names = keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
      Span span = write.keys().get(0).span().cover(write.keys().get(keys.size() - 1).span());
      Diagnostic.Builder refusal =
          refusal(
              DiagnosticCode.DUPLICATE_KEY,
              span,
              "key " + names + " is not unique: " + rows(count) + " share theirs with another",
              "SELECT *" + twice + " ORDER BY " + Sql.names(keys));
      throw new EngineException(
          refusal
              .help("OPTIONS {\"on_duplicate_key\": \"last\", \"order_by\": ...} takes the newest")
              .build());
    }
  }

  /** Keeps the newest row of each key: the highest of {@code order_by}, else the last one read. */
  void keepLast() throws SQLException {
    String order =
        write.orderBy().map(column -> Sql.name(column.value()) + " DESC NULLS LAST, ").orElse("");
    session.execute(
        "DELETE FROM %s WHERE rowid NOT IN (SELECT rowid FROM %s QUALIFY row_number() OVER (PARTITION BY %s ORDER BY %srowid DESC) = 1)"
            .formatted(batch, batch, Sql.names(keys), order));
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  private Diagnostic.Builder refusal(
      DiagnosticCode code, Span span, String message, String offending) throws SQLException {
    Diagnostic.Builder builder = Diagnostic.at(code, span, message);
    session
        .query(offending + " LIMIT " + SHOWN, BatchKeys::read)
        .forEach(row -> builder.help("such as " + row));
    return builder;
  }

  private static List<String> read(ResultSet rows) throws SQLException {
    List<String> texts = new ArrayList<>();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        String column = rows.getMetaData().getColumnName(i);
        values.add(column + "=" + value(column, rows.getString(i)));
      }
      texts.add(String.join(", ", values));
    }
    return texts;
  }

  private static String value(String column, @Nullable String text) {
    if (text == null) {
      return "NULL";
    }
    return SecretNames.isSecret(column) ? Mask.STARS : text;
  }
}
