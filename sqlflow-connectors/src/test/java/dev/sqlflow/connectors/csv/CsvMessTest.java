package dev.sqlflow.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messy files: each is described rightly, or refused with its line. */
class CsvMessTest {

  @TempDir Path folder;
  private CsvFixture csv;

  @BeforeEach
  void begin() {
    csv = new CsvFixture(folder);
  }

  @Test
  void quotes_hold_delimiters_quotes_and_line_breaks() {
    assertThat(
            csv.columns(
                "id,text\n1,\"a,b\"\n2,\"say \"\"hi\"\"\"\n3,\"two\nlines\"\n4,\"a\r\nb\"\n"))
        .isEqualTo("id BIGINT, text VARCHAR");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_name() {
    assertThat(csv.columns("\uFEFFid,name\n1,x\n")).isEqualTo("id BIGINT, name VARCHAR");
  }

  @Test
  void a_header_may_be_quoted_and_broken() {
    assertThat(csv.columns("\"id\",\"long\nname\"\n1,x\n"))
        .isEqualTo("id BIGINT, long\nname VARCHAR");
  }

  @Test
  void lines_may_end_in_any_of_the_three_ways() {
    assertThat(csv.columns("a,b\r\n1,2\r\n")).isEqualTo("a BIGINT, b BIGINT");
    assertThat(csv.columns("a,b\r1,2\r")).isEqualTo("a BIGINT, b BIGINT");
    assertThat(csv.columns("a,b\n1,2")).isEqualTo("a BIGINT, b BIGINT");
  }

  @Test
  void a_record_with_too_many_fields_is_refused() {
    assertThat(csv.fault("a,b\n1,2\n3,4,5\n"))
        .isEqualTo("INVALID_DATA: line 3 of `t.csv` has 3 fields instead of 2: `3,4,5`");
  }

  @Test
  void a_record_with_too_few_fields_is_refused() {
    assertThat(csv.fault("a,b,c\n1,\"x\ny\",3\n4,5\n"))
        .isEqualTo("INVALID_DATA: line 4 of `t.csv` has 2 fields instead of 3: `4,5`");
    assertThat(csv.fault("a,b\n1,2\n3\n"))
        .isEqualTo("INVALID_DATA: line 3 of `t.csv` has 1 field instead of 2: `3`");
  }

  @Test
  void empty_fields_behind_the_last_column_do_not_count() {
    assertThat(csv.columns("a,b\n1,2,\n3,4,,\n")).isEqualTo("a BIGINT, b BIGINT");
    assertThat(csv.fault("a,b\n1,2,\"\"\n"))
        .isEqualTo("INVALID_DATA: line 2 of `t.csv` has 3 fields instead of 2: `1,2,\"\"`");
  }

  @Test
  void a_stray_quote_is_refused() {
    assertThat(csv.fault("a,b\n1,2\n3,x\"y\n"))
        .isEqualTo("INVALID_DATA: line 3 of `t.csv` has a stray quote: `3,x\"y`");
    assertThat(csv.fault("a,b\n1, \"x\"\n"))
        .isEqualTo("INVALID_DATA: line 2 of `t.csv` has a stray quote: `1, \"x\"`");
    assertThat(csv.fault("a,b\n1,\"x\"y\n3,4\n")).startsWith("INVALID_DATA: line 2 of `t.csv` ");
  }

  @Test
  void a_quote_that_nothing_closes_is_refused_where_it_opens() {
    assertThat(csv.fault("a,b\n1,2\n3,\"x\n5,6\n7,8\n"))
        .isEqualTo("INVALID_DATA: line 3 of `t.csv` opens a quote that nothing closes");
  }

  @Test
  void blank_lines_are_records_of_one_column_only() {
    assertThat(csv.columns("a,b\n1,2\n\n3,4\n\n")).isEqualTo("a BIGINT, b BIGINT");
    assertThat(csv.columns("a\n1\n\n3\n")).isEqualTo("a BIGINT");
  }

  @Test
  void a_blank_line_in_the_header_s_place_is_refused() {
    assertThat(csv.fault("\na,b\n1,2\n"))
        .isEqualTo(
            "INVALID_DATA: line 1 of `t.csv` is blank where the header should be; skip it by"
                + " `skip_rows`");
    csv.file("t.csv", "x\n\n1,2\n");
    assertThat(csv.fault("t.csv", Map.of("has_header", false, "skip_rows", 1)))
        .isEqualTo(
            "INVALID_DATA: line 2 of `t.csv` is blank where the first record should be; skip it by"
                + " `skip_rows`");
  }

  @Test
  void an_empty_file_is_refused_unless_its_columns_are_stated() {
    assertThat(csv.fault(""))
        .isEqualTo("INVALID_DATA: `t.csv` is empty: not even a header is there");
    assertThat(csv.columns("t.csv", Map.of("columns", java.util.List.of("a", "b"))))
        .isEqualTo("a VARCHAR, b VARCHAR");
    assertThat(csv.fault("t.csv", Map.of("has_header", false)))
        .isEqualTo(
            "INVALID_DATA: `t.csv` holds no record, so its columns are unknown; state them by"
                + " `columns`");
  }

  @Test
  void a_header_alone_gives_columns_of_text() {
    assertThat(csv.columns("a,b\n")).isEqualTo("a VARCHAR, b VARCHAR");
    assertThat(csv.columns("a,b")).isEqualTo("a VARCHAR, b VARCHAR");
  }

  @Test
  void three_hundred_columns_are_no_trouble() {
    String header = numbers("c%d");
    assertThat(csv.columns(header + "\n" + numbers("%d") + "\n").split(", ")).hasSize(300);
  }

  @Test
  void a_header_needs_a_name_for_every_column() {
    assertThat(csv.fault("a,,c\n1,2,3\n"))
        .isEqualTo(
            "INVALID_DATA: line 1 of `t.csv` has a header without a name for column 2: `a,,c`");
    assertThat(csv.fault("a,b,\n1,2,\n"))
        .isEqualTo(
            "INVALID_DATA: line 1 of `t.csv` has a header without a name for column 3: `a,b,`");
  }

  @Test
  void a_header_names_a_column_once() {
    assertThat(csv.fault("id,name,ID\n1,2,3\n"))
        .isEqualTo(
            "INVALID_DATA: line 1 of `t.csv` has a header with the name `ID` for columns 1 and 3");
  }

  @Test
  void bytes_of_another_character_set_are_refused_with_their_line() {
    csv.file("t.csv", "a,b\n1,x\n2,caf\u00e9\n3,y\n", StandardCharsets.ISO_8859_1);

    assertThat(csv.fault("t.csv", Map.of()))
        .isEqualTo("INVALID_DATA: line 3 of `t.csv` holds bytes that are not UTF-8: `2,caf\uFFFD`");
  }

  @Test
  void nul_and_other_controls_are_shown_escaped() {
    assertThat(csv.columns("a,b\n1,x\0y\n")).isEqualTo("a BIGINT, b VARCHAR");
    assertThat(csv.fault("a,b\n1,x\0y\tz,3\n"))
        .isEqualTo("INVALID_DATA: line 2 of `t.csv` has 3 fields instead of 2: `1,x\\x00y\\tz,3`");
  }

  @Test
  void a_very_long_field_is_read_and_shown_shortened() {
    String field = "x".repeat(3_000_000);
    assertThat(csv.columns("a,b\n1," + field + "\n")).isEqualTo("a BIGINT, b VARCHAR");
    assertThat(csv.fault("a,b\n1," + field + ",3\n"))
        .isEqualTo(
            "INVALID_DATA: line 2 of `t.csv` has 3 fields instead of 2: `1,%s...`"
                .formatted("x".repeat(78)));
  }

  @Test
  void lines_before_the_header_are_skipped_and_counted() {
    csv.file("t.csv", "made by\n\"nobody\na,b\n1,2\n3\n");

    assertThat(csv.fault("t.csv", Map.of("skip_rows", 2)))
        .isEqualTo("INVALID_DATA: line 5 of `t.csv` has 1 field instead of 2: `3`");
  }

  @Test
  void faults_are_left_to_the_engine_where_they_may_be_set_aside() {
    csv.file("t.csv", "a,b\n1,2\n3\n4,5,6\n7,\"x\"y\n8,9\n");

    assertThat(csv.columns("t.csv", Map.of("ignore_errors", true))).isEqualTo("a BIGINT, b BIGINT");
  }

  @Test
  void types_are_looked_for_behind_a_stray_quote_too() {
    csv.file("t.csv", "a,b\n1,2\n3,x\"y\n4,z\n");

    assertThat(csv.columns("t.csv", Map.of("ignore_errors", true)))
        .isEqualTo("a BIGINT, b VARCHAR");
  }

  private static String numbers(String pattern) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < 300; column++) {
      line.append(column == 0 ? "" : ",").append(pattern.formatted(column));
    }
    return line.toString();
  }
}
