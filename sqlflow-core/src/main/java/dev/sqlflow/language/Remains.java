package dev.sqlflow.language;

import dev.sqlflow.source.Located;
import java.util.List;
import java.util.Optional;

/** Turns the statements of a damaged IF into damaged ones that keep their names. */
final class Remains implements StatementVisitor<List<Statement>> {

  private final List<Statement> remains;

  Remains(List<Statement> remains) {
    this.remains = remains;
  }

  @Override
  public List<Statement> visitSource(Statement.Source source) {
    return add(source, Optional.of(source.name()), Optional.empty(), Optional.empty());
  }

  @Override
  public List<Statement> visitLoad(Statement.Load load) {
    return add(load, Optional.empty(), Optional.of(load.table()), Optional.empty());
  }

  @Override
  public List<Statement> visitCreateTable(Statement.CreateTable create) {
    return add(create, Optional.empty(), Optional.of(create.table()), Optional.empty());
  }

  @Override
  public List<Statement> visitCreateView(Statement.CreateView create) {
    return add(create, Optional.empty(), Optional.of(create.view()), Optional.empty());
  }

  @Override
  public List<Statement> visitExport(Statement.Export export) {
    return remains;
  }

  @Override
  public List<Statement> visitSet(Statement.SetVariable set) {
    return add(set, Optional.empty(), Optional.empty(), Optional.of(set.name()));
  }

  @Override
  public List<Statement> visitIf(Statement.If conditional) {
    for (Statement.Branch branch : conditional.branches()) {
      visitAll(branch.statements());
    }
    conditional.otherwise().ifPresent(this::visitAll);
    return remains;
  }

  @Override
  public List<Statement> visitInclude(Statement.Include include) {
    return remains;
  }

  @Override
  public List<Statement> visitCheck(Statement.Check check) {
    return remains;
  }

  @Override
  public List<Statement> visitMalformed(Statement.Malformed malformed) {
    remains.add(malformed);
    return remains;
  }

  private void visitAll(List<Statement> statements) {
    for (Statement statement : statements) {
      statement.accept(this);
    }
  }

  private List<Statement> add(
      Statement statement,
      Optional<Located<String>> source,
      Optional<TableIdentifier> table,
      Optional<Located<String>> variable) {
    remains.add(new Statement.Malformed(source, table, variable, statement.span()));
    return remains;
  }
}
