package dev.sqlflow.plan;

import dev.sqlflow.connector.SchemaAlone;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.plan.SqlAnalyzer.Binding;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SourceConnector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at each source's data once, whoever asks. Safe for use by several threads. */
final class ScanMemory {

  /** What nobody has to ask the engine about. */
  private static final Set<ColumnType> USUAL =
      Set.of(
          ColumnType.BOOLEAN,
          ColumnType.BIGINT,
          ColumnType.DOUBLE,
          ColumnType.VARCHAR,
          ColumnType.DATE,
          ColumnType.TIME,
          ColumnType.TIMESTAMP,
          ColumnType.TIMESTAMPTZ,
          ColumnType.BLOB);

  private final SqlAnalyzer analyzer;
  private final RecordedColumns recorded;
  private final Map<Asked, Described> seen = new ConcurrentHashMap<>();

  ScanMemory(SqlAnalyzer analyzer, RecordedColumns recorded) {
    this.analyzer = analyzer;
    this.recorded = recorded;
  }

  /**
   * What was looked at.
   *
   * @param connector its type
   * @param options all that decides what it reads
   */
  private record Asked(String connector, Options options) {}

  /**
   * What was seen.
   *
   * @param columns of the data; empty if they can't be known
   * @param failure why not
   * @param wrong columns whose types the engine does not know, and what it says
   */
  record Described(
      Optional<List<Column>> columns,
      Optional<ConnectorException> failure,
      Map<Column, SqlError> wrong) {

    static final Described UNKNOWN = new Described(Optional.empty(), Optional.empty(), Map.of());

    // Keeps an immutable copy that keeps its order.
    Described {
      wrong = Collections.unmodifiableMap(new LinkedHashMap<>(wrong));
    }
  }

  Described describe(ResolvedConnection connection) {
    if (!(connection.connector() instanceof SourceConnector connector)
        || connector instanceof SchemaAlone
        || connector instanceof ConnectionTest
        || !connection.options().isKnown()) {
      return Described.UNKNOWN;
    }
    Options options = connection.options().options();
    return seen.computeIfAbsent(
        new Asked(connector.type(), options), any -> look(connector, options));
  }

  /** What was recorded of a source whose data lies elsewhere, and what is wrong with that. */
  Diagnosed<Described> recorded(ResolvedPipeline pipeline, Source source) {
    Diagnosed<Optional<List<Column>>> found = recorded.of(pipeline, source);
    return new Diagnosed<>(
        found.best().map(this::known).orElse(Described.UNKNOWN), found.diagnostics());
  }

  private Described look(SourceConnector connector, Options options) {
    try {
      Scan scan = connector.scan(options, ScanRequest.ALL);
      if (scan instanceof Scan.Staged && scan.columns().isEmpty()) {
        return Described.UNKNOWN; // to look would be to fetch
      }
      List<Column> columns = scan.columns().isEmpty() ? analyzer.describe(scan) : scan.columns();
      return known(columns);
    } catch (ConnectorException e) {
      return new Described(Optional.empty(), Optional.of(e), Map.of());
    }
  }

  /** A connector hands on the types that users state; whether they exist the engine knows. */
  private Described known(List<Column> columns) {
    Map<Column, SqlError> wrong = new LinkedHashMap<>();
    List<Column> typed = new ArrayList<>();
    for (Column column : columns) {
      if (USUAL.contains(column.type())) {
        typed.add(column);
        continue;
      }
      Binding binding = analyzer.bind("SELECT CAST(NULL AS " + column.type() + ") AS c", Map.of());
      binding.error().ifPresent(error -> wrong.put(column, error));
      binding
          .columns()
          .ifPresent(types -> typed.add(new Column(column.name(), types.get(0).type())));
    }
    return wrong.isEmpty()
        ? new Described(Optional.of(List.copyOf(typed)), Optional.empty(), wrong)
        : new Described(Optional.empty(), Optional.empty(), wrong);
  }
}
