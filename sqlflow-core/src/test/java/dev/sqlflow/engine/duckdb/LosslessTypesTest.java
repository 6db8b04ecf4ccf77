package dev.sqlflow.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.plan.LosslessTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LosslessTypesTest {

  private static Session session;

  @BeforeAll
  static void open() throws Exception {
    session = Session.inMemory();
  }

  @AfterAll
  static void close() throws Exception {
    session.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "TINYINT | SMALLINT | -128",
        "SMALLINT | INTEGER | -32768",
        "INTEGER | BIGINT | 2147483647",
        "BIGINT | HUGEINT | 9223372036854775807",
        "UTINYINT | SMALLINT | 255",
        "UTINYINT | USMALLINT | 255",
        "USMALLINT | INTEGER | 65535",
        "UINTEGER | BIGINT | 4294967295",
        "UBIGINT | HUGEINT | 18446744073709551615",
        "SMALLINT | FLOAT | -32768",
        "INTEGER | DOUBLE | 2147483647",
        "UINTEGER | DOUBLE | 4294967295",
        "FLOAT | DOUBLE | 0.1",
        "TINYINT | DECIMAL(3,0) | -128",
        "BIGINT | DECIMAL(19,0) | 9223372036854775807",
        "UBIGINT | DECIMAL(22,2) | 18446744073709551615",
        "DECIMAL(5,2) | DECIMAL(7,3) | 999.99",
        "DECIMAL(9,0) | INTEGER | 999999999",
        "DECIMAL(18,0) | BIGINT | 999999999999999999",
        "DECIMAL(15,0) | DOUBLE | 999999999999999",
        "DATE | TIMESTAMP | 2020-01-02",
        "TIMESTAMP_S | TIMESTAMP | 2020-01-02 03:04:05",
        "TIMESTAMP_MS | TIMESTAMP | 2020-01-02 03:04:05.678",
        "UUID | VARCHAR | 8f14e45f-ceea-467f-ab2c-1d9a1d9a1d9a",
        "JSON | VARCHAR | {}",
        "ENUM('a', 'b') | VARCHAR | b",
        "INTEGER[] | BIGINT[] | [1, 2]",
        "VARCHAR | VARCHAR | x"
      })
  void theWidestValueComesBackAsItWas(String source, String target, String value) throws Exception {
    assertThat(LosslessTypes.fits(source, target)).isTrue();
    String literal = "CAST(" + Sql.literal(value) + " AS " + source + ")";
    assertThat(
            session.text(
                "SELECT CAST(CAST(%s AS %s) AS %s) = %s"
                    .formatted(literal, target, source, literal),
                1))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SMALLINT | TINYINT",
        "INTEGER | UINTEGER",
        "UBIGINT | BIGINT",
        "UHUGEINT | HUGEINT",
        "INTEGER | FLOAT",
        "BIGINT | DOUBLE",
        "DOUBLE | FLOAT",
        "DOUBLE | DECIMAL(18,3)",
        "BIGINT | DECIMAL(18,0)",
        "HUGEINT | DECIMAL(38,0)",
        "DECIMAL(5,2) | DECIMAL(5,1)",
        "DECIMAL(5,2) | DECIMAL(5,3)",
        "DECIMAL(5,2) | DOUBLE",
        "DECIMAL(10,0) | INTEGER",
        "TIMESTAMP | DATE",
        "TIMESTAMP | TIMESTAMP WITH TIME ZONE",
        "VARCHAR | INTEGER",
        "INTEGER | VARCHAR",
        "BOOLEAN | INTEGER",
        "BIGINT[] | INTEGER[]",
        "INTEGER | INTEGER[]",
        "STRUCT(a INTEGER) | STRUCT(a BIGINT)"
      })
  void otherPairsAreRefused(String source, String target) {
    assertThat(LosslessTypes.fits(source, target)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"INTEGER", "VARCHAR[]", "DATE"})
  void aColumnOfNullsFitsEverything(String target) {
    assertThat(LosslessTypes.fits("\"NULL\"", target)).isTrue();
  }
}
