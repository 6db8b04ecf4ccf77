package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of the server comes into the engine as what it means there. */
@ExtendWith(Server.class)
class SourceTypesTest {

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

  private Scan scan(Map<String, ?> options) {
    PostgresConnector connector = new PostgresConnector();
    return connector.scan(ConnectorOptions.of(connector, options), ScanRequest.ALL);
  }

  private Scan query(String sql) {
    return scan(database.options("query", sql));
  }

  /** The values of one row, in the words of the engine. */
  private String read(String sql) {
    Scan scan = query(sql);
    engine.load("t", scan);
    String list =
        scan.columns().stream()
            .map(column -> "CAST(\"" + column.name() + "\" AS VARCHAR)")
            .collect(Collectors.joining(", "));
    return engine.rows("SELECT " + list + " FROM t").stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
        .collect(Collectors.joining("\n"));
  }

  private static String types(Scan scan) {
    return scan.columns().stream()
        .map(Column::type)
        .map(String::valueOf)
        .collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      quoteCharacter = '`',
      value = {
        "true, false, null::bool ; BOOLEAN | BOOLEAN | BOOLEAN ; true | false | null",
        "(-32768)::int2, 2147483647, (-9223372036854775808)::int8 ; SMALLINT | INTEGER | BIGINT ; -32768 | 2147483647 | -9223372036854775808",
        "4294967295::oid ; BIGINT ; 4294967295",
        "1.5::float4, 'NaN'::float4, '-Infinity'::float8, 5e-324::float8 ; FLOAT | FLOAT | DOUBLE | DOUBLE ; 1.5 | nan | -inf | 5e-324",
        "1234567890123456789012345678.0123456789::numeric(38,10) ; DECIMAL(38,10) ; 1234567890123456789012345678.0123456789",
        "(-0.05)::numeric(4,2), 0::numeric(4,2), 100::numeric(5,2), 20000::numeric(9,0) ; DECIMAL(4,2) | DECIMAL(4,2) | DECIMAL(5,2) | DECIMAL(9,0) ; -0.05 | 0.00 | 100.00 | 20000",
        "12.3400::numeric, 0.0000000001::numeric, 99990000::numeric ; DECIMAL(38,10) | DECIMAL(38,10) | DECIMAL(38,10) ; 12.3400000000 | 0.0000000001 | 99990000.0000000000",
        "1200::numeric(2,-2), 0.00012::numeric(2,5) ; DECIMAL(4,0) | DECIMAL(5,5) ; 1200 | .00012",
        "'caf\u00e9 \uD83D\uDE00'::text, 'a'::varchar(3), 'b'::char(3), ''::text, 'z' ; VARCHAR | VARCHAR | VARCHAR | VARCHAR | VARCHAR ; caf\u00e9 \uD83D\uDE00 | a | b   |  | z",
        "'2026-01-31'::date, '0044-03-15 BC'::date, 'infinity'::date, '-infinity'::date, '4713-01-01 BC'::date ; DATE | DATE | DATE | DATE | DATE ; 2026-01-31 | 0044-03-15 (BC) | infinity | -infinity | 4713-01-01 (BC)",
        "'00:00'::time, '24:00'::time, '12:34:56.000001'::time ; TIME | TIME | TIME ; 00:00:00 | 24:00:00 | 12:34:56.000001",
        "'2026-01-31 18:30:00.123456'::timestamp, '4713-01-01 00:00 BC'::timestamp, 'infinity'::timestamp, '-infinity'::timestamp ; TIMESTAMP | TIMESTAMP | TIMESTAMP | TIMESTAMP ; 2026-01-31 18:30:00.123456 | 4713-01-01 (BC) 00:00:00 | infinity | -infinity",
        "timestamptz '2026-07-01 12:00+02' = timestamptz '2026-07-01 10:00Z', '12:00:00.5+02'::timetz, '01:02:03-08:30'::timetz ; BOOLEAN | TIME WITH TIME ZONE | TIME WITH TIME ZONE ; true | 12:00:00.5+02 | 01:02:03-08:30",
        "'1 year 2 mons -3 days 04:05:06.7'::interval, '-1 day'::interval, '00:00'::interval ; INTERVAL | INTERVAL | INTERVAL ; 1 year 2 months -3 days 04:05:06.7 | -1 day | 00:00:00",
        "'{\"b\": 1, \"a\":  2}'::json, '{\"b\": [1.50], \"a\": null}'::jsonb ; JSON | JSON ; {\"b\": 1, \"a\":  2} | {\"a\": null, \"b\": [1.50]}",
        "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid ; UUID ; a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "'\\x00ff10'::bytea, ''::bytea, 0 ; BLOB | BLOB | INTEGER ; \\x00\\xFF\\x10 |  | 0",
        "'192.168.0.1/24'::inet, '10.0.0.0/8'::cidr, B'101', '<a/>'::xml, 'x'::name, '[1,5)'::int4range ; VARCHAR | VARCHAR | VARCHAR | VARCHAR | VARCHAR | VARCHAR ; 192.168.0.1/24 | 10.0.0.0/8 | 101 | <a/> | x | [1,5)",
        "ARRAY[1,NULL,3], '{}'::int4[], NULL::int8[] ; INTEGER[] | INTEGER[] | BIGINT[] ; [1, NULL, 3] | [] | null",
        "ARRAY[1.50,NULL]::numeric(6,2)[], ARRAY[true,false], ARRAY[1.5,'NaN','Infinity']::float8[], ARRAY[1.5]::float4[] ; DECIMAL(6,2)[] | BOOLEAN[] | DOUBLE[] | FLOAT[] ; [1.50, NULL] | [true, false] | [1.5, nan, inf] | [1.5]",
        "ARRAY['2026-01-31','0044-03-15 BC','infinity']::date[], ARRAY['12:00:00.5']::time[] ; DATE[] | TIME[] ; [2026-01-31, '0044-03-15 (BC)', infinity] | ['12:00:00.5']",
        "ARRAY['2026-01-31 12:00','-infinity']::timestamp[], ARRAY['\\xff00']::bytea[], ARRAY['1 day']::interval[] ; TIMESTAMP[] | BLOB[] | INTERVAL[] ; ['2026-01-31 12:00:00', -infinity] | ['\\\\xFF\\\\x00'] | [1 day]",
        "ARRAY['{\"a\":1}']::jsonb[], ARRAY['10.0.0.1']::inet[] ; VARCHAR[] | VARCHAR[] ; ['{\"a\": 1}'] | [10.0.0.1]",
      })
  void a_value_keeps_its_type_and_meaning(String list, String types, String values) {
    String sql = "SELECT * FROM (SELECT " + list + ") AS v(a" + names(list) + ")";

    assertThat(types(query(sql))).isEqualTo(types);
    assertThat(read(sql)).isEqualTo(values);
  }

