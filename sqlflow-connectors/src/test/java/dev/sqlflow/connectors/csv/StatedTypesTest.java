package dev.sqlflow.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that a stated type would refuse or change are found before a run begins. */
class StatedTypesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bigint         | 5.6",
        "INT            | 3000000000",
        "TINYINT        | 1e999999999",
        "UTINYINT       | -1",
        "HUGEINT        | 170141183460469231731687303715884105728",
        "BIGINT         | five",
        "DECIMAL(18,2)  | 5.678",
        "DECIMAL(18,2)  | 1e-3",
        "DECIMAL(4, 2)  | 100",
        "DOUBLE         | 1.5.2",
        "FLOAT          | x",
        "BOOLEAN        | perhaps",
        "DATE           | 2026-01-31 18:30:00",
        "DATE           | 2026-01-31T00:00:01",
        "DATE           | 31.01.2026",
        "TIMESTAMP      | 18:30"
      })
  void a_value_that_would_be_changed_is_refused(String type, String value) {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "id,v\n1,\n2," + value + "\n");
    String name = CsvFixture.show(csv.scan("t.csv", lenient(type)).columns()).substring(13);

    assertThat(csv.fault("t.csv", Map.of("types", Map.of("V", type))))
        .isEqualTo("INVALID_DATA: line 3 of `t.csv` has no %s in column `v`: `%s`", name, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BIGINT         | 007",
        "BIGINT         | -9223372036854775808",
        "INTEGER        | 5.0",
        "INTEGER        | 1e3",
        "DECIMAL(18,2)  | 5.6700",
        "DECIMAL(18,2)  | 0.000",
        "DOUBLE         | .1",
        "DOUBLE         | NaN",
        "BOOLEAN        | T",
        "DATE           | 2026-1-5",
        "DATE           | 2026-01-31 00:00:00",
        "TIMESTAMP      | 2026-01-31",
        "TIMESTAMP      | 2026-01-31T18:30:00Z",
        "UUID           | left to the engine",
        "VARCHAR        | 5.6"
      })
  void a_value_that_only_looks_different_is_taken(String type, String value) {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "id,v\n1," + value + "\n");

    assertThat(csv.columns("t.csv", Map.of("types", Map.of("v", type))))
        .isEqualTo("id BIGINT, v " + type);
  }

  @Test
  void dates_in_a_format_of_their_own_are_left_to_the_engine() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "v\n1.2.2026\n");

    assertThat(
            csv.columns("t.csv", Map.of("types", Map.of("v", "DATE"), "date_format", "%d.%m.%Y")))
        .isEqualTo("v DATE");
  }

  @Test
  void where_faulty_records_may_be_set_aside_the_run_decides() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "v\n5.6\n");

    assertThat(csv.columns("t.csv", lenient("BIGINT"))).isEqualTo("v BIGINT");
  }

  private static Map<String, Object> lenient(String type) {
    return Map.of("types", Map.of("v", type), "ignore_errors", true);
  }
}
