package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.resolve.Alternatives;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.resolve.ResolvedStatement.Damaged;
import dev.sqlflow.resolve.ResolvedStatement.Load;
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
  private final Set<String> sourceNames = new LinkedHashSet<>();
  private final Set<String> damagedSources = new LinkedHashSet<>();
  private final List<Action> actions;
  private final Map<TableName, List<Action>> writers = new LinkedHashMap<>();
  private final List<Damaged> damaged = new ArrayList<>();

  Bindings(ResolvedPipeline pipeline, List<Source> sources, List<Action> actions) {
    this.pipeline = pipeline;
    this.sources = List.copyOf(sources);
    this.actions = List.copyOf(actions);
    sources.forEach(source -> sourceNames.add(source.name().value()));
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

  /** The sources that a load may mean: one, if it is known which statements are there. */
  List<Source> sourcesOf(Load load) {
    List<Source> found = new ArrayList<>();
    for (Source source : sources) {
      boolean meant = source.name().value().equals(load.source().value()) && !exclude(source, load);
      if (meant && found.stream().allMatch(earlier -> exclude(earlier, source))) {
        found.add(source);
      }
    }
    return found;
  }

  private Alternatives alternatives() {
    return pipeline.alternatives();
  }

  /** Whether two statements stand in different branches of an IF that nobody can decide here. */
  boolean exclude(ResolvedStatement one, ResolvedStatement other) {
    return alternatives().exclude(one, other);
  }

  boolean exclude(Action one, Action other) {
    return exclude(one.statement(), other.statement());
  }

  boolean definesSource(String name) {
    return sourceNames.contains(name) || damagedSources.contains(name);
  }

  Set<String> sourceNames() {
    Set<String> names = new LinkedHashSet<>(sourceNames);
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
      boolean possible = !own && !exclude(writer, reader);
      if (writer.index() < place && possible) {
        latest = Optional.of(writer);
      } else if (latest.isEmpty() && possible) {
        return Optional.of(writer);
      }
    }
    return latest;
  }

  /**
   * Every version of a table that a statement may find at a place: several, if the writers stand in
   * branches that nobody can decide here.
   */
  List<Action> versionsBefore(Action action, TableName table, int place) {
    List<Action> found = new ArrayList<>();
    List<Action> all = writers(table);
    for (int i = all.size() - 1; i >= 0; i--) {
      Action writer = all.get(i);
      boolean possible = writer.index() < place && !exclude(writer, action);
      if (possible && found.stream().noneMatch(later -> accompanies(later, writer))) {
        found.add(writer);
        if (accompanies(writer, action)) {
          break;
        }
      }
    }
    return found;
  }

  private boolean accompanies(Action one, Action other) {
    return alternatives().accompanies(one.statement(), other.statement());
  }

  /** The version of a table that a statement finds when it comes in file order. */
  Optional<Action> versionBefore(Action action, TableName table) {
    Optional<Action> latest = Optional.empty();
    for (Action writer : writers(table)) {
      if (writer.index() < action.index() && !exclude(writer, action)) {
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

  /** Whether a query may read any table at all. */
  boolean mayReadAnything() {
    return actions.stream().flatMap(action -> action.query().stream()).anyMatch(Query::open);
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
