package dev.sqlflow.language;

import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the statement that is being parsed would define, in case that it turns out damaged. */
final class DefinedNames {

  private Optional<Located<String>> source = Optional.empty();
  private Optional<TableIdentifier> table = Optional.empty();
  private Optional<Located<String>> variable = Optional.empty();
  private final List<Statement> inner = new ArrayList<>();

  Located<String> source(Located<String> name) {
    source = Optional.of(name);
    return name;
  }

  TableIdentifier table(TableIdentifier name) {
    table = Optional.of(name);
    return name;
  }

  Located<String> variable(Located<String> name) {
    variable = Optional.of(name);
    return name;
  }

  /** Keeps what the statements inside of an IF would define. */
  void inside(List<Statement> statements) {
    for (Statement statement : statements) {
      statement.accept(new Remains(inner));
    }
  }

  List<Statement> malformed(Span span) {
    List<Statement> all = new ArrayList<>();
    all.add(new Statement.Malformed(source, table, variable, span));
    all.addAll(inner);
    return all;
  }
}
