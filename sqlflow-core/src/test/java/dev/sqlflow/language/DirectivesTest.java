package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.testing.Found;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesTest {

  private static Diagnosed<Pipeline> parse(String text) {
    return PipelineParser.parse(SourceFile.of("a.sf", text));
  }

  private static String findings(String text) {
    return Found.lines(parse(text).diagnostics());
  }

  /** Code, reason and the first words of each statement. */
  private static List<String> suppressions(String text) {
    Diagnosed<Pipeline> parsed = parse(text);
    assertThat(Found.lines(parsed.diagnostics())).isEmpty();
    return parsed.best().directives().suppressions().stream()
        .map(
            one ->
                one.code().value().id()
                    + " ("
                    + one.reason()
                    + ") "
                    + one.statements().stream().map(span -> span.text().split("=")[0]).toList())
        .toList();
  }

  @Test
  void tagsStandBeforeTheFirstStatementAndKnowTheirPlace() {
    Diagnosed<Pipeline> parsed =
        parse("-- sqlflow:tags daily, eu-west\n--sqlflow: tags  x.1,daily \nSET a = 1;\n");

    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(parsed.best().directives().tags())
        .extracting(Located::value)
        .containsExactly("daily", "eu-west", "x.1");
    assertThat(parsed.best().directives().tags().get(1).span())
        .hasToString("a.sf:1:24")
        .extracting("start", "end")
        .containsExactly(23, 30);
  }

  @Test
  void tagsAreCheckedOneByOne() {
    assertThat(findings("-- sqlflow:tags a b, , c\n-- sqlflow:tags\nSET a = 1;"))
        .isEqualTo(
            """
            SF1031 a.sf:1:17 [a b] `a b` can't be a tag
            SF1031 a.sf:1:21 [] a tag is missing
            SF1031 a.sf:2:16 [] a tag is missing""");
  }

  @Test
  void tagsBehindAStatementHaveNoEffect() {
    Diagnosed<Pipeline> parsed = parse("SET a = 1;\n-- sqlflow:tags daily\n");

    assertThat(Found.lines(parsed.diagnostics()))
        .isEqualTo("SF1032 a.sf:2:1 [-- sqlflow:tags daily] directive has no effect here");
    assertThat(parsed.best().directives().tags()).isEmpty();
  }

  @Test
  void ignoreMeansTheStatementOfTheNextLineOrOfItsOwn() {
    assertThat(
            suppressions(
                """
                -- sqlflow:ignore SF6001 read by hand
                SET a = 1;
                SET b = 2; -- sqlflow:ignore sf6002  kept for   audits\s
                -- sqlflow:ignore SF6001 one
                -- a remark
                  -- sqlflow:ignore SF6002 two
                    SET c = 3;
                SET d = {   -- sqlflow:ignore SF6004 first line
                  "x": 1 };
                """))
        .containsExactly(
            "SF6001 (read by hand) [SET a ]",
            "SF6002 (kept for   audits) [SET b ]",
            "SF6001 (one) [SET c ]",
            "SF6002 (two) [SET c ]",
            "SF6004 (first line) [SET d ]");
  }

  @Test
  void ignoreWorksInsideOfIfAndOfQueries() {
    assertThat(
            suppressions(
                    """
                IF ${x} THEN -- sqlflow:ignore SF6010 whole
                  -- sqlflow:ignore SF6001 inner
                  SET a = 1;
                ELSE
                  SET b = 2; -- sqlflow:ignore SF6002 other
                END IF;
                CREATE TABLE t AS SELECT '-- sqlflow:nothing', $$ -- sqlflow:nothing $$ -- sqlflow:ignore SF6004 q
                FROM u;
                """)
                .stream()
                .map(line -> line.replaceAll("\\n.*|\\[CREATE.*", "")))
        .containsExactly(
            "SF6010 (whole) [IF ${x} THEN -- sqlflow:ignore SF6010 whole",
            "SF6001 (inner) [SET a ]",
            "SF6002 (other) [SET b ]",
            "SF6004 (q) ");
  }

  @Test
  void severalStatementsThatBeginOnOneLineAreAllMeant() {
    assertThat(suppressions("SET a = 1; SET b = 2; -- sqlflow:ignore SF6001 both"))
        .containsExactly("SF6001 (both) [SET a , SET b ]");
  }

  @Test
  void ignoreElsewhereHasNoEffect() {
    assertThat(
            findings(
                    """
                -- sqlflow:ignore SF6001 a line is empty

                CREATE TABLE t AS
                SELECT 1 -- sqlflow:ignore SF6001 second line
                -- sqlflow:ignore SF6001 in the query
                AS a; -- sqlflow:ignore SF6001 last line
                -- sqlflow:ignore SF6001 nothing behind
                """)
                .lines()
                .map(line -> line.replaceAll(" \\[.*", "")))
        .containsExactly(
            "SF1032 a.sf:1:1",
            "SF1032 a.sf:4:10",
            "SF1032 a.sf:5:1",
            "SF1032 a.sf:6:7",
            "SF1032 a.sf:7:1");
  }

  @Test
  void aReasonIsRequired() {
    assertThat(findings("-- sqlflow:ignore SF6001\nSET a = 1; -- sqlflow:ignore\n"))
        .isEqualTo(
            """
            SF1031 a.sf:1:19 [SF6001] `ignore` needs a reason
            SF1031 a.sf:2:12 [-- sqlflow:ignore] `ignore` needs a code and a reason""");
  }

  @Test
  void anUnknownCodeShowsTheNearest() {
    Diagnosed<Pipeline> parsed = parse("-- sqlflow:ignore SF60001 typo\nSET a = 1;");

    assertThat(Found.lines(parsed.diagnostics()))
        .isEqualTo("SF1033 a.sf:1:19 [SF60001] no finding has the code `SF60001`");
    assertThat(parsed.diagnostics().get(0).help()).contains("did you mean `SF6001`?");
  }

  @Test
  void anUnknownDirectiveIsAWarningWithTheNearest() {
    Diagnosed<Pipeline> parsed = parse("-- sqlflow:ignroe SF6001 x\nSET a = 1;");

    assertThat(Found.lines(parsed.diagnostics()))
        .isEqualTo("SF1030 a.sf:1:12 [ignroe] unknown directive `ignroe`");
    assertThat(parsed.diagnostics().get(0).isError()).isFalse();
    assertThat(parsed.diagnostics().get(0).help()).contains("did you mean `ignore`?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* -- sqlflow:nothing */ SET a = 1;",
        "SET a = '-- sqlflow:nothing';",
        "SET a = {\"x\": \"\\\"-- sqlflow:nothing\"};",
        "SET a = 1; -- see -- sqlflow:nothing",
        "-- sqlflow is fine\nSET a = 1;",
        "CREATE TABLE t AS SELECT e'it\\'s -- sqlflow:nothing';",
        "CREATE TABLE t AS SELECT $a$ -- sqlflow:nothing $a$;",
        "CREATE TABLE t AS SELECT '\n-- sqlflow:nothing\n';"
      })
  void whatOnlyLooksLikeADirectiveIsNone(String text) {
    Diagnosed<Pipeline> parsed = parse(text);

    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(parsed.best().directives()).isEqualTo(Directives.NONE);
  }

  @Test
  void anOpenQuoteHidesNoDirectiveOfALaterStatement() {
    Diagnosed<Pipeline> parsed = parse("SET p = it's;\nSET b = 2; -- sqlflow:ignore SF6001 x\n");

    assertThat(parsed.best().directives().suppressions()).hasSize(1);
  }
}
