package dev.sqlflow.engine.duckdb;

import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks about queries that would kill a JVM on usual stacks; run in a JVM of its own. */
final class DeepQueries {

  private DeepQueries() {}

  public static void main(String[] arguments) {
    // The test that forked this JVM reads the answers from its standard output.
    PrintStream out = new PrintStream(System.out, true);
    try (DuckDbSqlAnalyzer analyzer = new DuckDbSqlAnalyzer()) {
      ask(analyzer, out, "joins", joins(990));
      ask(analyzer, out, "common tables", commonTables(990));
      ask(analyzer, out, "many common tables", commonTables(5_000));
      ask(
          analyzer,
          out,
          "sub-queries",
          "SELECT * FROM (".repeat(5_000) + "FROM t" + ")".repeat(5_000));
      ask(
          analyzer,
          out,
          "few sub-queries",
          "SELECT * FROM (".repeat(100) + "FROM t" + ")".repeat(100));
      ask(analyzer, out, "expressions", "SELECT " + "- ".repeat(100_000) + "a FROM t");
      ask(analyzer, out, "characters", "SELECT a" + ", a".repeat(300_000) + " FROM t");
      ask(analyzer, out, "long text", "SELECT '" + "x''\n".repeat(1_000_000) + "' FROM t");
    }
    out.println("alive");
  }

  private static String joins(int count) {
    return "SELECT count(*) FROM t t0"
        + IntStream.rangeClosed(1, count)
            .mapToObj(i -> " JOIN t t" + i + " ON t0.a = t" + i + ".a")
            .collect(Collectors.joining());
  }

  private static String commonTables(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "c" + i + " AS (FROM c" + (i - 1) + ")")
        .collect(Collectors.joining(", ", "WITH c0 AS (FROM t), ", " FROM c" + count));
  }

  private static void ask(DuckDbSqlAnalyzer analyzer, PrintStream out, String what, String query) {
    Map<TableName, List<Column>> tables =
        Map.of(
            new TableName(Optional.empty(), "t"),
            List.of(new Column("a", new ColumnType("BIGINT"))));
    out.println(
        what
            + ": "
            + kind(analyzer.analyze(query).error())
            + ", "
            + kind(analyzer.bind(query, tables).error()));
  }

  private static String kind(Optional<SqlError> error) {
    return error.map(it -> it.kind().name()).orElse("fine");
  }
}
