package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.resolve.ResolvedFixtures;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SourceConnector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final Path PROJECT = Path.of("/project");
  private static final String GOOD =
      """
      CREATE TABLE t AS SELECT 1 AS n;
      EXPORT t TO "out/t.csv" TYPE csv;
      """;

  private static final String LAST_BY_N = " {\"on_duplicate_key\": \"last\", \"order_by\": \"n\"}";

  private static SqlAnalyzer analyzer;

  @BeforeAll
  static void open() {
    analyzer = new DuckDbSqlAnalyzer();
  }

  @AfterAll
  static void close() {
    analyzer.close();
  }

  private static ResolvedPipeline read(String text) {
    return read(text, PlanConnectors.ALL);
  }

  private static ResolvedPipeline read(String text, List<Connector> connectors) {
    DiagnosticSink sink = new DiagnosticSink();
    ResolvedPipeline pipeline =
        new TestPipelines(PROJECT, connectors, sink).read(SourceFile.of("pipelines/a.sf", text));
    assertThat(sink.diagnostics()).isEmpty();
    return pipeline;
  }

  private static PlannedPipeline plan(ResolvedPipeline pipeline) {
    return new Planner(analyzer).plan(List.of(pipeline)).get(0);
  }

  private static Plan good(String text) {
    return plan(read(text)).plan().valid().orElseThrow().orElseThrow();
  }

  private static Fix onlyFix(String text) {
    List<Fix> fixes =
        plan(read(text)).plan().diagnostics().stream().flatMap(one -> one.fix().stream()).toList();
    assertThat(fixes).hasSize(1);
    return fixes.get(0);
  }

  private static String applied(String text) {
    Fix.Edit edit = onlyFix(text).edits().get(0);
    String all = edit.span().file().text();
    return all.substring(0, edit.span().start())
        + edit.replacement()
        + all.substring(edit.span().end());
  }

  @Test
  void aMisspeltColumnBehindItsTableIsRenamedAlone() {
    assertThat(
            applied(
                "CREATE TABLE t AS SELECT 1 AS name; EXPORT (SELECT t.nmae FROM t) TO \"o\" TYPE csv;"))
        .contains("SELECT t.name FROM t");
  }

  @Test
  void aMissingLoadIsAddedBeforeTheStatement() {
    String text =
        "SOURCE users TYPE csv PARAMS {\"path\": \"u.csv\"};\nEXPORT users TO \"out/u.csv\" TYPE csv;\n";

    assertThat(onlyFix(text).safe()).isTrue();
    assertThat(applied(text))
        .isEqualTo(
            "SOURCE users TYPE csv PARAMS {\"path\": \"u.csv\"};\n"
                + "LOAD users FROM users;\n"
                + "EXPORT users TO \"out/u.csv\" TYPE csv;\n");
  }

  @Test
  void aSecondCreateIsOfferedOrReplace() {
    assertThat(
            applied(
                "CREATE TABLE t AS SELECT 1 AS n; CREATE TABLE t AS SELECT 2 AS n;"
                    + " EXPORT t TO \"o\" TYPE csv;"))
        .contains("; CREATE OR REPLACE TABLE t AS SELECT 2");
  }

  @Test
  void misspeltTablesAndSourcesAreRenamed() {
    assertThat(applied("CREATE TABLE users AS SELECT 1 AS n; EXPORT usres TO \"o\" TYPE csv;"))
        .contains("EXPORT users TO");
    assertThat(
            applied(
                "SOURCE users TYPE csv PARAMS {\"path\": \"u\"}; LOAD t FROM usrs; EXPORT t TO \"o\" TYPE csv;"))
        .contains("LOAD t FROM users;");
  }

  @Test
  void aMisspeltColumnOfAnOptionKeepsItsQuotes() {
    String text =
        """
        CREATE TABLE t MODE UPSERT KEY "idd"
          OPTIONS {"on_duplicate_key": "last", "order_by": "%s"} AS SELECT 1 AS id, 2 AS changed;
        EXPORT t TO "o" TYPE csv;
        """;

    assertThat(applied(text.formatted("chnaged").replace("idd", "id")))
        .contains("\"order_by\": \"changed\"}");
    assertThat(applied(text.formatted("changed"))).contains("KEY \"id\"");
  }

  @Test
  void whatAReferenceSaysIsNotRenamedAtTheReference() {
    assertThat(
            plan(read(
                    """
                    SET column = "chnaged";
                    CREATE TABLE t MODE UPSERT KEY id
                      OPTIONS {"on_duplicate_key": "last", "order_by": "${column}"}
                      AS SELECT 1 AS id, 2 AS changed;
                    EXPORT t TO "o" TYPE csv;
                    """))
                .plan()
                .diagnostics())
        .singleElement()
        .extracting(Diagnostic::fix)
        .isEqualTo(Optional.empty());
  }

  /** Counts how often it is asked. */
  private record Counting(AtomicInteger scans) implements SourceConnector {
    @Override
    public String type() {
      return "counting";
    }

    @Override
    public Scan scan(Options options, ScanRequest request) {
      scans.incrementAndGet();
      List<Column> columns = List.of(new Column("n", ColumnType.BIGINT));
      return new Scan.Batches(columns, () -> null);
    }
  }

  @Test
  void dataThatManyReadIsLookedAtOnce() {
    Counting counting = new Counting(new AtomicInteger());
    List<Connector> connectors = List.of(new PlanConnectors.Csv(), counting);
    Planner planner = new Planner(analyzer);
    String text =
        "SOURCE a TYPE counting PARAMS {\"path\": \"x\"}; SOURCE b TYPE counting PARAMS {\"path\": \"./x\"}; LOAD a FROM a; LOAD b FROM b;"
            + " EXPORT (SELECT a.n FROM a JOIN b ON true) TO \"o\" TYPE csv;";

    for (int environment = 0; environment < 3; environment++) {
      assertThat(planner.plan(List.of(read(text, connectors))).get(0).plan().diagnostics())
          .isEmpty();
    }

    assertThat(counting.scans()).hasValue(1);
  }

  @Test
  void plansThatDoTheSameHaveOneFingerprint() {
    String moved = "\n\n" + GOOD.replace("; ", ";\n");

    assertThat(good(moved).fingerprint()).isEqualTo(good(GOOD).fingerprint()).hasSize(64);
  }

  @Test
  void whateverDecidesTheResultDecidesTheFingerprint() {
    List<String> texts =
        List.of(
            GOOD,
            GOOD.replace("1 AS n", "2 AS n"),
            GOOD.replace("out/t.csv", "out/u.csv"),
            GOOD.replace("TYPE csv", "TYPE csv MODE APPEND"),
            GOOD.replace("TYPE csv", "TYPE pipe MODE UPSERT KEY n"),
            GOOD.replace("TABLE t", "TABLE t MODE APPEND"),
            GOOD.replace("TABLE t", "TABLE t MODE APPEND OPTIONS {\"schema_policy\": \"evolve\"}"),
            GOOD.replace("TABLE t", "TABLE t MODE UPSERT KEY n"),
            GOOD.replace("TABLE t", "TABLE t MODE UPSERT KEY n OPTIONS" + LAST_BY_N),
            GOOD.replace(" t ", " s.t "));

    assertThat(texts).extracting(text -> good(text).fingerprint()).doesNotHaveDuplicates();
  }

  @Test
  void aPlanIsWrittenForMachines() {
    assertThat(PlanJson.write(good(GOOD)).replaceAll("[0-9a-f]{64}", "?"))
        .isEqualTo(
            """
            {
              "version" : "1",
              "pipeline" : "a",
              "environment" : "dev",
              "engine" : "memory",
              "fingerprint" : "?",
              "schemas" : [ ],
              "steps" : [
                {
                  "id" : "create:t",
                  "kind" : "create",
                  "mode" : "replace",
                  "table" : "t",
                  "query" : "SELECT 1 AS n",
                  "after" : [ ],
                  "file" : "pipelines/a.sf",
                  "line" : 1,
                  "column" : 1
                },
                {
                  "id" : "export:out/t.csv",
                  "kind" : "export",
                  "mode" : "replace",
                  "destination" : "out/t.csv",
                  "connector" : "csv",
                  "query" : "FROM \\"t\\"",
                  "after" : [
                    "create:t"
                  ],
                  "file" : "pipelines/a.sf",
                  "line" : 2,
                  "column" : 1,
                  "options" : [
                    {
                      "name" : "path",
                      "value" : "out/t.csv",
                      "origin" : "pipelines/a.sf:2:14",
                      "overrides" : [ ]
                    }
                  ]
                }
              ]
            }
            """);
  }

  @Test
  void aLoadIsWrittenWithTheColumnsOfItsSource() {
    List<Connector> connectors =
        List.of(new PlanConnectors.Csv(), new Counting(new AtomicInteger()));
    String text =
        "SOURCE a TYPE counting PARAMS {\"path\": \"x\"}; LOAD t FROM a MODE UPSERT KEY n; EXPORT t TO \"o\" TYPE csv;";
    Plan plan = plan(read(text, connectors)).plan().valid().orElseThrow().orElseThrow();

    assertThat(PlanJson.write(plan))
        .contains(
            "\"keys\" : [\n        \"n\"\n      ]", "\"name\" : \"n\",", "\"type\" : \"BIGINT\"");
    assertThat(PlanPrinter.print(plan))
        .contains("source a (counting) -> table t, UPSERT KEY n", "\nfingerprint ");
    assertThat(plan.graph().mermaid()).contains("s1 --> s2");
    assertThat(plan.options("load:t")).isPresent();
    assertThat(plan.options("no such step")).isEmpty();
  }

  @Test
  void optionsOfEveryKindAreShown() {
    Origin origin = new Origin.CommandLine("x");
    MapValue nested = new MapValue(List.of(entry("deep", new Bool(true, origin))), origin);
    MapValue empty = new MapValue(List.of(), origin);
    ConfigValue list = new ListValue(List.of(new Text("a", origin, false, null), nested), origin);
    ResolvedOptions options =
        ResolvedFixtures.options(
            List.of(
                entry("number", new Numeric("1.50", origin)),
                entry("list", list),
                entry("nested", nested),
                entry("empty", empty),
                entry("nothing", new Null(origin))),
            Map.of("nested.deep", List.of(new Origin.ConnectorDefault("csv", "nested"))));

    assertThat(ShownOption.of(options))
        .extracting(one -> one.name() + " = " + one.value() + " " + one.overridden())
        .containsExactly(
            "number = 1.50 []",
            "list = [a, {deep: true}] []",
            "nested.deep = true [default of csv]",
            "empty = {} []",
            "nothing = null []");
  }

  private static Entry entry(String name, ConfigValue value) {
    return new Entry(name, Optional.empty(), value);
  }
}
