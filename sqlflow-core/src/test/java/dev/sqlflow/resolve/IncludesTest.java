package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.Resolving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What INCLUDE brings into {@code pipelines/sales.sf}. */
class IncludesTest {

  @TempDir Path project;
  private Resolving resolving;

  @BeforeEach
  void begin() {
    resolving = new Resolving(project);
  }

  private IncludesTest with(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  private static String source(String name) {
    return "SOURCE " + name + " TYPE files PARAMS {\"path\": \"data/" + name + "\"};\n";
  }

  @Test
  void statementsOfTheOtherFileStandWhereTheIncludeStands() throws IOException {
    with("pipelines/common/people.sf", "CREATE TABLE b AS SELECT 2;\n");

    Diagnosed<ResolvedPipeline> resolved =
        resolving.resolve(
            """
            CREATE TABLE a AS SELECT 1;
            INCLUDE "common/people.sf";
            CREATE TABLE c AS SELECT 3;
            """);

    assertThat(resolved.diagnostics()).isEmpty();
    assertThat(resolved.best().statements())
        .extracting(statement -> statement.span().toString())
        .containsExactly(
            "pipelines/sales.sf:1:1", "pipelines/common/people.sf:1:1", "pipelines/sales.sf:3:1");
  }

  @Test
  void pathsAreRelativeToTheFileThatIncludes() throws IOException {
    with("pipelines/common/a.sf", "INCLUDE 'more/b.sf';\n")
        .with(
            "pipelines/common/more/b.sf",
            "INCLUDE \"..\\\\..\\\\..\\\\shared.sf\";\n".replace("\\\\", "\\"))
        .with("shared.sf", "CREATE TABLE t AS SELECT 1;\n");

    assertThat(resolving.queries("INCLUDE \"common/a.sf\";")).containsExactly("SELECT 1");
  }

  @Test
  void aPathMayHoldVariablesThatAreResolvedWhereItStands() throws IOException {
    with("pipelines/eu.sf", "CREATE TABLE t AS SELECT 'eu';\n")
        .with("pipelines/us.sf", "CREATE TABLE u AS SELECT 'us';\n");

    assertThat(
            resolving.queries(
                """
                SET region = 'eu';
                INCLUDE "${region}.sf";
                SET region = 'us';
                INCLUDE "${region}.sf";
                """))
        .containsExactly("SELECT 'eu'", "SELECT 'us'");
  }

  @Test
  void aSetInsideCountsFromThereOn() throws IOException {
    with("pipelines/settings.sf", "SET n = 2;\nCREATE TABLE b AS SELECT ${n}, ${pipeline};\n");

    assertThat(
            resolving.queries(
                """
                SET n = 1;
                CREATE TABLE a AS SELECT ${n};
                INCLUDE "settings.sf";
                CREATE TABLE c AS SELECT ${n};
                """))
        .containsExactly("SELECT 1", "SELECT 2, 'sales'", "SELECT 2");
  }

  @Test
  void anIncludeInABranchCountsOnlyIfTheBranchIsTaken() throws IOException {
    with("pipelines/dev.sf", "CREATE TABLE t AS SELECT 1;\n");

    assertThat(
            resolving.queries(
                """
                IF ${env} == 'prod' THEN
                  INCLUDE "no/such/file.sf";
                ELSE
                  INCLUDE "dev.sf";
                END IF;
                """))
        .containsExactly("SELECT 1");
  }

  @Test
  void labelsStandBeforeTheStepsAndAddUp() throws IOException {
    with("pipelines/a.sf", "CREATE TABLE t AS SELECT 1;\nINCLUDE 'b.sf' AS inner;\n")
        .with("pipelines/b.sf", "CREATE TABLE u AS SELECT 1;\n");

    assertThat(resolving.resolve("INCLUDE 'a.sf' AS outer;").best().sections())
        .filteredOn(section -> !section.statements().isEmpty())
        .extracting(section -> section.source().file().name() + " " + section.label())
        .containsExactly("pipelines/a.sf outer/", "pipelines/b.sf outer/inner/");
  }

  @Test
  void aFindingInsideShowsTheChainOfIncludesAtItsOwnPlace() throws IOException {
    with("pipelines/a.sf", "\nINCLUDE 'b.sf';\n")
        .with("pipelines/b.sf", "CREATE TABLE t AS SELECT ${nowhere};\n");

    Diagnostic found = resolving.resolve("INCLUDE 'a.sf';").diagnostics().get(0);

    assertThat(Found.lines(List.of(found)))
        .isEqualTo("SF2101 pipelines/b.sf:1:28 [nowhere] undefined variable `nowhere`");
    assertThat(found.related())
        .extracting(place -> place.span() + " " + place.label())
        .containsExactly(
            "pipelines/a.sf:2:10 included here", "pipelines/sales.sf:1:10 included here");
  }

  @Test
  void damageOfAnIncludedFileIsReportedOnceHoweverOftenItIsMet() throws IOException {
    with("pipelines/bad.sf", "SET = 5;\n").with("pipelines/a.sf", "INCLUDE 'bad.sf';\n");

    assertThat(resolving.findings("INCLUDE 'a.sf'; INCLUDE 'bad.sf';"))
        .isEqualTo("SF1002 pipelines/bad.sf:1:5 [=] the name of a variable was expected here");
  }

  @Test
  void aMissingFileNamesItsFolderAndTheNearestFile() throws IOException {
    with("pipelines/common/customers.sf", "SET a = 1;\n").with("pipelines/readme.md", "");

    var found =
        resolving
            .resolve(
                """
                INCLUDE "common/customer.sf";
                INCLUDE "comon/customers.sf";
                INCLUDE "common";
                INCLUDE 'zzz.sf';
                """)
            .diagnostics();

    assertThat(Found.lines(found))
        .isEqualTo(
            """
            SF2410 pipelines/sales.sf:1:10 [common/customer.sf] there is no file `common/customer.sf`
            SF2410 pipelines/sales.sf:2:10 [comon/customers.sf] there is no file `comon/customers.sf`
            SF2410 pipelines/sales.sf:3:10 [common] there is no file `common`
            SF2410 pipelines/sales.sf:4:10 [zzz.sf] there is no file `zzz.sf`""");
    assertThat(found)
        .extracting(one -> one.label() + "; " + String.join(", ", one.help()))
        .containsExactly(
            "not in `pipelines/common`; did you mean `common/customers.sf`?",
            "there is no folder `pipelines/comon`; did you mean `common/customers.sf`?",
            "this is a folder; name a file in it",
            "not in `pipelines`; ");
  }

  @Test
  void aPathMustNotLeaveTheProject() {
    assertThat(resolving.findings("INCLUDE '../../other.sf';\nINCLUDE '/etc/passwd';"))
        .isEqualTo(
            """
            SF4111 pipelines/sales.sf:1:10 [../../other.sf] path `../../other.sf` leads out of the project
            SF4111 pipelines/sales.sf:2:10 [/etc/passwd] path `/etc/passwd` leads out of the project""");
  }

  @Test
  void aFileThatIncludesItselfIsACircle() throws IOException {
    with("pipelines/sales.sf", "INCLUDE 'sales.sf';");

    Diagnostic found = resolving.resolve("INCLUDE 'sales.sf';").diagnostics().get(0);

    assertThat(found.message()).isEqualTo("`pipelines/sales.sf` includes itself");
    assertThat(found.label()).isEqualTo("the circle is pipelines/sales.sf -> pipelines/sales.sf");
  }

  @Test
  void aCircleIsToldFromItsFirstFileWhereverItIsEntered() throws IOException {
    with("pipelines/a.sf", "INCLUDE 'c.sf';\n")
        .with("pipelines/c.sf", "INCLUDE 'b.sf';\n")
        .with("pipelines/b.sf", "INCLUDE 'a.sf';\n");

    for (String entry : new String[] {"a", "b", "c"}) {
      var found = resolving.resolve("INCLUDE '" + entry + ".sf';").diagnostics();
      assertThat(Found.lines(found))
          .isEqualTo("SF2411 pipelines/a.sf:1:10 [c.sf] `pipelines/a.sf` includes itself");
      assertThat(found.get(0).label())
          .isEqualTo(
              "the circle is pipelines/a.sf -> pipelines/c.sf -> pipelines/b.sf -> pipelines/a.sf");
    }
  }

  @Test
  void aCircleThroughALinkIsOneToo() throws IOException {
    with("pipelines/a.sf", "INCLUDE 'link.sf';\n");
    Files.createSymbolicLink(project.resolve("pipelines/link.sf"), Path.of("a.sf"));

    assertThat(resolving.findings("INCLUDE 'a.sf';"))
        .isEqualTo("SF2411 pipelines/a.sf:1:10 [link.sf] `pipelines/a.sf` includes itself");
  }

  @Test
  void thirtyTwoFilesDeepAreEnough() throws IOException {
    for (int i = 1; i <= 32; i++) {
      with("pipelines/f" + i + ".sf", "INCLUDE 'f" + (i + 1) + ".sf';\n");
    }
    with("pipelines/f33.sf", "CREATE TABLE t AS SELECT 1;\n");

    assertThat(resolving.queries("INCLUDE 'f2.sf';")).containsExactly("SELECT 1");
    assertThat(resolving.findings("INCLUDE 'f1.sf';"))
        .isEqualTo("SF2412 pipelines/f32.sf:1:10 [f33.sf] files are included more than 32 deep");
  }

  @Test
  void aFileThatDefinesNamesCanBeIncludedOnlyOnce() throws IOException {
    with("pipelines/people.sf", source("people") + source("firms"));

    Diagnosed<ResolvedPipeline> resolved =
        resolving.resolve("INCLUDE 'people.sf' AS a;\nINCLUDE 'people.sf' AS b;");

    assertThat(Found.lines(resolved.diagnostics()))
        .isEqualTo(
            "SF2413 pipelines/sales.sf:2:10 [people.sf] `pipelines/people.sf` is included twice,"
                + " and defines `people` each time");
    assertThat(resolved.diagnostics().get(0).related())
        .extracting(place -> place.span() + " " + place.label())
        .containsExactly("pipelines/sales.sf:1:10 included first");
    assertThat(resolved.best().statements())
        .filteredOn(ResolvedStatement.Source.class::isInstance)
        .hasSize(2);
  }

  @Test
  void aFileThatDefinesNoNameMayBeIncludedOften() throws IOException {
    with("pipelines/out.sf", "EXPORT SELECT ${n} AS n TO \"out/${n}\" TYPE files;\n");

    Diagnosed<ResolvedPipeline> resolved =
        resolving.resolve("SET n = 1; INCLUDE 'out.sf'; SET n = 2; INCLUDE 'out.sf';");

    assertThat(resolved.diagnostics()).isEmpty();
    assertThat(resolved.best().statements())
        .extracting(
            statement ->
                ((ResolvedStatement.Export) statement)
                    .connection()
                    .orElseThrow()
                    .options()
                    .destination()
                    .orElseThrow())
        .containsExactly("out/1", "out/2");
  }

  @Test
  void anUndefinedVariableInAPathIsOneFinding() {
    assertThat(resolving.findings("INCLUDE '${where}/a.sf';"))
        .isEqualTo("SF2101 pipelines/sales.sf:1:12 [where] undefined variable `where`");
  }

  @Test
  void aReferenceOfASecondFileThatIsMalformedIsReportedByItsParserOnly() throws IOException {
    with("pipelines/a.sf", "SOURCE s TYPE files PARAMS {\"path\": \"${1x}\"};\n");

    assertThat(resolving.resolve("INCLUDE 'a.sf';").diagnostics()).hasSize(1);
  }

  @Test
  void filesAreReadOnce() throws IOException {
    with("pipelines/a.sf", "SET a = 1;\n");
    ParsedFiles files = new ParsedFiles(project);

    assertThat(files.read(project.resolve("pipelines/a.sf")))
        .isSameAs(files.read(project.resolve("pipelines/../pipelines/a.sf")));
  }
}
