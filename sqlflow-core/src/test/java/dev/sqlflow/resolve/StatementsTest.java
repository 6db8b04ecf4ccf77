package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.resolve.TableWrite.DuplicateKeys;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.Resolving;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {

  @TempDir Path project;
  private Resolving resolving;

  @BeforeEach
  void begin() {
    resolving = new Resolving(project);
  }

  private ResolvedOptions destination(String pipeline) {
    return ((ResolvedStatement.Export) resolving.only(pipeline))
        .connection()
        .orElseThrow()
        .options();
  }

  @Test
  void theTextBehindToIsTheDestinationOption() {
    resolving.commandLine("d", "out");
    ResolvedOptions options =
        destination("EXPORT t TO \"${d}/a.csv\" TYPE files OPTIONS {\"path\": \"out/a.csv\"};");
    assertThat(options.destination()).contains("out/a.csv");
    assertThat(destination("EXPORT t TO 'b' TYPE files;").options().text("path"))
        .isEqualTo(project.resolve("b").toString());
    assertThat(resolving.findings("EXPORT t TO \"a\" TYPE files OPTIONS {\"path\": \"b\"};"))
        .isEqualTo(
            "SF4110 pipelines/sales.sf:1:45 [\"b\"] option `path` and the text behind TO name"
                + " different destinations");
    assertThat(resolving.findings("EXPORT t TO \"a\" TYPE rows;"))
        .isEqualTo(
            "SF4104 pipelines/sales.sf:1:14 [a] connector `rows` has no destination that a text"
                + " could name");
  }

  @Test
  void aConnectionOfTheProfileBringsItsOwnDestination() {
    resolving
        .profile("connectors: {archive: {type: files, params: {path: out/x, level: 2}}}\n")
        .commandLine("where", "archive");
    ResolvedStatement.Export export =
        (ResolvedStatement.Export) resolving.only("EXPORT SELECT 1 AS a TO \"${where}\";");
    ResolvedConnection connection = export.connection().orElseThrow();
    assertThat(connection.options().destination()).contains("out/x");
    assertThat(connection.options().options().integer("level")).isEqualTo(2);
    assertThat(connection.profileConnection().map(Located::value)).contains("archive");
    assertThat(connection.connector().type()).isEqualTo("files");
    assertThat(export.subject())
        .isInstanceOfSatisfying(
            ResolvedStatement.Subject.Query.class,
            query -> assertThat(query.sql().orElseThrow().text()).isEqualTo("SELECT 1 AS a"));
  }

  @Test
  void aPathWithoutTypeGetsOne() {
    resolving.commandLine("a", "out/a.csv.gz").commandLine("b", "b.parquet");
    Diagnostic csv = resolving.resolve("EXPORT t TO \"${a}\";").diagnostics().get(0);
    assertThat(Found.lines(List.of(csv)))
        .isEqualTo(
            "SF1014 pipelines/sales.sf:1:14 [${a}] destination `out/a.csv.gz` looks like a path and"
                + " needs a TYPE");
    assertThat(Found.mended(csv)).isEqualTo("EXPORT t TO \"${a}\" TYPE csv;");
    Diagnostic parquet = resolving.resolve("EXPORT t TO '${b}' OPTIONS {};").diagnostics().get(0);
    assertThat(Found.mended(parquet)).isEqualTo("EXPORT t TO '${b}' TYPE parquet OPTIONS {};");
  }

  @Test
  void unknownNamesOfConnectorsAndConnectionsAreShownWithTheNearest() {
    resolving.profile("connectors: {orders_in: {type: files, params: {path: x}}}\n");
    var found =
        resolving
            .resolve(
                "SOURCE a TYPE file PARAMS {};\nSOURCE b FROM \"order_in\";\nSOURCE c FROM \"${u}\";")
            .diagnostics();
    assertThat(Found.lines(found))
        .isEqualTo(
            """
            SF2302 pipelines/sales.sf:1:15 [file] unknown connector type `file`
            SF2303 pipelines/sales.sf:2:16 [order_in] unknown connection `order_in`
            SF2101 pipelines/sales.sf:3:18 [u] undefined variable `u`""");
    assertThat(found.get(0).help())
        .containsExactly("did you mean `files`?", "the connectors are files, rows");
    assertThat(found.get(1).help())
        .containsExactly("did you mean `orders_in`?", "the connections are orders_in");
    assertThat(new Resolving(project).resolve("SOURCE b FROM \"x\";").diagnostics().get(0).help())
        .containsExactly("profiles/dev.yml has no connections");
  }

  @Test
  void aFaultOfAConnectionIsReportedOnce() {
    resolving.profile(
        "connectors: {c: {type: files, params: {path: \"${nowhere}\", delimitre: x}}, d: {type: no,"
            + " params: {}}}\n");
    assertThat(
            resolving.findings(
                "SOURCE a FROM \"c\"; SOURCE b FROM \"c\"; SOURCE e FROM \"d\"; EXPORT t TO \"c\";"))
        .isEqualTo(
            """
            SF4102 profiles/dev.yml:2:60 [delimitre] unknown option `delimitre` of connector `files`
            SF2302 profiles/dev.yml:2:86 [no] unknown connector type `no`
            SF2101 profiles/dev.yml:2:49 [nowhere] undefined variable `nowhere`""");
  }

  @Test
  void loadAndCreateHaveModesAndOptions() {
    ResolvedStatement.Load load =
        (ResolvedStatement.Load)
            resolving.only(
                """
                LOAD t FROM s MODE UPSERT KEY a, b OPTIONS {
                  "schema_policy": "evolve", "on_duplicate_key": "last", "order_by": "c"
                };
                """);
    TableWrite write = load.write();
    assertThat(write.mode()).isEqualTo(WriteMode.UPSERT);
    assertThat(write.keys()).extracting(Located::value).containsExactly("a", "b");
    assertThat(write.schemaPolicy()).isEqualTo(SchemaPolicy.EVOLVE);
    assertThat(write.duplicateKeys()).isEqualTo(DuplicateKeys.LAST);
    assertThat(write.orderBy().map(Located::value)).contains("c");
    ResolvedStatement.Transform create =
        (ResolvedStatement.Transform) resolving.only("CREATE TABLE t MODE APPEND AS SELECT 1;");
    assertThat(create.write().mode()).isEqualTo(WriteMode.APPEND);
    assertThat(create.explicitMode()).isTrue();
    assertThat(create.write().schemaPolicy()).isEqualTo(SchemaPolicy.FREEZE);
  }

  @Test
  void wrongOptionsOfTablesAreReported() {
    assertThat(
            resolving.findings(
                """
                LOAD a FROM s OPTIONS {"schema_polcy": "freeze", "zzzzzz": 1};
                LOAD b FROM s OPTIONS {"schema_policy": "freezed"};
                LOAD c FROM s OPTIONS {"schema_policy": 5};
                LOAD d FROM s OPTIONS {"on_duplicate_key": "last"};
                LOAD e FROM s MODE UPSERT KEY k OPTIONS {"on_duplicate_key": "last"};
                LOAD f FROM s MODE UPSERT KEY k OPTIONS {"order_by": "x"};
                """))
        .isEqualTo(
            """
            SF4102 pipelines/sales.sf:1:24 ["schema_polcy"] unknown option `schema_polcy` of a table
            SF4102 pipelines/sales.sf:1:50 ["zzzzzz"] unknown option `zzzzzz` of a table
            SF4104 pipelines/sales.sf:2:41 ["freezed"] option `schema_policy` must be one of `freeze`, `evolve`, `discard`, not `freezed`
            SF4103 pipelines/sales.sf:3:41 [5] option `schema_policy` must be text, not a number
            SF4106 pipelines/sales.sf:4:24 ["on_duplicate_key"] `on_duplicate_key` means nothing without MODE UPSERT
            SF4105 pipelines/sales.sf:5:42 ["on_duplicate_key"] `on_duplicate_key` `last` needs `order_by`
            SF4106 pipelines/sales.sf:6:42 ["order_by"] `order_by` means nothing without "on_duplicate_key": "last\"""");
  }

  @Test
  void checksAndViewsHaveTheirValuesFilledIn() {
    resolving.commandLine("least", "5");
    ResolvedStatement.Check check =
        (ResolvedStatement.Check)
            resolving.only("CHECK enough ON s.t AS amount >= ${least} SEVERITY WARN;");
    assertThat(check.name().value()).isEqualTo("enough");
    assertThat(check.table().map(String::valueOf)).contains("s.t");
    assertThat(check.sql().orElseThrow().text()).isEqualTo("amount >= 5");
    assertThat(check.warnOnly()).isTrue();
    ResolvedStatement.View view =
        (ResolvedStatement.View)
            resolving.only("CREATE OR REPLACE VIEW v AS FROM t WHERE n = ${least};");
    assertThat(view.view().toString()).isEqualTo("v");
    assertThat(view.orReplace().map(Span::text)).contains("OR REPLACE");
    assertThat(view.query().orElseThrow().text()).isEqualTo("FROM t WHERE n = 5");
  }

  @Test
  void checksAndViewsThatCanNotBeFilledInKeepTheirNames() {
    assertThat(
            resolving.findings(
                """
                CHECK c AS FROM t WHERE n = ${nowhere};
                CREATE VIEW v AS SELECT ${nothing} AS n;
                EXPORT v TO "x" TYPE files;
                """))
        .isEqualTo(
            """
            SF2101 pipelines/sales.sf:1:31 [nowhere] undefined variable `nowhere`
            SF2101 pipelines/sales.sf:2:27 [nothing] undefined variable `nothing`""");
  }

  @Test
  void whatCanNotRunYetSaysSoAndLeavesItsName() {
    var resolved =
        resolving.resolve(
            """
            CREATE TABLE w MODE INCREMENTAL BY d AS SELECT 1 AS d;
            """);
    assertThat(Found.lines(resolved.diagnostics()))
        .isEqualTo(
            """
            SF3001 pipelines/sales.sf:1:16 [MODE INCREMENTAL BY d] MODE INCREMENTAL can't run in this version""");
    assertThat(resolved.best().statements())
        .allMatch(ResolvedStatement.Damaged.class::isInstance)
        .extracting(
            statement -> ((ResolvedStatement.Damaged) statement).table().map(String::valueOf))
        .extracting(name -> name.orElse("-"))
        .containsExactly("w");
  }
}
