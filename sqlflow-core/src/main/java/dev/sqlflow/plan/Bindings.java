package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement.Damaged;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a pipeline defines and where it uses it, name by name. Immutable. */
final class Bindings {

  private final ResolvedPipeline pipeline;
  private final List<Source> sources;
  private final Map<String, Source> sourcesByName = new LinkedHashMap<>();
  private final Set<String> damagedSources = new LinkedHashSet<>();
  private final List<Action> actions;
  private final Map<TableName, List<Action>> writers = new LinkedHashMap<>();
  private final List<Damaged> damaged = new ArrayList<>();

  Bindings(ResolvedPipeline pipeline, List<Source> sources, List<Action> actions) {
    this.pipeline = pipeline;
    this.sources = List.copyOf(sources);
    this.actions = List.copyOf(actions);
    sources.forEach(source -> sourcesByName.putIfAbsent(source.name().value(), source));
    for (Action action : actions) {
      action
          .writes()
          .ifPresent(
              written ->
                  writers.computeIfAbsent(written.table(), any -> new ArrayList<>()).add(action));
      if (action.statement() instanceof Damaged rest) {
        damaged.add(rest);
        rest.source().ifPresent(name -> damagedSources.add(name.value()));
      }
    }
  }

  ResolvedPipeline pipeline() {
    return pipeline;
  }

  /** Every SOURCE in file order, also those that define a name again. */
  List<Source> sources() {
    return sources;
  }

  /** The first source of a name that is not damaged as a whole. */
  Optional<Source> source(String name) {
    return Optional.ofNullable(sourcesByName.get(name));
  }

  boolean definesSource(String name) {
    return sourcesByName.containsKey(name) || damagedSources.contains(name);
  }

  Set<String> sourceNames() {
    Set<String> names = new LinkedHashSet<>(sourcesByName.keySet());
    names.addAll(damagedSources);
    return names;
  }

  /** Loads, transforms, exports and damaged statements in file order. */
  List<Action> actions() {
    return actions;
  }

  /** Whatever writes a table, in file order. */
  List<Action> writers(TableName table) {
    return writers.getOrDefault(table, List.of());
  }

  /** The last of those that write a table, which some do. */
  Action lastWriter(TableName table) {
    List<Action> all = writers(table);
    return all.get(all.size() - 1);
  }

  Set<TableName> tables() {
    return writers.keySet();
  }

  /** The written version of a table that a statement reads: the latest before it, or the first. */
  Optional<Action> versionRead(Action reader, TableName table) {
    return versionRead(reader, table, Versions.place(reader));
  }

  /** The same for what stands at another place of the file than its reader: in a view's query. */
  Optional<Action> versionRead(Action reader, TableName table, int place) {
    Optional<Action> latest = Optional.empty();
    for (Action writer : writers(table)) {
      boolean own = writer.equals(reader) && reader.view().isEmpty();
      if (writer.index() < place && !own) {
        latest = Optional.of(writer);
      } else if (latest.isEmpty() && !own) {
        return Optional.of(writer);
      }
    }
    return latest;
  }

  /** The version of a table that a statement finds when it comes in file order. */
  Optional<Action> versionBefore(Action action, TableName table) {
    Optional<Action> latest = Optional.empty();
    for (Action writer : writers(table)) {
      if (writer.index() < action.index()) {
        latest = Optional.of(writer);
      }
    }
    return latest;
  }

  /** The table that was probably meant by a name that no statement writes. */
  Optional<TableName> nearestTable(TableName unknown) {
    List<TableName> others = tables().stream().filter(table -> !table.equals(unknown)).toList();
    return Suggestions.nearest(
            unknown.toString(), others.stream().map(TableName::toString).toList())
        .flatMap(name -> others.stream().filter(one -> one.toString().equals(name)).findFirst());
  }

  /** The source that was probably meant by a name that no SOURCE defines. */
  Optional<String> nearestSource(String unknown) {
    return Suggestions.nearest(unknown, sourceNames());
  }

  /** Whether a damaged statement says a name: it may have meant to define it. */
  boolean maybeDefined(String name) {
    return !pipeline.isComplete()
        || (!damaged.isEmpty() && said(name, damaged.stream().map(Damaged::span)));
  }

  /** Whether a statement that can't be understood says a name: it may have meant to use it. */
  boolean maybeUsed(String name) {
    Stream<Span> riddles =
        actions.stream().filter(Bindings::isRiddle).map(action -> action.statement().span());
    return !pipeline.isComplete() || said(name, riddles);
  }

  private static boolean isRiddle(Action action) {
    return action.statement() instanceof Damaged
        || lacksPart(action)
        || action.query().filter(query -> !query.bindable()).isPresent();
  }

  private static boolean said(String name, Stream<Span> places) {
    Pattern word =
        Pattern.compile(
            "(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return places.anyMatch(place -> word.matcher(place.text()).find());
  }

  /** Whether anything was left out of the pipeline because it is damaged. */
  boolean hasDamage() {
    return !damaged.isEmpty()
        || sources.stream().anyMatch(source -> source.connection().isEmpty())
        || actions.stream().anyMatch(Bindings::lacksPart);
  }

  private static boolean lacksPart(Action action) {
    boolean noQuery =
        action.query().isEmpty()
            && (action.transform().isPresent()
                || action.view().isPresent()
                || action.check().isPresent()
                || (action.export().isPresent() && action.reads().isEmpty()));
    return noQuery || action.export().filter(export -> export.connection().isEmpty()).isPresent();
  }

  boolean persistent() {
    return pipeline.engine().persistent();
  }
}
