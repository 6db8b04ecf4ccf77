package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Mode;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.Statement;
import dev.sqlflow.language.StatementVisitor;
import dev.sqlflow.language.TableIdentifier;
import dev.sqlflow.resolve.Alternatives.Branch;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.VariableScope;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Goes through the statements in program order and keeps the scope of each. */
final class StatementResolver implements StatementVisitor<Optional<ResolvedStatement>> {

  private final Interpolator interpolator;
  private final Connections connections;
  private final TableWriteResolver writes;
  private final Includes includes;
  private final DiagnosticSink sink;
  private final Map<Span, Optional<Integer>> decisions = new LinkedHashMap<>();
  private final IdentityHashMap<ResolvedStatement, List<Branch>> branches = new IdentityHashMap<>();
  private List<Branch> around = List.of();
  private int openConditionals;
  private VariableScope scope;

  StatementResolver(
      Interpolator interpolator,
      Connections connections,
      Includes includes,
      DiagnosticSink sink,
      VariableScope start) {
    this.interpolator = interpolator;
    this.connections = connections;
    this.writes = new TableWriteResolver(interpolator, sink);
    this.includes = includes;
    this.sink = sink;
    this.scope = start;
  }

  void resolve(List<Statement> statements) {
    statements.forEach(statement -> statement.accept(this).ifPresent(this::keep));
  }

  private void keep(ResolvedStatement statement) {
    includes.add(statement);
    branches.put(statement, around);
  }

  /** Which of the resolved statements may not be there. */
  Alternatives alternatives() {
    return new Alternatives(branches);
  }

  /** The branch that was taken, by the place of the IF; empty where it can't be decided. */
  Map<Span, Optional<Integer>> decisions() {
    return decisions;
  }

  @Override
  public Optional<ResolvedStatement> visitSource(Statement.Source source) {
    return Optional.of(
        new ResolvedStatement.Source(
            source.name(), connections.source(source, scope), source.span()));
  }

  @Override
  public Optional<ResolvedStatement> visitLoad(Statement.Load load) {
    if (isIncremental(load.mode())) {
      return damaged(Optional.empty(), Optional.of(load.table()), load.span());
    }
    TableWrite write = writes.resolve(load.mode(), load.options(), scope);
    return Optional.of(new ResolvedStatement.Load(load.table(), load.source(), write, load.span()));
  }

  @Override
  public Optional<ResolvedStatement> visitCreateTable(Statement.CreateTable create) {
    if (isIncremental(create.mode())) {
      return damaged(Optional.empty(), Optional.of(create.table()), create.span());
    }
    TableWrite write = writes.resolve(create.mode(), create.options(), scope);
    return Optional.of(
        new ResolvedStatement.Transform(
            create.table(),
            create.orReplace(),
            create.mode().isPresent(),
            write,
            interpolator.sql(create.query(), scope),
            create.span()));
  }

  @Override
  public Optional<ResolvedStatement> visitCreateView(Statement.CreateView create) {
    return Optional.of(
        new ResolvedStatement.View(
            create.view(),
            create.orReplace(),
            interpolator.sql(create.query(), scope),
            create.span()));
  }

  @Override
  public Optional<ResolvedStatement> visitExport(Statement.Export export) {
    if (isIncremental(export.mode())) {
      return damaged(Optional.empty(), Optional.empty(), export.span());
    }
    TableWrite write = writes.resolve(export.mode(), Optional.empty(), scope);
    return Optional.of(
        new ResolvedStatement.Export(
            subject(export.subject()), connections.sink(export, scope), write, export.span()));
  }

  private ResolvedStatement.Subject subject(Statement.Subject subject) {
    return subject instanceof Statement.Subject.Table table
        ? new ResolvedStatement.Subject.Table(table.name())
        : new ResolvedStatement.Subject.Query(
            interpolator.sql(((Statement.Subject.Query) subject).sql(), scope));
  }

