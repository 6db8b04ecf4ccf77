package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.language.Statement;
import dev.sqlflow.language.Statement.Malformed;
import dev.sqlflow.language.StatementVisitor;
import dev.sqlflow.language.TableIdentifier;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps of a statement that can't be resolved what it would have defined. */
final class DefinedNames implements StatementVisitor<List<Malformed>> {

  static final DefinedNames VISITOR = new DefinedNames();

  private static final List<String> INCLUDE = List.of("INCLUDE");

  private DefinedNames() {}

  /** Whether statements that can't be resolved may bring in a file, whose names nobody knows. */
  static boolean mayInclude(List<Statement> statements) {
    return statements.stream().anyMatch(DefinedNames::mayInclude);
  }

  private static boolean mayInclude(Statement statement) {
    if (statement instanceof Statement.If conditional) {
      return conditional.branches().stream().anyMatch(branch -> mayInclude(branch.statements()))
          || conditional.otherwise().filter(DefinedNames::mayInclude).isPresent();
    }
    return statement instanceof Statement.Include
        || (statement instanceof Malformed
            && Suggestions.nearest(firstWord(statement.span().text()), INCLUDE).isPresent());
  }

  private static String firstWord(String text) {
    return text.split("\\W", 2)[0];
  }

  @Override
  public List<Malformed> visitSource(Statement.Source source) {
    return List.of(
        new Malformed(
            Optional.of(source.name()), Optional.empty(), Optional.empty(), source.span()));
  }

  @Override
  public List<Malformed> visitLoad(Statement.Load load) {
    return table(load.table(), load.span());
  }

  @Override
  public List<Malformed> visitCreateTable(Statement.CreateTable create) {
    return table(create.table(), create.span());
  }

  @Override
  public List<Malformed> visitCreateView(Statement.CreateView create) {
    return table(create.view(), create.span());
  }

  private static List<Malformed> table(TableIdentifier table, Span span) {
    return List.of(new Malformed(Optional.empty(), Optional.of(table), Optional.empty(), span));
  }

  @Override
  public List<Malformed> visitExport(Statement.Export export) {
    return nothing(export.span());
  }

  @Override
  public List<Malformed> visitSet(Statement.SetVariable set) {
    Optional<Located<String>> name = Optional.of(set.name());
    return List.of(new Malformed(Optional.empty(), Optional.empty(), name, set.span()));
  }

  @Override
  public List<Malformed> visitIf(Statement.If conditional) {
    List<Malformed> names = new ArrayList<>();
    conditional
        .branches()
        .forEach(branch -> branch.statements().forEach(inner -> names.addAll(inner.accept(this))));
    conditional
        .otherwise()
        .ifPresent(inner -> inner.forEach(statement -> names.addAll(statement.accept(this))));
    return names;
  }

  @Override
  public List<Malformed> visitInclude(Statement.Include include) {
    return nothing(include.span());
  }

  @Override
  public List<Malformed> visitCheck(Statement.Check check) {
    return nothing(check.span());
  }

  @Override
  public List<Malformed> visitMalformed(Malformed malformed) {
    return List.of(malformed);
  }

  private static List<Malformed> nothing(Span span) {
    return List.of(new Malformed(Optional.empty(), Optional.empty(), Optional.empty(), span));
  }
}
