package dev.sqlflow.connectors.memory;

import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.Rows;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that stand in the options have the types of their values, or those that are stated. */
class GivenRowsTest {

  @Test
  void types_follow_from_values() {
    Scan scan =
        scan(
            List.of(
                object("id", 1, "price", 2, "name", "Ada", "ok", true, "none", null),
                object("id", 2, "price", 2.5, "name", null, "more", "x")));

    assertThat(columns(scan))
        .isEqualTo("id BIGINT, price DOUBLE, name VARCHAR, ok BOOLEAN, none VARCHAR, more VARCHAR");
    assertThat(Rows.read(scan))
        .containsExactly(
            row(1L, 2.0, "Ada", true, null, null), row(2L, 2.5, null, null, null, "x"));
  }

  @Test
  void more_rows_than_one_batch_holds_come_in_order() {
    List<Map<String, Object>> rows =
        Collections.nCopies(5_000, Map.of("id", 1)).stream()
            .<Map<String, Object>>map(LinkedHashMap::new)
            .toList();

    assertThat(Rows.read(scan(rows))).hasSize(5_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATE | 2026-01-31 | 20484",
        "TIME | 00:00:01.000002 | 1000002",
        "TIMESTAMP | 1970-01-01 00:00:01 | 1000000",
        "timestamptz | 1970-01-01 02:00:00+02:00 | 0",
        "TINYINT | -128 | -128",
        "SMALLINT | 32767 | 32767",
        "int | -2147483648 | -2147483648",
        "UTINYINT | 255 | 255",
        "USMALLINT | 65535 | 65535",
        "UINTEGER | 4294967295 | 4294967295"
      })
  void stated_types_are_read_from_text(String type, String text, long stored) {
    assertThat(Rows.read(typed(type, text))).containsExactly(row(stored));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATE | 2026-02-30",
        "TIME | 25:00",
        "TIME | 00:00:00.123456789",
        "TIMESTAMP | 2026-01-31T00:00:00.123456789",
        "TIMESTAMP | soon",
        "TINYINT | 128",
        "UTINYINT | -1",
        "BIGINT | 5.6",
        "DOUBLE | 1e400",
        "DOUBLE | x",
        "BOOLEAN | yes"
      })
  void what_is_no_value_of_the_type_is_refused(String type, String text) {
    assertThat(fault(() -> typed(type, text)))
        .isEqualTo("INVALID_DATA: row 1 has no %s in column `v`: `%s`".formatted(type, text));
  }

  @Test
  void other_types_are_left_to_the_engine_as_text() {
    Scan scan =
        scan(Map.of("rows", List.of(Map.of("v", 2.50)), "types", Map.of("v", "decimal(9,2)")));

    assertThat(columns(scan)).isEqualTo("v DECIMAL(9,2)");
    assertThat(Rows.read(scan)).containsExactly(row("2.5"));
  }

  @Test
  void stated_columns_give_the_order_and_are_the_only_ones() {
    List<Map<String, Object>> rows = List.of(object("b", 1, "a", 2));

    assertThat(columns(scan(Map.of("rows", rows, "columns", List.of("a", "b", "c")))))
        .isEqualTo("a BIGINT, b BIGINT, c VARCHAR");
    assertThat(fault(() -> scan(Map.of("rows", rows, "columns", List.of("a")))))
        .isEqualTo("INVALID_DATA: row 1 has a column `b`, which `columns` does not name");
  }

  @Test
  void no_rows_need_stated_columns() {
    assertThat(Rows.read(scan(Map.of("rows", List.of(), "columns", List.of("a"))))).isEmpty();
    assertThat(fault(() -> scan(List.of())))
        .isEqualTo("INVALID_DATA: without rows the option `columns` must name the columns");
  }

  @Test
  void mixed_values_are_refused_with_row_and_column() {
    assertThat(fault(() -> scan(List.of(object("v", 1), object("v", "x")))))
        .isEqualTo(
            "INVALID_DATA: row 2 has a value of type VARCHAR in column `v`, and the rows before it"
                + " BIGINT");
    assertThat(fault(() -> scan(List.of(object("v", List.of(1))))))
        .isEqualTo("INVALID_DATA: row 1 has a list or an object in column `v`: give it as text");
  }

  @Test
  void stated_types_need_their_column_and_text() {
    List<Map<String, Object>> rows = List.of(object("v", 1));

    assertThat(fault(() -> scan(Map.of("rows", rows, "types", Map.of("w", "DATE")))))
        .isEqualTo("INVALID_DATA: `types` names a column `w`, which no row has");
    assertThat(fault(() -> scan(Map.of("rows", rows, "types", Map.of("v", "BLOB")))))
        .isEqualTo("INVALID_DATA: column `v` can't be BLOB: rows hold no bytes");
  }

  private static Scan typed(String type, String text) {
    return scan(Map.of("rows", List.of(Map.of("v", text)), "types", Map.of("v", type)));
  }

  private static Scan scan(List<Map<String, Object>> rows) {
    return scan(Map.of("rows", rows));
  }

  private static Scan scan(Map<String, ?> options) {
    InMemoryConnector connector = new InMemoryConnector();
    return connector.scan(ConnectorOptions.of(connector, options), ScanRequest.ALL);
  }

  private static String fault(Runnable work) {
    ConnectorException fault = catchThrowableOfType(ConnectorException.class, work::run);
    return fault.kind() + ": " + fault.getMessage();
  }

  private static String columns(Scan scan) {
    return scan.columns().stream()
        .map((Column column) -> column.name() + " " + column.type())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> object(@Nullable Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    List<@Nullable Object> list = Arrays.asList(entries);
    for (int index = 0; index < list.size(); index += 2) {
      map.put((String) list.get(index), list.get(index + 1));
    }
    return map;
  }
}
