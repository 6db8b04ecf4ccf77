package dev.sqlflow.plan;

import dev.sqlflow.plan.Step.CheckStep;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.PlannedSink;
import dev.sqlflow.plan.Step.PlannedSource;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.plan.Step.ViewStep;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedOptions;
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
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a pipeline that fulfils every rule into a plan. */
final class PlanBuilder {

  private final PipelineModel model;
  private final Map<Action, Set<String>> waits = new LinkedHashMap<>();
  private final Map<String, ResolvedOptions> options = new LinkedHashMap<>();

  private PlanBuilder(PipelineModel model) {
    this.model = model;
    for (Dependency dependency : model.dependencies()) {
      waits
          .computeIfAbsent(dependency.action(), any -> new LinkedHashSet<>())
          .add(dependency.on().id());
    }
  }

  static Plan build(PipelineModel model) {
    PlanBuilder builder = new PlanBuilder(model);
    List<Step> steps = new ArrayList<>();
    for (Action action : model.order().actions()) {
      steps.add(builder.step(action));
    }
    ResolvedPipeline pipeline = model.bindings().pipeline();
    return new Plan(
        new Plan.About(
            pipeline.name(),
            pipeline.environment(),
            pipeline.engine(),
            builder.options,
            includes(model)),
        schemas(model.bindings()),
        steps,
        model.environment().storedReads(model.bindings()));
  }

  // One file may be included twice: the statement tells by which way, its place does not.
  private static Map<String, List<Span>> includes(PipelineModel model) {
    IdentityHashMap<ResolvedStatement, List<Span>> chains = new IdentityHashMap<>();
    for (Section section : model.bindings().pipeline().sections()) {
      section.statements().forEach(one -> chains.put(one, section.includedBy()));
    }
    Map<String, List<Span>> includes = new LinkedHashMap<>();
    for (Action action : model.order().actions()) {
      includes.put(action.id(), chains.getOrDefault(action.statement(), List.of()));
    }
    return includes;
  }

  private static List<String> schemas(Bindings bindings) {
    Map<String, String> schemas = new LinkedHashMap<>();
    for (TableName table : bindings.tables()) {
      table
          .schema()
          .filter(name -> !name.equalsIgnoreCase(TableName.DEFAULT_SCHEMA))
          .ifPresent(name -> schemas.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    }
    return List.copyOf(schemas.values());
  }

  private Step step(Action action) {
    Set<String> dependencies =
        Collections.unmodifiableSet(new LinkedHashSet<>(waits.getOrDefault(action, Set.of())));
    return action
        .statement()
        .accept(
            new ResolvedStatement.Visitor<>() {
              @Override
              public Step visitSource(Source source) {
                throw new IllegalStateException("a source is no step");
              }

              @Override
              public Step visitLoad(Load load) {
                return new LoadStep(
                    action.id(),
                    dependencies,
                    action.writes().orElseThrow().table(),
                    load.write(),
                    source(action, load),
                    load.span());
              }

              @Override
              public Step visitTransform(Transform transform) {
                return new TransformStep(
                    action.id(),
                    dependencies,
                    action.writes().orElseThrow().table(),
                    transform.write(),
                    transform.query().orElseThrow(),
                    transform.span());
              }

              @Override
              public Step visitView(View view) {
                return new ViewStep(
                    action.id(),
                    dependencies,
                    action.writes().orElseThrow().table(),
                    view.query().orElseThrow(),
                    view.span());
              }

              @Override
              public Step visitCheck(Check check) {
                return check(action, check, dependencies);
              }

              @Override
              public Step visitExport(Export export) {
                return new ExportStep(
                    action.id(),
                    dependencies,
                    query(export.subject()),
                    export.write(),
                    sink(action, export),
                    export.span());
              }

              @Override
              public Step visitDamaged(Damaged damaged) {
                throw new IllegalStateException("a damaged pipeline has no plan");
              }
            });
  }

  private Step check(Action action, Check check, Set<String> dependencies) {
    Set<TableName> reads = new LinkedHashSet<>();
    model
        .environment()
        .versions(model.bindings())
        .of(action)
        .forEach(read -> reads.add(read.version().table()));
    return new CheckStep(
        action.id(),
        dependencies,
        check.name(),
        check.table().map(Names::of),
        action.query().orElseThrow().text(),
        check.warnOnly(),
        Collections.unmodifiableSet(reads),
        check.span());
  }

  private PlannedSource source(Action action, Load load) {
    Source source = model.bindings().sourcesOf(load).get(0);
    ResolvedConnection connection = source.connection().orElseThrow();
    options.put(action.id(), connection.options());
    return new PlannedSource(
        load.source().value(),
        (SourceConnector) connection.connector(),
        connection.options().options(),
        model.columns().produced(action),
        model.environment().exports().feeding(source).findAny().isPresent(),
        connection.profileConnection());
  }

  private PlannedSink sink(Action action, Export export) {
    ResolvedConnection connection = export.connection().orElseThrow();
    options.put(action.id(), connection.options());
    Optional<String> destination = connection.options().destination();
    return new PlannedSink(
        destination.orElse(connection.connector().type()),
        (SinkConnector) connection.connector(),
        connection.options().options(),
        connection.profileConnection());
  }

  private static LocatedText query(Subject subject) {
    if (subject instanceof Subject.Table table) {
      return LocatedText.of("FROM " + Names.of(table.name()).sql(), table.name().span());
    }
    return ((Subject.Query) subject).sql().orElseThrow();
  }
}
