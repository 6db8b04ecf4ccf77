package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.source.Span;
import java.sql.SQLException;

/** Refuses to put a view in the place of a table, or a table in that of a view. */
final class OtherKind {

  private OtherKind() {}

  static void refuse(Session session, TableName name, String wanted, Span place)
      throws SQLException {
    String found =
        session.text(
            "SELECT table_type FROM information_schema.tables WHERE table_catalog ="
                + " current_database() AND lower(table_schema) = lower("
                + Sql.literal(name.schema().orElse(TableName.DEFAULT_SCHEMA))
                + ") AND lower(table_name) = lower("
                + Sql.literal(name.name())
                + ")",
            1);
    if (!found.isEmpty() && !found.equals(wanted)) {
      boolean view = found.equals("VIEW");
      throw new EngineException(
          Diagnostic.at(
                  DiagnosticCode.OTHER_KIND_IN_DATABASE,
                  place,
                  "the database holds a " + (view ? "view" : "table") + " `" + name + "` already")
              .label("would make a " + (view ? "table" : "view") + " of it")
              .help("choose another name, or drop the old one by hand")
              .build());
    }
  }
}
