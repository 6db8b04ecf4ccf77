package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.Resolving;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {

  @TempDir Path project;
  private Resolving resolving;

  @BeforeEach
  void begin() {
    resolving = new Resolving(project);
  }

  private String query(String sql) {
    return resolving.queries("CREATE TABLE t AS " + sql + ";").get(0);
  }

  @Test
  void theCommandLineWinsOverTheProfileOverSetOverTheEnvironmentOverTheDefault() {
    resolving.profile("variables: {a: profile, b: profile}\n").commandLine("a", "line");
    for (String name : List.of("a", "b", "c", "d")) {
      resolving.environment(name, "environment");
    }
    assertThat(
            resolving.queries(
                """
                SET a = 'set'; SET b = 'set'; SET c = 'set';
                CREATE TABLE t AS SELECT ${a|0}, ${b|0}, ${c|0}, ${d|0}, ${e|0};
                """))
        .containsExactly("SELECT 'line', 'profile', 'set', 'environment', 0");
  }

  @Test
  void aSetThatSomethingOverridesIsANoteWithBothPlaces() {
    resolving.profile("variables: {b: 1}\n").commandLine("a", "1");
    List<Diagnostic> found = resolving.resolve("SET a = 1;\nSET b = 2;").diagnostics();
    assertThat(Found.lines(found))
        .isEqualTo(
            """
            SF2104 pipelines/sales.sf:1:5 [a] SET a is overridden by -Dsqlflow.var.a
            SF2104 pipelines/sales.sf:2:5 [b] SET b is overridden by profiles/dev.yml:2""");
    assertThat(found.get(1).related().get(0).span().text()).isEqualTo("b");
    assertThat(found).noneMatch(Diagnostic::isError);
  }

  @Test
  void builtInsAreKnown() {
    assertThat(query("SELECT ${env}, ${engine}, ${pipeline}, ${run_id}, DATE '${run_date}'"))
        .isEqualTo("SELECT 'dev', 'duckdb', 'sales', 'run-1', DATE '2026-11-01'");
  }

  @Test
  void noVariableMayHaveTheNameOfABuiltIn() {
    resolving.profile("variables: {run_id: 1}\n").commandLine("env", "x");
    assertThat(resolving.findings("SET engine = 1;"))
        .isEqualTo(
            """
            SF2103 profiles/dev.yml:2:13 [run_id] a variable can't be called `run_id`
            SF2103 a variable of the command line can't be called `env`
            SF2103 pipelines/sales.sf:1:5 [engine] a variable can't be called `engine`""");
  }

  @Test
  void aSetBindsWhereItStands() {
    assertThat(
            resolving.queries(
                """
                SET x = ${x|5};
                SET y = ${x};
                SET x = ${x}0;
                CREATE TABLE t AS SELECT ${x}, ${y};
                """))
        .containsExactly("SELECT '50', 5");
  }

  @Test
  void textsWithoutQuotesHaveTheTypeThatTheySpell() {
    resolving
        .commandLine("a", "1.10")
        .commandLine("b", "true")
        .commandLine("c", "null")
        .commandLine("d", "TRUE")
        .commandLine("e", "007")
        .environment("f", "-5")
        .profile("variables: {g: \"123\", h: 123, i: [1, x, ~, false, -2], j: 2024-01-01}\n");
    assertThat(query("SELECT ${a}, ${b}, ${c}, ${d}, ${e}, ${f}, ${g}, ${h}, ${i}, ${j}"))
        .isEqualTo(
            "SELECT 1.10, TRUE, NULL, 'TRUE', '007', (-5), '123', 123,"
                + " 1, 'x', NULL, FALSE, (-2), '2024-01-01'");
  }

  @Test
  void aProfileValueMayReferToOthersAndToItsOwnNameElsewhere() {
    resolving
        .profile(
            """
            variables:
              full: "${root}/${m.inner.leaf}"
              root: "/${HOME_DIR|home}"
              m: {inner: {leaf: "${n}"}}
              n: 7
              PGHOST: "${PGHOST|localhost}"
              alias: "${m}"
            """)
        .environment("PGHOST", "db.example");
    assertThat(query("SELECT ${full}, ${PGHOST}, ${m.inner.leaf}, ${alias.inner.leaf}"))
        .isEqualTo("SELECT '/home/7', 'db.example', 7, 7");
  }

  @Test
  void aProfileValueSeesNoSet() {
    resolving.profile("variables: {a: \"${b}\"}\n");
    assertThat(resolving.findings("SET b = 1; CREATE TABLE t AS SELECT ${a};"))
        .isEqualTo("SF2101 profiles/dev.yml:2:19 [b] undefined variable `b`");
  }

  @Test
  void valuesOfTheCommandLineAndTheEnvironmentAreNoTemplates() {
    resolving.commandLine("a", "${b}").environment("e", "${b}");
    assertThat(query("SELECT ${a}, ${e}")).isEqualTo("SELECT '${b}', '${b}'");
  }

  @Test
  void aCycleIsOneErrorThatPrintsThePath() {
    resolving.profile("variables:\n  a: \"${b}\"\n  b: \"x${c}\"\n  c: [\"${a}\"]\n");
    List<Diagnostic> found =
        resolving.resolve("CREATE TABLE t AS SELECT ${a}, ${b}, ${c};").diagnostics();
    assertThat(Found.lines(found))
        .isEqualTo("SF2102 profiles/dev.yml:5:10 [a] variables need each other: a -> b -> c -> a");
    assertThat(found.get(0).related()).hasSize(3);
  }

  @Test
  void aSelfReferenceThatNothingElseDefinesSaysSo() {
    resolving.profile("variables: {a: \"${a}\"}\n");
    Diagnostic found = resolving.resolve("CREATE TABLE t AS SELECT ${a};").diagnostics().get(0);
    assertThat(found.code().id()).isEqualTo("SF2101");
    assertThat(found.help())
        .contains("in its own value a name means the command line, built-ins or the environment");
  }

  @Test
  void everyUndefinedReferenceIsReportedWithTheNearestName() {
    resolving.profile("variables: {region: eu, m: {key: 1}}\n");
    List<Diagnostic> found =
        resolving
            .resolve("CREATE TABLE t AS SELECT '${regoin}', ${zzz}, ${m.kye};\n")
            .diagnostics();
    assertThat(Found.lines(found))
        .isEqualTo(
            """
            SF2101 pipelines/sales.sf:1:29 [regoin] undefined variable `regoin`
            SF2101 pipelines/sales.sf:1:41 [zzz] undefined variable `zzz`
            SF2101 pipelines/sales.sf:1:49 [m.kye] undefined variable `m.kye`""");
    assertThat(found.get(0).help())
        .containsExactly(
            "did you mean `region`?",
            "searched the command line, the profile's variables, SET before this place,"
                + " built-in variables and the environment (with .env)",
            "`${regoin|...}` gives a default");
    assertThat(found.get(2).help()).contains("did you mean `m.key`?");
  }

  @Test
  void aVariableThatNothingUsesIsNotResolved() {
    resolving.profile("variables: {a: \"${undefined}\"}\n");
    assertThat(resolving.findings("SET b = ${alsoUndefined}; SET c = ${b};")).isEmpty();
    ResolvedPipeline resolved =
        resolving.resolve("SET b = 1; CREATE TABLE t AS SELECT ${b}, ${x|};").best();
    assertThat(resolved.usedVariables()).containsExactly("b", "x");
  }

  @Test
  void whatADamagedSetWouldHaveDefinedIsNotMissed() {
    resolving.profile("variables: {m: {a: 1}, l: [[1]]}\n");
    assertThat(
            resolving.findings(
                """
                IF ${nothing} THEN SET x = 1; ELSE SOURCE s TYPE nothing PARAMS {}; END IF;
                CREATE TABLE t AS SELECT ${x};
                """))
        .isEqualTo("SF2101 pipelines/sales.sf:1:6 [nothing] undefined variable `nothing`");
  }

  @Test
  void defaultsAreTypedUnlessTheyAreQuotedAndMayHoldReferences() {
    assertThat(
            query("SELECT ${a|5}, ${a|\"5\"}, ${a|}, ${a|${b|true}}, ${a|x${b|1}y}, '${a|it's}'"))
        .isEqualTo("SELECT 5, '5', '', TRUE, 'x1y', 'it''s'");
  }

  @Test
  void listsAndMapsHaveNoTextAndNoLiteral() {
    resolving.profile("variables: {m: {a: 1}, l: [[1]], e: []}\n");
    assertThat(
            resolving.findings(
                "CREATE TABLE t AS SELECT ${m}, '${m}', ${l}, '${l}' WHERE x IN (${e}) OR 1 ${e} 1;"))
        .isEqualTo(
            """
            SF2106 pipelines/sales.sf:1:26 [${m}] `m` is a map, which SQL has no literal for
            SF2106 pipelines/sales.sf:1:33 [${m}] `m` is a map, which has no text
            SF2106 pipelines/sales.sf:1:40 [${l}] `l` is a list of lists, which SQL has no literal for
            SF2106 pipelines/sales.sf:1:47 [${l}] `l` is a list, which has no text""");
    assertThat(query("SELECT 1 IN (${e}), 1 -${e}- 1")).isEqualTo("SELECT 1 IN (), 1 - - 1");
  }

  @Test
  void nulAndSecretsAreErrors() {
    resolving.profile(
        """
        variables: {n: "a\\0b"}
        connectors: {c: {type: files, params: {path: "${secret:env:X}"}}}
        """);
    assertThat(
            resolving.findings(
                """
                CREATE TABLE t AS SELECT '${n}', ${secret:env:X};
                SOURCE s FROM "c";
                """))
        .isEqualTo(
            """
            SF2105 profiles/dev.yml:2:16 ["a\\0b"] a value must not hold NUL
            SF2108 pipelines/sales.sf:1:34 [${secret:env:X}] a secret must not stand in SQL""");
  }
}
