package dev.sqlflow.plan;

import dev.sqlflow.plan.Action.TableRead;
import dev.sqlflow.plan.Action.TableWritten;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.resolve.ResolvedStatement.Check;
import dev.sqlflow.resolve.ResolvedStatement.Damaged;
import dev.sqlflow.resolve.ResolvedStatement.Export;
import dev.sqlflow.resolve.ResolvedStatement.Load;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.resolve.ResolvedStatement.Subject;
import dev.sqlflow.resolve.ResolvedStatement.Transform;
import dev.sqlflow.resolve.ResolvedStatement.View;
import dev.sqlflow.resolve.Section;
import dev.sqlflow.source.LocatedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a pipeline's statements into bindings. */
final class BindingsReader implements ResolvedStatement.Visitor<Boolean> {

  private final SqlAnalyzer analyzer;
  private final List<Source> sources = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private String label = "";

  private BindingsReader(SqlAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  static Bindings read(ResolvedPipeline pipeline, SqlAnalyzer analyzer) {
    BindingsReader reader = new BindingsReader(analyzer);
    pipeline.sections().forEach(reader::section);
    return new Bindings(pipeline, reader.sources, reader.actions);
  }

  private void section(Section section) {
    label = section.label();
    section.statements().forEach(statement -> statement.accept(this));
  }

  @Override
  public Boolean visitSource(Source source) {
    return sources.add(source);
  }

  @Override
  public Boolean visitLoad(Load load) {
    TableWritten target = TableWritten.of(load.table());
    return add("load:" + target.table(), load, Optional.of(target), List.of(), Optional.empty());
  }

  @Override
  public Boolean visitTransform(Transform transform) {
    TableWritten target = TableWritten.of(transform.table());
    Optional<Query> query = transform.query().map(this::query);
    return add("create:" + target.table(), transform, Optional.of(target), reads(query), query);
  }

  @Override
  public Boolean visitView(View view) {
    TableWritten target = TableWritten.of(view.view());
    Optional<Query> query = view.query().map(this::query);
    return add("view:" + target.table(), view, Optional.of(target), reads(query), query);
  }

  @Override
  public Boolean visitCheck(Check check) {
    Optional<Query> query = CheckQuery.violations(check).map(this::query);
    return add("check:" + check.name().value(), check, Optional.empty(), reads(query), query);
  }

  @Override
  public Boolean visitExport(Export export) {
    String destination =
        export
            .connection()
            .map(ResolvedConnection::options)
            .flatMap(options -> options.destination())
            .orElse("?");
    String id = "export:" + destination;
    if (export.subject() instanceof Subject.Query subject) {
      Optional<Query> query = subject.sql().map(this::query);
      return add(id, export, Optional.empty(), reads(query), query);
    }
    var table = ((Subject.Table) export.subject()).name();
    List<TableRead> reads = List.of(new TableRead(Names.of(table), table.span()));
    return add(id, export, Optional.empty(), reads, Optional.empty());
  }

  @Override
  public Boolean visitDamaged(Damaged damaged) {
    Optional<TableWritten> target = damaged.table().map(TableWritten::of);
    return add("damaged", damaged, target, List.of(), Optional.empty());
  }

  private Boolean add(
      String target,
      ResolvedStatement statement,
      Optional<TableWritten> writes,
      List<TableRead> reads,
      Optional<Query> query) {
    String name = label + target;
    int ordinal = ordinals.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
    String id = ordinal == 1 ? name : name + "#" + ordinal;
    return actions.add(new Action(actions.size(), id, statement, writes, reads, query));
  }

  private Query query(LocatedText text) {
    return Query.of(text, analyzer);
  }

  private static List<TableRead> reads(Optional<Query> query) {
    return query.stream()
        .flatMap(
            one ->
                one.analysis().tables().stream()
                    .filter(use -> !Names.isSystem(use.table()))
                    .map(use -> new TableRead(use.table(), one.place(use.start(), use.end()))))
        .toList();
  }
}
