package dev.sqlflow.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of columns follow from their values, and no value is changed by its type. */
class CsvTypesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 -5 0 | BIGINT",
        "9223372036854775807 | BIGINT",
        "9223372036854775808 | VARCHAR",
        "007 1 | VARCHAR",
        "-0 | DOUBLE",
        "+5 | VARCHAR",
        "- | VARCHAR",
        "1.5 2 | DOUBLE",
        ".5 1e3 1E-3 | DOUBLE",
        "1. | VARCHAR",
        "1e | VARCHAR",
        "1e400 | VARCHAR",
        "00.5 | VARCHAR",
        "0.000000000000000000001 | DOUBLE",
        "123456789.123456 | DOUBLE",
        "1234567890.1234567 | VARCHAR",
        "0x10 1_000 | VARCHAR",
        "NaN | VARCHAR",
        "true FALSE | BOOLEAN",
        "true 1 | VARCHAR",
        "t | VARCHAR",
        "2026-01-31 | DATE",
        "2026-02-30 | VARCHAR",
        "2026-1-31 | VARCHAR",
        "31.01.2026 | VARCHAR",
        "2026-01-31T18:30 2026-01-31T18:30:05.123456 | TIMESTAMP",
        "2026-01-31T18:30:00.123456789 | VARCHAR",
        "2026-01-31T18:30:00Z | VARCHAR",
        "2026-01-31 2026-01-31T18:30 | VARCHAR",
        "2026-01-31T | VARCHAR",
        "1 x | VARCHAR"
      })
  void a_column_has_the_type_in_whose_form_all_values_are(String values, String type) {
    String content = "v,w\n" + String.join(",\n", values.split(" ")) + ",\n";

    assertThat(new CsvFixture(folder).columns(content)).isEqualTo("v " + type + ", w VARCHAR");
  }

  @Test
  void nulls_have_no_type_but_quoted_empty_texts_do() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a,b,c\n,NA,\"\"\n1,2,3\n");

    assertThat(csv.columns("t.csv", Map.of())).isEqualTo("a BIGINT, b VARCHAR, c VARCHAR");
    assertThat(csv.columns("t.csv", Map.of("null_values", List.of("", "NA"))))
        .isEqualTo("a BIGINT, b BIGINT, c VARCHAR");
  }

  @Test
  void stated_types_win_and_go_by_their_usual_names() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "id,price,day\n1,2.5,x\n");

    assertThat(csv.columns("t.csv", Map.of("types", Map.of("ID", "int", "price", "decimal(18,2)"))))
        .isEqualTo("id INTEGER, price DECIMAL(18,2), day VARCHAR");
  }

  @Test
  void a_stated_type_needs_its_column() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "id,price\n1,2.5\n");

    assertThat(csv.fault("t.csv", Map.of("types", Map.of("prize", "DOUBLE"))))
        .isEqualTo("INVALID_DATA: `types` names a column `prize`; there are `id,price`");
  }

  @Test
  void stated_formats_are_the_only_ones() {
    CsvFixture csv =
        new CsvFixture(folder)
            .file("t.csv", "a,b,c,d\n31.01.2026,2026-01-31,20260131,05/02/26 6:30 PM\n");

    assertThat(
            csv.columns(
                "t.csv",
                Map.of("date_format", "%d.%m.%Y", "timestamp_format", "%m/%d/%y %-I:%M %p")))
        .isEqualTo("a DATE, b VARCHAR, c BIGINT, d TIMESTAMP");
    assertThat(csv.columns("t.csv", Map.of("date_format", "%Y%m%d")))
        .isEqualTo("a VARCHAR, b VARCHAR, c DATE, d VARCHAR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%d %b %Y | 31 Jan 2026",
        "%d %B %Y | 31 January 2026",
        "%A %-d-%-m-%y | Saturday 31-1-26",
        "%a %d.%m.%Y | Sat 31.01.2026",
        "%Y-%j | 2026-031",
        "%Y%%%m%%%d | 2026%01%31"
      })
  void dates_are_known_in_many_formats(String format, String value) {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a\n" + value + "\n");

    assertThat(csv.columns("t.csv", Map.of("date_format", format))).isEqualTo("a DATE");
  }

  @Test
  void timestamps_are_known_in_parts_of_seconds() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a\n31.01.2026 18:30:05.000123\n");

    assertThat(csv.columns("t.csv", Map.of("timestamp_format", "%d.%m.%Y %H:%M:%S.%f")))
        .isEqualTo("a TIMESTAMP");
  }

  @Test
  void small_files_are_looked_at_to_their_end() {
    StringBuilder content = new StringBuilder("a\n");
    for (int row = 0; row < 30_000; row++) {
      content.append(row).append('\n');
    }
    assertThat(new CsvFixture(folder).columns(content + "x\n")).isEqualTo("a VARCHAR");
  }
}