  /** More column names than the first: b, c, ... */
  private static String names(String list) {
    int depth = 0;
    StringBuilder names = new StringBuilder();
    boolean quoted = false;
    for (char c : list.toCharArray()) {
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0 && !quoted) {
        names.append(", ").append((char) ('b' + names.length() / 3));
      }
    }
    return names.toString();
  }

  @Test
  void an_instant_is_the_same_instant() {
    Scan scan =
        query("SELECT timestamptz '2026-07-01 12:00:00.5+02' AS t, 'infinity'::timestamptz AS i");

    engine.load("t", scan);
    assertThat(engine.rows("SELECT epoch_us(t.t), isinf(i), typeof(t.t) FROM t"))
        .containsExactly(List.of(1782900000500000L, true, "TIMESTAMP WITH TIME ZONE"));
  }

  @Test
  void texts_in_arrays_come_through_whatever_they_hold() {
    Scan scan =
        query(
            "SELECT ARRAY['a,b', 'NULL', NULL, '', 'x''y', 'q\"r', E'back\\\\slash', ' sp ',"
                + " E'\\nline\\n', '[z]', '{k}', E'\\t', 'caf\u00e9'] AS a");

    engine.load("t", scan);
    assertThat(
            engine.rows(
                "SELECT a = ['a,b', 'NULL', NULL, '', 'x''y', 'q\"r', 'back\\slash', ' sp ',"
                    + " chr(10) || 'line' || chr(10), '[z]', '{k}', chr(9), 'caf\u00e9'] FROM t"))
        .containsExactly(List.of(true));
  }

  @Test
  void enums_domains_and_types_of_others_come_as_what_they_are() {
    database.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')");
    database.execute("CREATE DOMAIN price AS numeric(8,2)");
    database.execute("CREATE TYPE pair AS (a int, b text)");
    String schema = database.schema() + ".";
    String sql =
        "SELECT 'ok'::%smood AS m, 1.5::%sprice AS p, ARRAY['sad']::%smood[] AS ms, ROW(1,'x')::%spair AS r"
            .formatted(schema, schema, schema, schema);

    assertThat(types(query(sql))).isEqualTo("VARCHAR | DECIMAL(8,2) | VARCHAR[] | VARCHAR");
    assertThat(read(sql)).isEqualTo("ok | 1.50 | [sad] | (1,x)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      quoteCharacter = '`',
      value = {
        "12345678901234567890123456789::numeric ; has 29 digits before the point",
        "0.00000000001::numeric ; has 11 digits behind the point",
        "'NaN'::numeric ; is NaN, which no DECIMAL is",
        "'-Infinity'::numeric ; is infinite, which no DECIMAL is",
        "'294276-12-31'::timestamp ; is a time after the year 294246",
        "'infinity'::interval ; is infinite, which no INTERVAL is",
        "ARRAY[[1,2],[3,4]] ; is an array of 2 dimensions",
      })
  void what_does_not_fit_names_column_and_row(String value, String why) {
    Scan scan =
        query(
            "SELECT n, CASE WHEN n = 3 THEN "
                + value
                + " END AS odd FROM generate_series(1, 4) AS n");

    assertThatThrownBy(() -> engine.load("t", scan))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_DATA))
        .hasMessageContaining("column `odd`, row 3: the value " + why);
  }
}
