package dev.sqlflow.connectors.csv;

import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.testkit.Rows;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not UTF-8 are decoded by the connector, to the last record. */
class CsvDecodedTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
  void every_character_set_gives_the_same_rows(String charset) {
    CsvFixture csv =
        new CsvFixture(folder)
            .file(
                "t.csv",
                "id,name,day\n1,\"caf\u00e9, \u00fc\",2026-01-31\n2,,\n",
                Charset.forName(charset));
    Scan scan = csv.scan("t.csv", Map.of("encoding", charset));

    assertThat(CsvFixture.show(scan.columns())).isEqualTo("id BIGINT, name VARCHAR, day DATE");
    assertThat(Rows.read(scan))
        .containsExactly(
            row(1L, "caf\u00e9, \u00fc", LocalDate.of(2026, 1, 31).toEpochDay()),
            row(2L, null, null));
    assertThat(Rows.read(scan)).hasSize(2);
  }

  @Test
  void a_byte_order_mark_is_no_text() {
    CsvFixture csv =
        new CsvFixture(folder).file("t.csv", "\uFEFFid\n\u4e2d\n", StandardCharsets.UTF_16LE);

    assertThat(Rows.read(csv.scan("t.csv", Map.of("encoding", "UTF-16LE"))))
        .containsExactly(row("\u4e2d"));
    assertThat(Rows.read(csv.scan("t.csv", Map.of("encoding", "UTF-16"))))
        .containsExactly(row("\u4e2d"));
  }

  @Test
  void rows_come_in_batches_from_file_after_file() {
    CsvFixture csv = new CsvFixture(folder);
    for (String name : new String[] {"d/a.csv", "d/b.csv", "d/c.csv"}) {
      csv.file(name, "x,y\n" + "1,\u00e9\n".repeat(2_000), StandardCharsets.ISO_8859_1);
    }

    assertThat(Rows.read(csv.scan("d", Map.of("encoding", "ISO-8859-1")))).hasSize(6_000);
  }

  @Test
  void a_late_value_of_another_type_is_refused_with_its_line() {
    String rows = "x,y\n" + "1,a\n".repeat(3);
    CsvFixture csv = new CsvFixture(folder).file("t.csv", rows, StandardCharsets.ISO_8859_1);
    Scan scan =
        csv.scan("t.csv", Map.of("encoding", "ISO-8859-1", "types", Map.of("x", "INTEGER")));
    csv.file("t.csv", rows + "5.6,\u00e9\n", StandardCharsets.ISO_8859_1);
    ConnectorException fault =
        catchThrowableOfType(ConnectorException.class, () -> Rows.read(scan));

    assertThat(fault.kind()).isEqualTo(Kind.INVALID_DATA);
    assertThat(fault)
        .hasMessage("line 5 of `%s` has no INTEGER in column `x`: `5.6`", folder.resolve("t.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"007", "+5", "5.6", "-0"})
  void a_late_value_in_another_form_than_the_guessed_type_s_is_refused(String value) {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "x\n1\n", StandardCharsets.UTF_16);
    Scan scan = csv.scan("t.csv", Map.of("encoding", "UTF-16"));
    csv.file("t.csv", "x\n1\n" + value + "\n", StandardCharsets.UTF_16);

    assertThat(catchThrowableOfType(ConnectorException.class, () -> Rows.read(scan)))
        .hasMessage(
            "line 3 of `%s` has no BIGINT in column `x`: `%s`", folder.resolve("t.csv"), value);
  }

  @Test
  void a_file_that_changed_its_shape_is_refused_with_its_line() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "x,y\n1,2\n", StandardCharsets.UTF_16);
    Scan scan = csv.scan("t.csv", Map.of("encoding", "UTF-16"));
    csv.file("t.csv", "x,y\n1,2\n3\n", StandardCharsets.UTF_16);

    assertThat(catchThrowableOfType(ConnectorException.class, () -> Rows.read(scan)))
        .hasMessage("line 3 of `%s` has 1 field instead of 2: `3`", folder.resolve("t.csv"));
  }

  @Test
  void bytes_that_are_none_of_the_character_set_are_refused() {
    CsvFixture csv =
        new CsvFixture(folder)
            .file("t.csv", new byte[] {'a', '\n', 'b', '\n', (byte) 0x81, '\n'})
            .file("u.csv", new byte[] {0, 'a', 0, '\n', (byte) 0xD8, 0, 0, '\n'});

    assertThat(csv.fault("t.csv", Map.of("encoding", "windows-1252")))
        .isEqualTo(
            "INVALID_DATA: line 3 of `t.csv` holds bytes that are not windows-1252: `\uFFFD`");
    assertThat(csv.fault("u.csv", Map.of("encoding", "UTF-16BE")))
        .isEqualTo("INVALID_DATA: `u.csv` holds bytes that are not UTF-16BE");
  }

  @Test
  void an_ended_reading_says_so_and_releases_its_file() {
    CsvFixture csv =
        new CsvFixture(folder).file("t.csv", "x\n" + "1\n".repeat(5_000), StandardCharsets.UTF_16);
    Scan.Batches scan = (Scan.Batches) csv.scan("t.csv", Map.of("encoding", "UTF-16"));
    BatchReader reader = scan.source().open();
    assertThat(reader.next()).isNotNull();
    reader.close();
    reader.close();

    assertThat(catchThrowableOfType(ConnectorException.class, reader::next).kind())
        .isEqualTo(Kind.INTERRUPTED);
  }

  @Test
  void nothing_can_be_set_aside_without_being_counted() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "x\n1\n", StandardCharsets.UTF_16);

    assertThat(csv.fault("t.csv", Map.of("encoding", "UTF-16", "ignore_errors", true)))
        .isEqualTo("INVALID_DATA: `ignore_errors` needs files in UTF-8, not UTF-16");
  }
}
