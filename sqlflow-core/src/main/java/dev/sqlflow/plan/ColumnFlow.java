package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.plan.Action.TableWritten;
import dev.sqlflow.plan.ReadColumns.StaleView;
import dev.sqlflow.plan.ScanMemory.Described;
import dev.sqlflow.plan.SqlAnalyzer.Binding;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.plan.Versions.Version;
import dev.sqlflow.resolve.ResolvedStatement.Check;
import dev.sqlflow.resolve.ResolvedStatement.Load;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.WriteMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries columns from sources through queries to exports, in the order of the steps. Columns that
 * are unknown spread without a word.
 */
final class ColumnFlow {

  private static final String UNTYPED = "\"NULL\"";

  private final Bindings bindings;
  private final Environment environment;
  private final SqlAnalyzer analyzer;
  private final ScanMemory scans;

  /** The columns of the rows that each action yields. */
  private final Map<Action, List<Column>> produced = new HashMap<>();

  /** The columns of each table after the action that writes it. */
  private final Map<Action, List<Column>> tables = new HashMap<>();

  private final Map<Action, SqlError> errors = new LinkedHashMap<>();
  private final Map<Action, ColumnType> conditions = new LinkedHashMap<>();
  private final Map<Action, StaleView> stale = new LinkedHashMap<>();
  private final Map<Source, ConnectorException> failures = new LinkedHashMap<>();

  private final Map<Source, List<Diagnostic>> unrecorded = new LinkedHashMap<>();

  private final Map<Source, Map<Column, SqlError>> wrongTypes = new LinkedHashMap<>();

  private ColumnFlow(
      Bindings bindings, Environment environment, SqlAnalyzer analyzer, ScanMemory scans) {
    this.bindings = bindings;
    this.environment = environment;
    this.analyzer = analyzer;
    this.scans = scans;
  }

  static ColumnFlow of(
      Bindings bindings,
      StepOrder order,
      Environment environment,
      SqlAnalyzer analyzer,
      ScanMemory scans) {
    ColumnFlow flow = new ColumnFlow(bindings, environment, analyzer, scans);
    for (Action action : order.actions()) {
      flow.rows(action).ifPresent(columns -> flow.produced.put(action, columns));
      action
          .writes()
          .flatMap(written -> flow.tableAfter(action, written))
          .ifPresent(columns -> flow.tables.put(action, columns));
    }
    return flow;
  }

  /** The columns of the rows that an action yields; empty if unknown. */
  Optional<List<Column>> produced(Action action) {
    return Optional.ofNullable(produced.get(action));
  }

  /** The columns of a table after the action that writes it; empty if unknown. */
  Optional<List<Column>> table(Action writer) {
    return Optional.ofNullable(tables.get(writer));
  }

  /** The columns of the table that an action finds before it writes; empty if unknown or none. */
  Optional<List<Column>> tableBefore(Action action, TableName table) {
    List<Action> before = bindings.versionsBefore(action, table, action.index());
    return before.isEmpty() ? environment.storedColumns(bindings, table) : agreed(before);
  }

  // Versions of which nobody knows which one it will be have columns only if they have the same.
  private Optional<List<Column>> agreed(List<Action> versions) {
    Optional<List<Column>> first = table(versions.get(0));
    return versions.stream().allMatch(version -> table(version).equals(first))
        ? first
        : Optional.empty();
  }

  /** Whether several versions of a table may be there when it is read. */
  boolean isUndecided(Action reader, TableName table, int place) {
    return bindings.versionsBefore(reader, table, place).size() > 1;
  }

  /** The columns of a table that all its possible versions have; empty if they differ. */
  Optional<List<Column>> agreed(Action reader, TableName table, int place) {
    return agreed(bindings.versionsBefore(reader, table, place));
  }

  /** The columns of a version of a table, which is no view; empty if unknown. */
  Optional<List<Column>> columns(Version version) {
    return version.writer().isPresent()
        ? table(version.writer().get())
        : environment.storedColumns(bindings, version.table());
  }

  /** The columns of a table behind the last statement; empty if unknown. */
  Optional<List<Column>> atEnd(TableName table) {
    Action writer = bindings.lastWriter(table);
    return writer.view().isPresent() ? reading(writer).of(table, Integer.MAX_VALUE) : table(writer);
  }

  /** Views that can't be bound any more where a statement reads them, by that statement. */
  Map<Action, StaleView> staleViews() {
    return stale;
  }

  /** The types of the conditions that checks hold rows to. */
  Map<Action, ColumnType> conditions() {
    return conditions;
  }

  /** Queries that can't be bound, and why. */
  Map<Action, SqlError> errors() {
    return errors;
  }

  /** Sources whose data can't be described, and why. */
  Map<Source, ConnectorException> failures() {
    return failures;
  }

  /** What is wrong with the recorded schemas of sources whose data lies elsewhere. */
  List<Diagnostic> unrecorded() {
    return unrecorded.values().stream().flatMap(List::stream).toList();
  }

  /** Columns of sources whose types the engine does not know, and what it says. */
  Map<Source, Map<Column, SqlError>> wrongTypes() {
    return wrongTypes;
  }

