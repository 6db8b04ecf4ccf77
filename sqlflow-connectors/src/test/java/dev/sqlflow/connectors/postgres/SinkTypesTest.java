package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of the engine goes into the server as what it means there. */
@ExtendWith(Server.class)
class SinkTypesTest {

  @TempDir static Path folder;
  private static Database database;
  private static TestEngine engine;

  @BeforeAll
  static void open(Database given) throws IOException {
    database = given;
    engine = TestEngine.open(folder, Set.of());
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @BeforeEach
  void nothing() {
    database.execute("DROP TABLE IF EXISTS t");
  }

  private void export(String query) {
    engine.export(query, Pg.write(database.options("table", "t"), WriteMode.APPEND));
  }

  private String stored() {
    return String.join("\n", database.rows("SELECT * FROM t"));
  }

  private String types() {
    return String.join(
        " | ",
        database.rows(
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 't'::regclass"
                + " AND attnum > 0 ORDER BY attnum"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      quoteCharacter = '`',
      value = {
        "true AS a, NULL::BOOLEAN AS b ; boolean | boolean ; t|null",
        "1::TINYINT AS a, 255::UTINYINT AS b, -5::SMALLINT AS c, 65535::USMALLINT AS d, 4294967295::UINTEGER AS e ; smallint | smallint | smallint | integer | bigint ; 1|255|-5|65535|4294967295",
        "18446744073709551615::UBIGINT AS a, (-170141183460469231731687303715884105727)::HUGEINT AS b ; numeric(20,0) | numeric(39,0) ; 18446744073709551615|-170141183460469231731687303715884105727",
        "1.5::FLOAT AS a, 'nan'::DOUBLE AS b, '-inf'::DOUBLE AS c, 1e-300 AS d ; real | double precision | double precision | double precision ; 1.5|NaN|-Infinity|1e-300",
        "1234567890123456789012345678.0123456789::DECIMAL(38,10) AS a, -0.05::DECIMAL(4,2) AS b, 0::DECIMAL(4,2) AS c, 10000::DECIMAL(9,0) AS d ; numeric(38,10) | numeric(4,2) | numeric(4,2) | numeric(9,0) ; 1234567890123456789012345678.0123456789|-0.05|0.00|10000",
        "'caf\u00e9 \uD83D\uDE00' AS a, '' AS b, 'x'::ENUM('x', 'y') AS c ; text | text | text ; caf\u00e9 \uD83D\uDE00||x",
        "DATE '2026-01-31' AS a, DATE '0044-03-15 (BC)' AS b, 'infinity'::DATE AS c, '-infinity'::DATE AS d ; date | date | date | date ; 2026-01-31|0044-03-15 BC|infinity|-infinity",
        "TIME '12:34:56.000001' AS a, TIME '24:00:00' AS b, '12:00:00.5+02'::TIMETZ AS c ; time without time zone | time without time zone | time with time zone ; 12:34:56.000001|24:00:00|12:00:00.5+02",
        "TIMESTAMP '2026-01-31 18:30:00.123456' AS a, TIMESTAMP '4713-01-01 (BC) 00:00:00' AS b, 'infinity'::TIMESTAMP AS c, '-infinity'::TIMESTAMP AS d, TIMESTAMP_MS '2026-01-31 18:30:00.5' AS e ; timestamp without time zone | timestamp without time zone | timestamp without time zone | timestamp without time zone | timestamp without time zone ; 2026-01-31 18:30:00.123456|4713-01-01 00:00:00 BC|infinity|-infinity|2026-01-31 18:30:00.5",
        "epoch_us(TIMESTAMPTZ '2026-07-01 12:00+02') AS a ; bigint ; 1782900000000000",
        "INTERVAL '14 months -3 days' + INTERVAL '-1 second' AS a ; interval ; 1 year 2 mons -3 days -00:00:01",
        "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::UUID AS a, '\\x00\\xFFa'::BLOB AS b ; uuid | bytea ; a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11|\\x00ff61",
        "'{\"b\": 1,  \"a\": 2}'::JSON AS a, '101'::BIT AS b ; json | bit varying ; {\"b\": 1,  \"a\": 2}|101",
        "[1, NULL, 3] AS a, []::BIGINT[] AS b, [1.50::DECIMAL(6,2)] AS c, [true] AS d, ['nan'::DOUBLE, 1.5] AS e ; integer[] | bigint[] | numeric(6,2)[] | boolean[] | double precision[] ; {1,NULL,3}|{}|{1.50}|{t}|{NaN,1.5}",
        "[DATE '0044-03-15 (BC)', 'infinity'::DATE] AS a, [TIMESTAMP '2026-01-31 12:00:00'] AS b, ['\\x00\\xFFa'::BLOB] AS c, [INTERVAL '1 day'] AS d ; date[] | timestamp without time zone[] | bytea[] | interval[] ; {\"0044-03-15 BC\",infinity}|{\"2026-01-31 12:00:00\"}|{\"\\\\x00ff61\"}|{\"1 day\"}",
      })
  void a_value_keeps_its_meaning_in_a_new_table(String list, String types, String row) {
    export("SELECT " + list);

    assertThat(types()).isEqualTo(types);
    assertThat(stored()).isEqualTo(row);
  }

  @Test
  void an_instant_is_the_same_instant() {
    export("SELECT TIMESTAMPTZ '2026-07-01 12:00:00.5+02' AS a, 'infinity'::TIMESTAMPTZ AS b");

    assertThat(database.rows("SELECT a AT TIME ZONE 'UTC', b FROM t"))
        .containsExactly("2026-07-01 10:00:00.5|infinity");
  }

  @Test
  void texts_in_lists_arrive_whatever_they_hold() {
    export(
        "SELECT ['a,b', 'NULL', NULL, '', 'x''y', 'q\"r', 'back\\slash', ' sp ', chr(10) || 'l' || chr(10),"
            + " '[z]', '{k}', chr(9), 'caf\u00e9', 'it''s \"q\"'] AS a");

    assertThat(
            database.rows(
                "SELECT a = ARRAY['a,b', 'NULL', NULL, '', 'x''y', 'q\"r', E'back\\\\slash', ' sp ', E'\\nl\\n',"
                    + " '[z]', '{k}', E'\\t', 'caf\u00e9', 'it''s \"q\"'] FROM t"))
        .containsExactly("t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      quoteCharacter = '`',
      value = {
        "smallint ; 123 ; 123",
        "integer ; sum(x) FROM (VALUES (1), (2)) AS v(x) ; 3",
        "bigint ; 5.00::DECIMAL(10,2) ; 5",
        "double precision ; 9007199254740992 ; 9.007199254740992e+15",
        "numeric(6,2) ; 1.50 ; 1.50",
        "numeric ; 0.1::DOUBLE ; 0.1",
        "numeric ; 'nan'::DOUBLE ; NaN",
        "numeric(3,-2) ; 1200 ; 1200",
        "timestamp ; DATE '2026-01-31' ; 2026-01-31 00:00:00",
        "varchar(3) ; 'abc' ; abc",
        "char(3) ; 'abc' ; abc",
        "jsonb ; '{\"a\":1}'::JSON ; {\"a\": 1}",
        "text ; 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::UUID ; a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "uuid ; 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' ; a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "inet ; '10.0.0.1' ; 10.0.0.1",
        "int4range ; '[1,5)' ; [1,5)",
        "text[] ; ['a', NULL] ; {a,NULL}",
        "numeric(6,2)[] ; [1.50::DECIMAL(6,2)] ; {1.50}",
      })
  void a_value_fits_into_a_column_that_takes_all_of_it(String type, String value, String stored) {
    database.execute("CREATE TABLE t (v " + type + ")");
    export("SELECT " + value.replaceFirst("( FROM .*)?$", " AS v$1"));

    assertThat(stored()).isEqualTo(stored);
  }

  @Test
  void labels_go_into_an_enum_and_other_words_are_refused() {
    database.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')");
    database.execute("CREATE TABLE t (v mood)");
    export("SELECT 'ok' AS v");

    assertThat(stored()).isEqualTo("ok");
    assertThatThrownBy(() -> export("SELECT 'bad' AS v"))
        .hasMessageContaining("invalid input value for enum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      quoteCharacter = '`',
      value = {
        "smallint ; 40000 ; column `v`, row 3: the value 40000 is not between -32768 and 32767",
        "integer ; 1.5::DECIMAL(4,1) ; column `v`, row 3: the value 1.5 is no whole number of 64 bits",
        "real ; 0.1::DOUBLE ; column `v`, row 3: the value 0.1 would lose digits as real",
        "double precision ; 9007199254740993 ; column `v`, row 3: the value 9007199254740993 would lose digits",
        "numeric(4,2) ; 1.505::DECIMAL(6,3) ; row 3: the value has 3 digits behind the point; numeric(4,2) takes 2",
        "numeric(4,2) ; 100::DECIMAL(6,3) ; row 3: the value has 3 digits before the point; numeric(4,2) takes 2",
        "date ; DATE '5000-01-01 (BC)' ; row 3: the value is a date that the server does not know",
        "timestamp ; TIMESTAMP '5000-01-01 (BC) 00:00:00' ; row 3: the value is a time that the server does not know",
        "varchar(2) ; 'abc' ; value too long for type character varying(2) (COPY t, line 3, column v)",
      })
  void what_does_not_fit_names_column_and_row(String type, String value, String why) {
    database.execute("CREATE TABLE t (v " + type + ")");

    assertThatThrownBy(
            () ->
                export(
                    "SELECT CASE WHEN n = 3 THEN " + value + " END AS v FROM range(1, 5) AS r(n)"))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_DATA))
        .hasMessageContaining(why);
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      quoteCharacter = '`',
      value = {
        "integer ; 'a'",
        "text ; 1",
        "date ; TIMESTAMP '2026-01-31 00:00:00'",
        "timestamptz ; TIMESTAMP '2026-01-31 00:00:00'",
        "numeric(6,1)[] ; [1.55::DECIMAL(6,2)]",
        "integer[] ; 1",
      })
  void a_type_that_means_something_else_is_refused(String type, String value) {
    database.execute("CREATE TABLE t (v " + type + ")");

    assertThatThrownBy(() -> export("SELECT " + value + " AS v"))
        .hasMessageContaining("cast it in the query");
  }

  @Test
  void what_the_server_has_no_type_for_is_refused() {
    assertThatThrownBy(() -> export("SELECT {'a': 1} AS s"))
        .hasMessageContaining("column `s`: no type of the server is STRUCT");
  }
}
