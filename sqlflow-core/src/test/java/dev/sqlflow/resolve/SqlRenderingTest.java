package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.Resolving;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlRenderingTest {

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
  void aReferenceBecomesWhatItsPlaceAsksFor() {
    resolving.commandLine("v", "a'b\\c\"d").commandLine("n", "-1.50");
    assertThat(query("SELECT ${v}, 'x${v}', e'${v}', \"${v}\", ${n}, '${n}', \"${n}\""))
        .isEqualTo(
            "SELECT 'a''b\\c\"d', 'xa''b\\c\"d', e'a''b\\\\c\"d', \"a'b\\c\"\"d\","
                + " (-1.50), '-1.50', \"-1.50\"");
  }

  @Test
  void dollarQuotesCommentsAndEscapedDollarsStayAsTheyAre() {
    assertThat(query("SELECT $$${x}$$, '$${x}', 'a$b', 1 /* ${x} */ -- ${y}\n, 2"))
        .isEqualTo("SELECT $$${x}$$, '${x}', 'a$b', 1 /* ${x} */ -- ${y}\n, 2");
  }

  @Test
  void rawTextIsSplicedWithAWarning() {
    resolving.commandLine("columns", "a, b");
    assertThat(query("SELECT ${columns:raw}, x_${columns:raw}, '${columns:raw}'"))
        .isEqualTo("SELECT a, b, x_a, b, 'a, b'");
    assertThat(resolving.findings("CREATE TABLE t AS SELECT ${columns:raw};"))
        .isEqualTo(
            "SF6010 pipelines/sales.sf:1:26 [${columns:raw}] `columns` is spliced into the SQL as it"
                + " is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * FROM t_${x}|SELECT * FROM 't_${x}'",
        "SELECT ${x}_a|SELECT '${x}_a'",
        "SELECT ${x}${x}|SELECT '${x}${x}'",
        "SELECT $1${x}|SELECT '$1${x}'",
        "SELECT \u00e9${x}|SELECT '\u00e9${x}'",
      })
  void aBareReferenceMustNotTouchItsNeighbour(String sql, String mended) {
    resolving.commandLine("x", "1");
    Diagnostic found = resolving.resolve("CREATE TABLE t AS " + sql + ";").diagnostics().get(0);
    assertThat(found.code().id()).isEqualTo("SF2107");
    assertThat(Found.mended(found)).isEqualTo("CREATE TABLE t AS " + mended + ";");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"SELECT 'a'${x}", "SELECT ${x}'a'", "SELECT \"a\"${x}", "SELECT e'a'${x}"})
  void aQuoteBesideABareReferenceHasNoFix(String sql) {
    resolving.commandLine("x", "1");
    Diagnostic found = resolving.resolve("CREATE TABLE t AS " + sql + ";").diagnostics().get(0);
    assertThat(found.code().id()).isEqualTo("SF2107");
    assertThat(found.fix()).isEmpty();
  }

  @Test
  void operatorsAndBracketsMayTouchAReference() {
    resolving.commandLine("x", "-1");
    assertThat(query("SELECT 1-${x}+f(${x})")).isEqualTo("SELECT 1-(-1)+f((-1))");
  }

  @Test
  void theRenderedTextKnowsThePlaces() {
    resolving.commandLine("x", "a long value");
    ResolvedStatement.Transform statement =
        (ResolvedStatement.Transform)
            resolving.only("CREATE TABLE t AS SELECT '\u00e9${x}', missing;");
    LocatedText query = statement.query().orElseThrow();
    int at = query.text().indexOf("missing");
    assertThat(query.span(at, at + 7).from()).hasToString("1:35");
    int value = query.text().indexOf("long");
    assertThat(query.span(value, value + 4).text()).isEqualTo("${x}");
  }
}
