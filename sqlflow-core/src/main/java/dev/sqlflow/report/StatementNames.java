package dev.sqlflow.report;

import dev.sqlflow.language.Statement;
import dev.sqlflow.language.StatementVisitor;
import dev.sqlflow.language.TableIdentifier;
import dev.sqlflow.source.Located;
import java.util.Optional;

/** Finds the kind of a statement and the name of what it makes, as reports tell them. */
final class StatementNames implements StatementVisitor<StatementNames.Named> {

  /**
   * What a statement is called.
   *
   * @param kind lower case, such as {@code source}
   * @param name of what it makes or writes; empty if it makes nothing that has a name
   */
  record Named(String kind, Optional<String> name) {}

  @Override
  public Named visitSource(Statement.Source source) {
    return named("source", source.name().value());
  }

  @Override
  public Named visitLoad(Statement.Load load) {
    return named("load", load.table().toString());
  }

  @Override
  public Named visitCreateTable(Statement.CreateTable create) {
    return named("create", create.table().toString());
  }

  @Override
  public Named visitCreateView(Statement.CreateView create) {
    return named("view", create.view().toString());
  }

  @Override
  public Named visitExport(Statement.Export export) {
    return named("export", export.destination().source().text());
  }

  @Override
  public Named visitSet(Statement.SetVariable set) {
    return named("set", set.name().value());
  }

  @Override
  public Named visitIf(Statement.If conditional) {
    return new Named("if", Optional.empty());
  }

  @Override
  public Named visitInclude(Statement.Include include) {
    return named("include", include.path().source().text());
  }

  @Override
  public Named visitCheck(Statement.Check check) {
    return named("check", check.name().value());
  }

  @Override
  public Named visitMalformed(Statement.Malformed malformed) {
    return new Named(
        "malformed",
        malformed
            .table()
            .map(TableIdentifier::toString)
            .or(() -> malformed.source().map(Located::value))
            .or(() -> malformed.variable().map(Located::value)));
  }

  private static Named named(String kind, String name) {
    return new Named(kind, Optional.of(name));
  }
}
