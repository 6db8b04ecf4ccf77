package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a::INTEGER, b <> c, d->>'k', 'it''s', 1e5 /* c */ FROM t",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "FROM t",
        "VALUES (1, ';')",
        "TABLE t",
        "(SELECT 1) UNION ALL (SELECT 2)",
        "PIVOT t ON a IN (1, 2) USING sum(b)",
        "UNPIVOT t ON a, b INTO NAME n VALUE v",
        "DESCRIBE t",
        "SUMMARIZE t",
        "SHOW TABLES",
        "SELECT {'a': [1, 2]}['a'], $$;$$, $x$ '$$;' $x$, e'\\';', \";\"",
        "SELECT a$b$c, x[1:2], $1 FROM t -- in the middle ;\n WHERE y",
        "SELECT /* ; /* ; */ ; */ 1"
      })
  void queryIsKeptByteForByte(String query) {
    SqlTemplate sql = query("CREATE TABLE t AS /* before */ " + query + " /* behind */ ;");
    assertThat(sql.span().text()).isEqualTo(query);
    assertThat(sql.holes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT\nload x FROM t",
        "SELECT a,\nset b = 1 FROM t",
        "SELECT a +\nload x FROM t",
        "SELECT 1 UNION ALL\nload x FROM t",
        "SELECT (\nLOAD x FROM t\n)",
        "SELECT '\nLOAD x FROM t;\n'",
        "'\nLOAD x FROM t;\n'",
        "SELECT 1 -- \n/*\nLOAD x FROM t;\n*/ FROM t",
        "SELECT source\n, load FROM t",
        "SELECT CASE WHEN a THEN b\nELSE c\nEND if FROM t",
        "SELECT a FROM t WHERE x = 3 *\nload x FROM t"
      })
  void lineThatOnlyLooksLikeStatementBelongsToTheQuery(String query) {
    assertThat(query("CREATE TABLE t AS " + query + ";").span().text()).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SOURCE a TYPE csv PARAMS {};",
        "SOURCE a FROM 'x';",
        "LOAD s.\"t u\" FROM a;",
        "EXPORT a TO 'x';",
        "EXPORT (SELECT 1) TO 'x';",
        "EXPORT SELECT 1 TO 'x' TYPE csv;",
        "EXPORT with a as (SELECT 1) FROM a TO 'x' TYPE csv;",
        "CREATE OR REPLACE TABLE a AS SELECT 1;",
        "CREATE VIEW a AS SELECT 1;",
        "SET a = 1;",
        "IF ${a} == 'x;' THEN END IF;"
      })
  void lineThatLooksLikeStatementTellsOfMissingSemicolon(String next) {
    for (String start :
        List.of("CREATE TABLE t AS SELECT 1", "SET x = some text", "LOAD t FROM s")) {
      Diagnosed<Pipeline> parsed = parse(start + "\n  " + next);
      assertThat(faults(parsed)).containsExactly("SF1003 missing `;` @");
      assertThat(parsed.best().statements()).hasSize(2).noneMatch(this::isMalformed);
      Fix fix = parsed.diagnostics().get(0).fix().orElseThrow();
      assertThat(fix.edits()).hasSize(1);
      assertThat(fix.edits().get(0).span().start()).isEqualTo(start.length());
    }
  }

  @Test
  void columnStarAndByAllMayEndQueries() {
    assertThat(faults(parse("CREATE TABLE a AS FROM t SELECT *\nLOAD b FROM c;"))).hasSize(1);
    assertThat(faults(parse("CREATE TABLE a AS FROM t SELECT t.*\nLOAD b FROM c;"))).hasSize(1);
    assertThat(faults(parse("CREATE TABLE a AS FROM t ORDER BY ALL\nLOAD b FROM c;"))).hasSize(1);
  }

  @Test
  void commentsAroundQueryAreNoPartOfIt() {
    SqlTemplate sql = query("CREATE TABLE t AS -- one\n /* two */ SELECT 1 -- three\n;");
    assertThat(sql.span().text()).isEqualTo("SELECT 1");
  }

  @Test
  void timeMacrosMeanSomethingOnlyInIncrementalQueries() {
    assertThat(query("CREATE TABLE t AS SELECT @start_date;").holes()).isEmpty();
    assertThat(
            query("CREATE TABLE t MODE INCREMENTAL BY c AS SELECT @START_DT, @other, '@end_dt';")
                .holes())
        .singleElement()
        .isInstanceOfSatisfying(
            SqlTemplate.Hole.TimeMacro.class,
            macro -> assertThat(macro.name()).isEqualTo("start_dt"));
  }

  @Test
  void keywordsAreContextual() {
    Diagnosed<Pipeline> parsed =
        parse(
            "LOAD mode FROM source; LOAD key FROM type MODE UPSERT KEY key, as; SET set = 1;"
                + " CREATE TABLE table AS SELECT 1; EXPORT to TO 'x'; LOAD from FROM load;");
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(parsed.best().statements()).hasSize(6);
  }

  @Test
  void keywordsAreAsciiOnlyWhateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(parse("include 'x'; if ${a} then end if;").diagnostics()).isEmpty();
    } finally {
      Locale.setDefault(before);
    }
    assertThat(faults(parse("\u0131f ${a} THEN END IF;"))).isNotEmpty();
    assertThat(faults(parse("\u017Fet x = 1;")))
        .containsExactly("SF1002 a statement was expected here @\u017F");
    assertThat(faults(parse("LOAD a FROM b \u212AEY;"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anyLineEndWillDo(String end) {
    Diagnosed<Pipeline> parsed =
        parse(
            "-- c"
                + end
                + "LOAD a FROM b -- d"
                + end
                + ";"
                + end
                + "CREATE TABLE t AS SELECT 1"
                + end
                + "LOAD c FROM d;");
    assertThat(faults(parsed)).containsExactly("SF1003 missing `;` @");
    assertThat(parsed.best().statements()).hasSize(3);
  }

  @Test
  void exportEndsAtTheFirstToThatEndsIt() {
    Statement.Export export =
        (Statement.Export)
            only("EXPORT SELECT a TO 'b' c, x SIMILAR TO 'y' FROM t TO 'z' -- c\n MODE APPEND;");
    assertThat(((Statement.Subject.Query) export.subject()).sql().span().text())
        .isEqualTo("SELECT a TO 'b' c, x SIMILAR TO 'y' FROM t");
    assertThat(export.destination().source().text()).isEqualTo("z");
  }

  @Test
  void onlyTheWholeWordSimilarGoesOnWithTo() {
    Statement.Export export =
        (Statement.Export) only("EXPORT FROM t AS dissimilar TO 'z' TYPE csv;");
    assertThat(((Statement.Subject.Query) export.subject()).sql().span().text())
        .isEqualTo("FROM t AS dissimilar");
  }

  @Test
  void rawTextIsTypedOnlyIfItIsWhollyOneLiteral() {
    assertThat(set("1.10")).isInstanceOf(ConfigValue.Numeric.class);
    assertThat(set("-5")).isInstanceOf(ConfigValue.Numeric.class);
    assertThat(set("false")).isInstanceOf(ConfigValue.Bool.class);
    assertThat(set("null")).isInstanceOf(ConfigValue.Null.class);
    for (String text :
        List.of("2024-01-01", "eu-west", "05", "1e", "+1", "a/*.csv", "1 2", "x--y")) {
      assertThat(set(text))
          .isInstanceOfSatisfying(
              ConfigValue.Text.class, value -> assertThat(value.value()).isEqualTo(text));
    }
  }

  @Test
  void rawTextKnowsThePlaceOfEachCharacter() {
    ConfigValue.Text text = (ConfigValue.Text) set("a /* c */ b");
    assertThat(text.value()).isEqualTo("a  b");
    assertThat(text.source().span(3, 4).text()).isEqualTo("b");
  }

  @Test
  void textOfJsonKnowsThePlaceOfEachCharacter() {
    ConfigValue.MapValue map = (ConfigValue.MapValue) set("{\"k\": \"a\\n\\u00e9${x}\"}");
    ConfigValue.Text text = (ConfigValue.Text) map.get("k").orElseThrow();
    assertThat(text.value()).isEqualTo("a\n\u00e9${x}");
    assertThat(text.source().span(1, 2).text()).isEqualTo("\\n");
    assertThat(text.source().span(2, 3).text()).isEqualTo("\\u00e9");
    assertThat(text.source().span(3, 7).text()).isEqualTo("${x}");
  }

  @Test
  void numbersKeepEveryDigit() {
    String digits = "9".repeat(1000);
    assertThat(set(digits))
        .isInstanceOfSatisfying(
            ConfigValue.Numeric.class, value -> assertThat(value.spelling()).isEqualTo(digits));
    assertThat(faults(parse("SET x = {\"a\": " + digits + "9};")))
        .containsExactly("SF1024 number that is too long @" + digits + "9");
    assertThat(faults(parse("IF ${a} == 1e10000 THEN END IF;")))
        .containsExactly("SF1024 number that is too long @1e10000");
  }

  @Test
  void deepNestingIsOneFinding() {
    int deep = 10_000;
    assertThat(faults(parse("IF ${a} THEN\n".repeat(deep) + "END IF;\n".repeat(deep))))
        .containsExactly("SF1011 IF nested deeper than 512 @IF");
    assertThat(faults(parse("SET a = " + "[".repeat(deep) + "]".repeat(deep) + ";")))
        .containsExactly("SF1011 JSON nested deeper than 512 @[");
    assertThat(
            faults(parse("IF " + "(".repeat(deep) + "${a}" + ")".repeat(deep) + " THEN END IF;")))
        .containsExactly("SF1011 conditions nested deeper than 512 @(");
    assertThat(faults(parse("IF " + "NOT ".repeat(deep) + "${a} THEN END IF;")))
        .containsExactly("SF1011 conditions nested deeper than 512 @NOT");
    String sql = "SELECT " + "(".repeat(deep) + "1" + ")".repeat(deep);
    assertThat(query("CREATE TABLE t AS " + sql + ";").span().text()).isEqualTo(sql);
  }

  @Test
  void jsonMayBeNestedAsDeepAsTheLimit() {
    assertThat(parse("SET a = " + "[".repeat(512) + "]".repeat(512) + ";").diagnostics()).isEmpty();
  }

  @Test
  void hopelessFileIsGivenUpAfterSomeFindings() {
    assertThat(faults(parse("CREATE TABLE a AS (\n".repeat(1000)))).hasSize(101);
  }

  private boolean isMalformed(Statement statement) {
    return statement instanceof Statement.Malformed;
  }

  private static ConfigValue set(String value) {
    return ((Statement.SetVariable) only("SET x = " + value + ";")).value();
  }

  private static SqlTemplate query(String text) {
    return ((Statement.CreateTable) only(text)).query();
  }

  private static Statement only(String text) {
    Diagnosed<Pipeline> parsed = parse(text);
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(parsed.best().statements()).hasSize(1);
    return parsed.best().statements().get(0);
  }

  private static Diagnosed<Pipeline> parse(String text) {
    return PipelineParser.parse(SourceFile.of("a.sf", text));
  }

  private static List<String> faults(Diagnosed<Pipeline> parsed) {
    return parsed.diagnostics().stream().map(PipelineParserTest::fault).toList();
  }

  private static String fault(Diagnostic fault) {
    return fault.code().id()
        + " "
        + fault.message()
        + " @"
        + fault.span().map(Span::text).orElse("?");
  }
}
