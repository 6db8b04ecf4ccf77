package dev.sqlflow.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.ColumnType.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, BOOLEAN",
    "TINYINT, LONG",
    "SMALLINT, LONG",
    "integer, LONG",
    "BIGINT, LONG",
    "UTINYINT, LONG",
    "USMALLINT, LONG",
    "UINTEGER, LONG",
    "UBIGINT, TEXT",
    "HUGEINT, TEXT",
    "DATE, LONG",
    "TIME, LONG",
    "TIMESTAMP, LONG",
    "TIMESTAMP WITH TIME ZONE, LONG",
    "FLOAT, DOUBLE",
    "DOUBLE, DOUBLE",
    "BLOB, BYTES",
    "VARCHAR, TEXT",
    "'DECIMAL(18,2)', TEXT",
    "VARCHAR[], TEXT"
  })
  void the_storage_follows_from_the_type(String sql, Storage storage) {
    assertThat(new ColumnType(sql).storage()).isEqualTo(storage);
  }

  @Test
  void a_type_is_shown_as_sql_writes_it() {
    assertThat(ColumnType.TIMESTAMPTZ).hasToString("TIMESTAMP WITH TIME ZONE");
    assertThat(new Column("id", ColumnType.BIGINT)).hasToString("Column[name=id, type=BIGINT]");
  }
}
