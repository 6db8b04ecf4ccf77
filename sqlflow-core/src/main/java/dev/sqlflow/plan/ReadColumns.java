package dev.sqlflow.plan;

import dev.sqlflow.plan.Action.TableRead;
import dev.sqlflow.plan.SqlAnalyzer.Binding;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.plan.Versions.Meaning;
import dev.sqlflow.spi.Column;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the columns under the names that one statement reads. A view is bound anew for each reader,
 * against what its tables are then, as the engine does it.
 */
final class ReadColumns {

  private final ColumnFlow flow;
  private final Versions versions;
  private final SqlAnalyzer analyzer;
  private final Action reader;
  private final Set<Action> open = new HashSet<>();
  private Optional<StaleView> stale = Optional.empty();

  ReadColumns(ColumnFlow flow, Versions versions, SqlAnalyzer analyzer, Action reader) {
    this.flow = flow;
    this.versions = versions;
    this.analyzer = analyzer;
    this.reader = reader;
  }

  /**
   * A view whose query does not fit what its tables are when it is read.
   *
   * @param view the statement that defines it
   * @param error why it can't be bound
   */
  record StaleView(Action view, SqlError error) {}

  /** The first view among those read that could not be bound. */
  Optional<StaleView> stale() {
    return stale;
  }

  /** What a name has at a place of the file; empty if unknown. */
  Optional<List<Column>> of(TableName table, int place) {
    if (flow.isUndecided(reader, table, place)) {
      return flow.agreed(reader, table, place);
    }
    Meaning meaning = versions.meaning(reader, table, place);
    Optional<Action> view = meaning.view();
    if (view.isEmpty()) {
      return flow.columns(meaning.version());
    }
    if (flow.errors().containsKey(view.get()) || !open.add(view.get())) {
      return Optional.empty();
    }
    Optional<List<Column>> columns =
        bind(view.get(), meaning.inside()).flatMap(binding -> columns(view.get(), binding));
    open.remove(view.get());
    return columns;
  }

  /** Every name that an action's query reads, if the columns of all are known. */
  Optional<Map<TableName, List<Column>>> all(Action action, int place) {
    Map<TableName, List<Column>> known = new LinkedHashMap<>();
    for (TableRead read : action.reads()) {
      of(read.table(), place).ifPresent(columns -> known.put(read.table(), columns));
    }
    boolean complete = action.reads().stream().allMatch(read -> known.containsKey(read.table()));
    return complete ? Optional.of(known) : Optional.empty();
  }

  private Optional<Binding> bind(Action view, int place) {
    return view.query()
        .filter(Query::bindable)
        .flatMap(query -> all(view, place).map(known -> query.bind(analyzer, known)));
  }

  private Optional<List<Column>> columns(Action view, Binding binding) {
    if (stale.isEmpty()) {
      stale = binding.error().map(error -> new StaleView(view, error));
    }
    return binding.columns();
  }
}
