package dev.sqlflow.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.plan.SqlAnalyzer.Analysis;
import dev.sqlflow.plan.SqlAnalyzer.Binding;
import dev.sqlflow.plan.SqlAnalyzer.ForbiddenUse;
import dev.sqlflow.plan.SqlAnalyzer.Remark;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.plan.SqlAnalyzer.SqlError.Kind;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbSqlAnalyzerTest {

  private static final DuckDbSqlAnalyzer ANALYZER = new DuckDbSqlAnalyzer();

  private static final Map<TableName, List<Column>> TABLES =
      Map.of(
          table("orders"),
          List.of(
              column("id", "BIGINT"),
              column("price", "DOUBLE"),
              column("naïve", "VARCHAR"),
              column("day", "DATE")),
          new TableName(Optional.of("staging"), "orders"),
          List.of(column("id", "BIGINT"), column("more", "DECIMAL(18,2)")));

  @AfterAll
  static void close() {
    ANALYZER.close();
  }

  @Test
  void tablesAreFoundAtTheirNamesWithoutAliases() {
    assertThat(uses("SELECT * FROM orders AS o JOIN \"Sales\" . \"c d\" x ON true"))
        .containsExactly("orders@orders", "Sales.c d@\"Sales\" . \"c d\"");
  }

  @Test
  void placesCountCharactersAndNotBytes() {
    assertThat(uses("SELECT 'äöü€😀' AS \"ñ\" FROM größe WHERE k IN (SELECT k FROM b)"))
        .containsExactly("größe@größe", "b@b");
  }

  @Test
  void commonTablesAreNoTablesWhereTheyAreInScope() {
    assertThat(
            uses(
                "WITH a AS (SELECT * FROM a), B AS (SELECT * FROM A, c), c AS (SELECT 1)"
                    + " SELECT * FROM b, c, main.a, (WITH d AS (FROM e) FROM d), d"))
        .containsExactlyInAnyOrder("a@a", "c@c", "main.a@main.a", "e@e", "d@d");
  }

  @Test
  void aRecursiveCommonTableSeesItself() {
    assertThat(
            uses("WITH RECURSIVE r AS (SELECT k FROM t UNION ALL SELECT k FROM r) SELECT * FROM r"))
        .containsExactly("t@t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM t",
        "TABLE t",
        "DESCRIBE t",
        "SUMMARIZE t",
        "SHOW t",
        "DESCRIBE SELECT * FROM t",
        "PIVOT t ON a IN (1, 2) USING sum(b)",
        "UNPIVOT t ON a, b",
        "(SELECT * FROM t)",
        "SELECT 1 WHERE EXISTS (TABLE t)",
        "SELECT * FROM /* of t */ t -- t"
      })
  void everyKindOfQueryTellsItsTable(String query) {
    assertThat(uses(query)).containsExactly("t@t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VALUES (1)", "SHOW TABLES", "SELECT * FROM range(3)", "SELECT 'x.csv'"})
  void someQueriesReadNothing(String query) {
    Analysis analysis = ANALYZER.analyze(query);
    assertThat(analysis.error()).isEmpty();
    assertThat(analysis.tables()).isEmpty();
    assertThat(analysis.forbidden()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * FROM 'x.csv' y        | FILE          | 'x.csv'",
        "SELECT * FROM 'x'              | FILE          | 'x'",
        "SELECT * FROM \"x.csv\"        | FILE          | \"x.csv\"",
        "FROM \"data/x\"                | FILE          | \"data/x\"",
        "FROM read_csv('x')             | FILE_FUNCTION | read_csv",
        "FROM READ_CSV_AUTO('x')        | FILE_FUNCTION | READ_CSV_AUTO",
        "FROM parquet_scan(['x'])       | FILE_FUNCTION | parquet_scan",
        "FROM read_ndjson_objects('x')  | FILE_FUNCTION | read_ndjson_objects",
        "FROM read_text('x')            | FILE_FUNCTION | read_text",
        "FROM glob('*')                 | FILE_FUNCTION | glob",
        "FROM sniff_csv('x')            | FILE_FUNCTION | sniff_csv",
        "SELECT (SELECT 1 FROM read_blob('x')) | FILE_FUNCTION | read_blob",
        "FROM query('SELECT 1')         | DYNAMIC_QUERY | query",
        "FROM query_table('t')          | DYNAMIC_QUERY | query_table",
        "PIVOT t ON a USING sum(b)      | OPEN_PIVOT    | PIVOT",
        "FROM (pivot t ON a USING sum(b)) | OPEN_PIVOT  | pivot"
      })
  void whatOnlyAStatementMayDoIsFound(String query, ForbiddenUse.Kind kind, String place) {
    assertThat(ANALYZER.analyze(query).forbidden())
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.kind()).isEqualTo(kind);
              assertThat(query.substring(use.start(), use.end())).isEqualTo(place);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 'ä', a + FROM t | syntax error at or near \"FROM\" | FROM",
        "SELECT * FROM t WHERE  | syntax error at or near \"WHERE\" | WHERE",
        "SELECT 1; SELECT 2     | only one query may stand here    | SELECT 2",
        "DROP TABLE t           | this is no query                 | DROP",
        "-- nothing             | no query stands here             | -- nothing"
      })
  void whatIsNoQueryIsAnError(String query, String message, String place) {
    SqlError error = ANALYZER.analyze(query).error().orElseThrow();
    assertThat(error.kind()).isEqualTo(Kind.SYNTAX);
    assertThat(error.message()).isEqualTo(message);
    assertThat(query.substring(error.start(), error.end())).isEqualTo(place);
  }

  @Test
  void bindingTellsTheColumnsThatATableOfTheResultHas() {
    Binding binding =
        bind(
            "SELECT o.id, s.id, sum(more) AS \"S\", day FROM orders o JOIN staging.orders s USING (id) GROUP BY ALL");
    assertThat(binding.error()).isEmpty();
    assertThat(binding.columns().orElseThrow())
        .containsExactly(
            column("id", "BIGINT"),
            column("id_1", "BIGINT"),
            column("S", "DECIMAL(38,2)"),
            column("day", "DATE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 'ü€', prize FROM orders | UNKNOWN_COLUMN | prize | prize | price",
        "SELECT o.prize FROM orders o | UNKNOWN_COLUMN | o.prize | prize | price",
        "SELECT q.id FROM orders o | UNKNOWN_TABLE | q.id | q | o",
        "SELECT * FROM ordres | UNKNOWN_TABLE | ordres | ordres | orders",
        "SELECT sun(price) FROM orders | UNKNOWN_FUNCTION | sun | sun | sum",
        "SELECT id::BIGIN FROM orders | UNKNOWN_TYPE | BIGIN | BIGIN | BIGINT"
      })
  void whatIsNotKnownHasItsPlaceAndCandidates(
      String query, Kind kind, String place, String name, String candidate) {
    SqlError error = bind(query).error().orElseThrow();
    assertThat(error.kind()).isEqualTo(kind);
    assertThat(query.substring(error.start(), error.end())).isEqualTo(place);
    assertThat(error.name()).contains(name);
    assertThat(error.candidates()).contains(candidate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SELECT * FROM orders WHERE price > 'abc' | `abc` is no DOUBLE | 'abc'",
        "SELECT * FROM orders WHERE day > '2026-13-45' | `2026-13-45` is no DATE | '2026-13-45'",
        "SELECT 'x', price + 'x''y' FROM orders | `x'y` is no DOUBLE | 'x''y'",
        "SELECT * FROM orders WHERE day BETWEEN '2020-01-01' AND 'no' | `no` is no DATE | 'no'",
        "SELECT 'ü', date '2024-13-01' AS d | `2024-13-01` is no DATE | '2024-13-01'",
        "SELECT id, price + 'x' AS more FROM orders | `x` is no DOUBLE | 'x'",
        "SELECT id FROM orders UNION ALL SELECT 'x'::BIGINT | `x` is no BIGINT | 'x'",
        "SELECT max(day) > 'x' AS late FROM orders GROUP BY id | `x` is no DATE | 'x'",
        "SELECT CAST('x' AS DECIMAL(4, 1)) AS d FROM orders LIMIT 3 | `x` is no DECIMAL | 'x'",
        "SELECT 300::TINYINT AS n | `300` is no TINYINT | 300",
        "SELECT (('x'))::DECIMAL(4, 1) AS n | `x` is no DECIMAL | 'x'",
        "WITH q AS (SELECT time '25:00' AS t) SELECT t FROM q | `25:00` is no TIME | '25:00'",
        "VALUES (date '2024-13-01') | `2024-13-01` is no DATE | '2024-13-01'",
        "SELECT (SELECT interval 'a while') AS i | `a while` is no INTERVAL | 'a while'"
      })
  void aConstantThatCanNotBecomeTheTypeIsAnError(String query, String message, String place) {
    SqlError error = bind(query).error().orElseThrow();
    assertThat(error.kind()).isEqualTo(Kind.TYPE);
    assertThat(error.message()).isEqualTo(message);
    assertThat(query.substring(error.start(), error.end())).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM orders WHERE price > '1' AND day > '2020-01-01' AND naïve = 'abc'",
        "SELECT ('abc')::VARCHAR AS a, (('1'))::DECIMAL(4, 1) AS n, length(('abc')::VARCHAR) AS l",
        "SELECT TRY_CAST('abc' AS INTEGER) FROM orders",
        "SELECT TRY('abc'::INTEGER) AS n FROM orders",
        "SELECT '7'::INTEGER AS n, date '2024-02-29' AS d, 5::TINYINT AS t, interval '1 day' AS i",
        "SELECT id::VARCHAR AS x, 'a' || id AS y FROM orders -- 'c'",
        "SELECT 'a' AS day, extract('year' FROM day) AS y FROM orders ORDER BY 1",
        "FROM (VALUES ('a', 1)) v(x, y) WHERE x LIKE 'a%'",
        "SHOW TABLES",
        "DESCRIBE SELECT 'x'"
      })
  void aConstantThatFitsIsNone(String query) {
    assertThat(bind(query).error()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SELECT * FROM a, b | a b",
        "SELECT * FROM a AS x, s.b AS y WHERE x.n = 1 AND m > 2 | a b",
        "SELECT * FROM a JOIN b ON a.id = b.id, c WHERE b.n = a.n | a c",
        "SELECT * FROM a, b, c WHERE a.id = b.id | a c",
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM \"ä\" AS q, b WHERE q.n = b.n) OR 1 IN (SELECT n FROM c, d) | c d",
        "WITH q AS (SELECT 1 FROM a, b) FROM q | a b"
      })
  void tablesThatMeetByACommaWithoutAConditionAreSeen(String query, String names) {
    List<Remark> joins = crossJoins(query);
    assertThat(joins).hasSize(1);
    assertThat(String.join(" ", joins.get(0).names())).isEqualTo(names);
    assertThat(query.substring(joins.get(0).start(), joins.get(0).end()))
        .endsWith(joins.get(0).names().get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM a, b WHERE a.id = b.id",
        "SELECT * FROM a, b, c WHERE a.id = b.id AND c.n BETWEEN b.n AND a.n",
        "SELECT * FROM a, b WHERE a.id = b.id OR a.n IS NULL",
        "SELECT * FROM s.a, s.b WHERE s.a.id = s.b.id",
        "SELECT * FROM a, b WHERE a.s.id = b.id",
        "SELECT * FROM a, b WHERE id = ref",
        "SELECT * FROM a, b WHERE a.id IN (SELECT id FROM c WHERE c.n = b.n)",
        "SELECT * FROM a CROSS JOIN b",
        "SELECT * FROM a JOIN b ON true",
        "SELECT * FROM a NATURAL JOIN b",
        "SELECT * FROM a, unnest([1, 2]) AS u(n)",
        "SELECT * FROM a, LATERAL (SELECT a.n + 1) AS l",
        "SELECT * FROM a, (SELECT max(n) FROM b) AS m",
        "SELECT * FROM a, (VALUES (1), (2)) AS v(n)",
        "WITH m AS (SELECT max(n) AS n FROM b) SELECT * FROM a, m",
        "WITH m AS (SELECT max(n) AS n FROM b) SELECT * FROM (SELECT a.n FROM a, m)",
        "SELECT * FROM o WHERE EXISTS (SELECT 1 FROM a, b WHERE a.id = o.id AND b.id = o.id)"
      })
  void tablesThatMeetAsMeantAreNotRemarked(String query) {
    assertThat(crossJoins(query)).isEmpty();
  }

  private static List<Remark> crossJoins(String query) {
    Analysis analysis = ANALYZER.analyze(query);
    assertThat(analysis.error()).isEmpty();
    return analysis.remarks().stream()
        .filter(remark -> remark.kind() == Remark.Kind.CROSS_JOIN)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SELECT 1 AS n | true",
        "SELECT max(n), count(*) + 1 FROM a | true",
        "SELECT coalesce(sum(n), 0)::BIGINT FROM a, b | true",
        "SELECT n FROM a ORDER BY n LIMIT 1 | true",
        "SELECT n FROM a | false",
        "SELECT max(n) FROM a GROUP BY m | false",
        "SELECT max(n), m FROM a GROUP BY ALL | false",
        "SELECT max(n) OVER () FROM a | false",
        "SELECT n FROM a LIMIT 10 | false",
        "SELECT unnest([1, 2]) | false",
        "VALUES (1), (2) | false",
        "SELECT 1 UNION ALL SELECT 2 | false"
      })
  void aResultOfOneRowIsKnown(String query, boolean single) {
    assertThat(ANALYZER.analyze(query).has(Remark.Kind.SINGLE_ROW)).isEqualTo(single);
  }

  @Test
  void aWrongArgumentSaysWhichFunction() {
    String query = "SELECT sum(naïve) FROM orders";
    SqlError error = bind(query).error().orElseThrow();
    assertThat(error.kind()).isEqualTo(Kind.UNKNOWN_FUNCTION);
    assertThat(error.message())
        .isEqualTo("no function matches the given name and argument types 'sum(VARCHAR)'");
    assertThat(query.substring(error.start(), error.end())).isEqualTo("sum");
    assertThat(error.candidates()).isEmpty();
  }

  @Test
  void twoColumnListsThatDoNotMatchAreAnotherError() {
    SqlError error = bind("SELECT 1 UNION SELECT 1, 2").error().orElseThrow();
    assertThat(error.kind()).isEqualTo(Kind.OTHER);
    assertThat(error.message())
        .isEqualTo(
            "set operations can only apply to expressions with the same number of result columns");
  }

  @Test
  void bindingSeesNoFile() {
    assertThat(bind("SELECT * FROM '/etc/passwd.csv'").error().orElseThrow().kind())
        .isEqualTo(Kind.OTHER);
  }

  @Test
  void tablesOfOneQuestionAreUnknownInTheNext() {
    assertThat(bind("SELECT id FROM orders").error()).isEmpty();
    assertThat(ANALYZER.bind("SELECT id  FROM orders", Map.of()).error().orElseThrow().kind())
        .isEqualTo(Kind.UNKNOWN_TABLE);
  }

  @Test
  void aResultWithoutATypeCanBeReadByTheNextQuery() {
    List<Column> columns =
        ANALYZER.bind("SELECT NULL AS n, [] AS l", Map.of()).columns().orElseThrow();
    assertThat(ANALYZER.bind("SELECT n FROM t", Map.of(table("t"), columns)).error()).isEmpty();
  }

  private static Binding bind(String query) {
    return ANALYZER.bind(query, TABLES);
  }

  private static List<String> uses(String query) {
    Analysis analysis = ANALYZER.analyze(query);
    assertThat(analysis.error()).isEmpty();
    return analysis.tables().stream()
        .map(use -> use.table() + "@" + query.substring(use.start(), use.end()))
        .toList();
  }

  private static TableName table(String name) {
    return new TableName(Optional.empty(), name);
  }

  private static Column column(String name, String type) {
    return new Column(name, new ColumnType(type));
  }
}