  @Override
  public Optional<ResolvedStatement> visitSet(Statement.SetVariable set) {
    Located<String> name = set.name();
    if (VariableScope.isReserved(name.value())) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.RESERVED_VARIABLE,
                  name.span(),
                  "a variable can't be called `" + name.value() + "`")
              .label("this name is built in")
              .help("choose another name"));
      return Optional.empty();
    }
    scope.overriding(name.value()).ifPresent(origin -> reportOverridden(name, origin));
    Optional<ConfigValue> value =
        interpolator.refersToSecret(set.value()) ? Optional.empty() : Optional.of(set.value());
    scope = scope.with(name.value(), name.span(), value);
    return Optional.empty();
  }

  private void reportOverridden(Located<String> name, Origin origin) {
    Diagnostic.Builder note =
        Diagnostic.at(
                DiagnosticCode.SET_OVERRIDDEN,
                name.span(),
                "SET %s is overridden by %s".formatted(name.value(), place(origin)))
            .label("has no effect in this environment");
    origin.place().ifPresent(span -> note.related(span, "this value holds"));
    sink.add(note);
  }

  // A line is enough to find it.
  private static String place(Origin origin) {
    return origin
        .place()
        .map(span -> span.file().name() + ":" + span.from().line())
        .orElseGet(origin::describe);
  }

  @Override
  public Optional<ResolvedStatement> visitIf(Statement.If conditional) {
    List<Optional<Answer>> answers = new ArrayList<>();
    for (Statement.Branch branch : conditional.branches()) {
      Optional<Answer> answer =
          new ConditionEvaluator(interpolator, sink, scope).decide(branch.condition());
      answers.add(answer);
      if (answer.equals(Optional.of(Answer.YES))) {
        break;
      }
    }
    if (answers.stream().anyMatch(Optional::isEmpty)) {
      decisions.put(conditional.span(), Optional.empty());
      abandon(conditional);
    } else {
      possible(conditional, answers.stream().map(Optional::orElseThrow).toList());
    }
    return Optional.empty();
  }

  private void possible(Statement.If conditional, List<Answer> answers) {
    List<List<Statement>> possible = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) != Answer.NO) {
        possible.add(conditional.branches().get(i).statements());
      }
    }
    if (!answers.contains(Answer.YES)) {
      possible.add(conditional.otherwise().orElse(List.of()));
    }
    if (possible.size() == 1) {
      int taken = answers.indexOf(Answer.YES);
      decisions.put(conditional.span(), Optional.of(taken < 0 ? answers.size() : taken));
      resolve(possible.get(0));
    } else {
      decisions.put(conditional.span(), Optional.empty());
      eachOf(possible, conditions(conditional));
    }
  }

  private static String conditions(Statement.If conditional) {
    return conditional.branches().stream()
        .map(branch -> branch.condition().span().text())
        .collect(Collectors.joining(" else "));
  }

  // All of them are checked; none knows what another one does.
  private void eachOf(List<List<Statement>> possible, String conditions) {
    VariableScope start = scope;
    List<Branch> outside = around;
    int conditional = openConditionals++;
    List<VariableScope> ends = new ArrayList<>();
    for (int i = 0; i < possible.size(); i++) {
      scope = start;
      around = new ArrayList<>(outside);
      around.add(new Branch(conditional, i, conditions));
      resolve(possible.get(i));
      ends.add(scope);
    }
    around = outside;
    scope = VariableScope.either(ends);
  }

  // Nobody knows which branch is meant, so whatever any of them defines may be there.
  private void abandon(Statement.If conditional) {
    List<Statement> all = new ArrayList<>();
    conditional.branches().forEach(branch -> all.addAll(branch.statements()));
    conditional.otherwise().ifPresent(all::addAll);
    if (DefinedNames.mayInclude(all)) {
      includes.miss();
    }
    for (Statement statement : all) {
      statement.accept(DefinedNames.VISITOR).forEach(this::leave);
    }
  }

  private void leave(Statement.Malformed names) {
    names.accept(this).ifPresent(this::keep);
  }

  @Override
  public Optional<ResolvedStatement> visitInclude(Statement.Include include) {
    Optional<Pipeline> file =
        interpolator
            .text(include.path(), scope)
            .filter(LocatedText::isKnown)
            .flatMap(path -> includes.enter(include, path.text()));
    if (file.isEmpty()) {
      includes.miss();
      return damaged(Optional.empty(), Optional.empty(), include.span());
    }
    resolve(file.orElseThrow().statements());
    includes.leave();
    return Optional.empty();
  }

  @Override
  public Optional<ResolvedStatement> visitCheck(Statement.Check check) {
    return Optional.of(
        new ResolvedStatement.Check(
            check.name(),
            check.table(),
            interpolator.sql(check.sql(), scope),
            check.warnOnly(),
            check.span()));
  }

  @Override
  public Optional<ResolvedStatement> visitMalformed(Statement.Malformed malformed) {
    if (DefinedNames.mayInclude(List.of(malformed))) {
      includes.miss();
    }
    malformed
        .variable()
        .ifPresent(name -> scope = scope.with(name.value(), name.span(), Optional.empty()));
    return damaged(malformed.source(), malformed.table(), malformed.span());
  }

  private boolean isIncremental(Optional<Mode> mode) {
    boolean incremental = mode.filter(Mode.Incremental.class::isInstance).isPresent();
    if (incremental) {
      notYet(
          mode.orElseThrow().span(), "MODE INCREMENTAL", "write MODE APPEND or UPSERT until then");
    }
    return incremental;
  }

  private void notYet(Span place, String what, String help) {
    sink.add(
        Diagnostic.at(DiagnosticCode.NOT_RUNNABLE_YET, place, what + " can't run in this version")
            .label("comes in a later version")
            .help(help));
  }

  private static Optional<ResolvedStatement> damaged(
      Optional<Located<String>> source, Optional<TableIdentifier> table, Span span) {
    return Optional.of(new ResolvedStatement.Damaged(source, table, span));
  }
}
