package dev.sqlflow.plan;

import dev.sqlflow.language.TableIdentifier;
import dev.sqlflow.resolve.ResolvedStatement.Check;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import java.util.Optional;

/** Writes a check as a query for the engine. */
final class CheckQuery {

  private CheckQuery() {}

  /** The query whose every row breaks the check. A condition that is NULL holds, as in SQL. */
  static Optional<LocatedText> violations(Check check) {
    return check.table().isEmpty()
        ? check.sql()
        : check.sql().map(sql -> violations(check.table().get(), sql));
  }

  private static LocatedText violations(TableIdentifier table, LocatedText condition) {
    String before = "SELECT * FROM " + Names.of(table).sql() + " WHERE NOT ";
    LocatedText.Builder query = LocatedText.builder().append(before, table.span());
    return add(query, condition).build(condition.span());
  }

  /** A query whose only column is the condition; empty for a check that is a query itself. */
  static Optional<LocatedText> condition(Check check) {
    return check.table().flatMap(table -> check.sql().map(sql -> condition(table, sql)));
  }

  private static LocatedText condition(TableIdentifier table, LocatedText condition) {
    LocatedText.Builder query = LocatedText.builder().append("SELECT ", table.span());
    add(query, condition).append(" FROM " + Names.of(table).sql(), table.span());
    return query.build(condition.span());
  }

  // A line end, since the condition may hold a comment that only a line end closes.
  private static LocatedText.Builder add(LocatedText.Builder query, LocatedText condition) {
    Span place = condition.span();
    query.append("(\n", place).append(condition, 0, condition.text().length());
    return query.append("\n)", place);
  }
}
