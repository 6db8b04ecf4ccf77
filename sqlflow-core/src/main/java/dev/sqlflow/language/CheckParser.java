package dev.sqlflow.language;

import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate;
import java.util.List;
import java.util.Optional;

/** Reads CHECK. */
final class CheckParser {

  private final Tools tools;
  private final Scanner scanner;
  private final Clauses clauses;

  CheckParser(Tools tools, Clauses clauses) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.clauses = clauses;
  }

  Statement check(Token first) throws Damaged {
    Located<String> name = clauses.name("the name of the check");
    Optional<TableIdentifier> table =
        scanner.accept("ON") ? Optional.of(clauses.table("the name of a table")) : Optional.empty();
    if (!scanner.accept("AS")) {
      throw tools.problems().unexpected("`AS`", scanner.peek(), List.of("ON", "AS"));
    }
    SliceEnd end = new SeverityEnd(tools.file().text(), tools.starts());
    SqlTemplate sql = SqlSkimmer.skim(tools, end, false);
    boolean warnOnly = false;
    if (scanner.accept("SEVERITY")) {
      warnOnly = scanner.is(scanner.next(), "WARN");
    }
    Span span = tools.problems().span(first.start(), scanner.position());
    return new Statement.Check(name, table, sql, warnOnly, span);
  }
}