  private Optional<List<Column>> rows(Action action) {
    if (action.load().isPresent()) {
      return loaded(action.load().get());
    }
    if (action.query().isPresent()) {
      return queried(action, action.query().get());
    }
    return action.export().isPresent()
        ? known(action).flatMap(known -> known.values().stream().findFirst())
        : Optional.empty();
  }

  private Optional<List<Column>> loaded(Load load) {
    List<Optional<List<Column>>> possible =
        bindings.sourcesOf(load).stream().map(this::columnsOf).distinct().toList();
    return possible.size() == 1 ? possible.get(0) : Optional.empty();
  }

  private Optional<List<Column>> columnsOf(Source source) {
    if (source.connection().isEmpty()) {
      return Optional.empty();
    }
    List<Action> exports =
        environment.exports().feeding(source).map(ExportIndex.ExportPlace::action).toList();
    if (!exports.isEmpty()) {
      return columnsOf(exports.get(exports.size() - 1));
    }
    Described described =
        source.connection().get().liesElsewhere()
            ? recorded(source)
            : scans.describe(source.connection().get());
    described.failure().ifPresent(failure -> failures.put(source, failure));
    if (!described.wrong().isEmpty()) {
      wrongTypes.put(source, described.wrong());
    }
    return described.columns();
  }

  private Described recorded(Source source) {
    Diagnosed<Described> recorded = scans.recorded(bindings.pipeline(), source);
    unrecorded.put(source, recorded.diagnostics());
    return recorded.best();
  }

  private Optional<List<Column>> columnsOf(Action export) {
    return produced(export).or(() -> environment.exportedColumns(export));
  }

  private Optional<List<Column>> queried(Action action, Query query) {
    Optional<Map<TableName, List<Column>>> known = known(action);
    if (known.isEmpty() || !query.bindable()) {
      return Optional.empty();
    }
    Binding binding = query.bind(analyzer, known.get());
    binding.error().ifPresent(error -> errors.put(action, error));
    if (binding.error().isEmpty() && query.text().isKnown()) {
      action.check().ifPresent(check -> condition(action, check, known.get()));
    }
    return binding.columns();
  }

  private void condition(Action action, Check check, Map<TableName, List<Column>> known) {
    CheckQuery.condition(check)
        .flatMap(query -> analyzer.bind(query.text(), known).columns())
        .ifPresent(columns -> conditions.put(action, columns.get(0).type()));
  }

  /** The columns under every name that an action reads; empty if any is unknown. */
  private Optional<Map<TableName, List<Column>>> known(Action action) {
    ReadColumns reading = reading(action);
    Optional<Map<TableName, List<Column>>> known = reading.all(action, Versions.place(action));
    reading.stale().ifPresent(view -> stale.put(action, view));
    return known;
  }

  private ReadColumns reading(Action reader) {
    return new ReadColumns(this, environment.versions(bindings), analyzer, reader);
  }

  private Optional<List<Column>> tableAfter(Action action, TableWritten written) {
    if (action.view().isPresent()) {
      return produced(action);
    }
    Optional<TableWrite> write =
        action
            .load()
            .map(Load::write)
            .or(() -> action.transform().map(transform -> transform.write()));
    if (write.isEmpty()) {
      return Optional.empty();
    }
    boolean found =
        bindings.persistent() || bindings.versionBefore(action, written.table()).isPresent();
    return write.get().mode() == WriteMode.REPLACE || !found
        ? produced(action).map(ColumnFlow::stored)
        : tableBefore(action, written.table())
            .flatMap(old -> produced(action).flatMap(rows -> merged(old, rows, write.get())));
  }

  // Rows that don't fit are reported: what the table becomes is unknown then.
  private static Optional<List<Column>> merged(
      List<Column> old, List<Column> rows, TableWrite write) {
    if (write.schemaPolicy() != SchemaPolicy.EVOLVE) {
      return Optional.of(old);
    }
    Map<String, Column> all = new LinkedHashMap<>();
    old.forEach(column -> all.put(Names.column(column.name()), column));
    for (Column column : rows) {
      Column known = all.getOrDefault(Names.column(column.name()), column);
      Optional<ColumnType> type = wider(known.type(), column.type());
      if (type.isEmpty()) {
        return Optional.empty();
      }
      all.put(Names.column(column.name()), new Column(known.name(), type.get()));
    }
    return Optional.of(List.copyOf(all.values()));
  }

  private static Optional<ColumnType> wider(ColumnType old, ColumnType coming) {
    if (LosslessTypes.fits(coming.sql(), old.sql())) {
      return Optional.of(old);
    }
    return Optional.of(coming).filter(type -> LosslessTypes.fits(old.sql(), type.sql()));
  }

  /** A column of nothing but NULL has no type in a query, but has one in a table. */
  private static List<Column> stored(List<Column> rows) {
    return rows.stream()
        .map(
            row ->
                new Column(
                    row.name(), new ColumnType(row.type().sql().replace(UNTYPED, "INTEGER"))))
        .toList();
  }
}
