package dev.sqlflow.engine.duckdb;

import dev.sqlflow.plan.SqlAnalyzer;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.Scan;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parses and binds queries with the embedded engine, in databases of its own that hold no rows.
 * Opened when first used; safe for use by several threads, one of which works at a time.
 */
public final class DuckDbSqlAnalyzer implements SqlAnalyzer {

  /** More queries than most projects have: else nothing is left of one environment for the next. */
  private static final int REMEMBERED = 100_000;

  private final BigStack thread = new BigStack("sqlflow-analyzer");
  private final Memo<String, Analysis> analyses = new Memo<>(REMEMBERED);
  private final Memo<Question, Binding> bindings = new Memo<>(REMEMBERED);
  private final Lazy<QueryBinder> binder = new Lazy<>(QueryBinder::open, QueryBinder::close);
  private final Lazy<ScanDescriber> describer =
      new Lazy<>(ScanDescriber::open, ScanDescriber::close);

  /** What is remembered: the order of the tables means nothing. */
  private record Question(String query, Map<TableName, List<Column>> tables) {}

  /** Makes an analyzer; the engine is opened when first used. */
  public DuckDbSqlAnalyzer() {
    // nothing to do: the fields open themselves
  }

  @Override
  public Analysis analyze(String query) {
    return analyses
        .get(query)
        .orElseGet(() -> analyses.put(query, guarded(query, this::parse, this::damaged)));
  }

  @Override
  public Binding bind(String query, Map<TableName, List<Column>> tables) {
    Question question = new Question(query, new LinkedHashMap<>(tables));
    return bindings
        .get(question)
        .orElseGet(
            () ->
                bindings.put(
                    question,
                    guarded(
                        query,
                        text -> binder.get().bind(text, question.tables()),
                        error -> new Binding(Optional.empty(), Optional.of(error)))));
  }

  @Override
  public List<Column> describe(Scan scan) {
    if (!scan.columns().isEmpty() || !(scan instanceof Scan.Files files)) {
      return scan.columns();
    }
    return thread.call(() -> describer.get().describe(files));
  }

  /** Asks the engine unless the query would be too much for it. */
  private <T> T guarded(String query, Ask<T> ask, Function<SqlError, T> refuse) {
    Optional<SqlError> tooComplex = ComplexityLimit.check(query);
    return tooComplex.isPresent()
        ? refuse.apply(tooComplex.get())
        : thread.call(() -> ask.of(query));
  }

  /** Something to ask about a query. */
  @FunctionalInterface
  private interface Ask<T> {
    T of(String query) throws SQLException;
  }

  private Analysis parse(String query) throws SQLException {
    return binder.get().parse(query);
  }

  private Analysis damaged(SqlError error) {
    return new Analysis(List.of(), List.of(), Optional.of(error), List.of());
  }

  @Override
  public void close() {
    thread.call(
        () -> {
          binder.close();
          describer.close();
          return true;
        });
    thread.close();
  }
}
