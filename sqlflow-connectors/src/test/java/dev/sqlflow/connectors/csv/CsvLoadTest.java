package dev.sqlflow.connectors.csv;

import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.testkit.TestEngine;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messy files through the engine: what is loaded is what another reader finds, field by field. */
class CsvLoadTest {

  private static final Map<String, Object> AS_TEXT =
      Map.of("types", Map.of("a", "VARCHAR", "b", "VARCHAR"), "null_values", List.of("\\N"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n3,4\n",
        "a,b\n1,2\n3,4",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\r1,2\r3,4\r",
        "\uFEFFa,b\n1,2\n",
        "a,b\n\"1,5\",\"say \"\"hi\"\"\"\n",
        "a,b\n\"two\nlines\",\"and\r\nmore\"\n\"\",\n",
        "a,b\n\n1,2\n\n\n3,4\n",
        "a,b\n caf\u00e9 , \u4e2d\u6587\uD83D\uDE00\n",
        "a,b\nx\0y,2\n",
        "\"a\",\"b\"\n007,+5\n1e3,#\n",
        "a,b\n"
      })
  void every_field_of_every_record_is_loaded(String content) throws IOException {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", content);

    assertThat(load(csv.scan("t.csv", AS_TEXT))).isEqualTo(records(content));
  }

  @Test
  void as_many_records_are_loaded_from_a_big_file_as_are_in_it() throws IOException {
    StringBuilder content = new StringBuilder("a,b\n");
    for (int row = 0; row < 200_000; row++) {
      content.append(row).append(row % 7 == 0 ? ",\"line\nbreak, \"\"x\"\"\"\n" : ",plain text\n");
    }
    CsvFixture csv = new CsvFixture(folder).file("t.csv", content.toString());

    assertThat(load(csv.scan("t.csv", AS_TEXT))).isEqualTo(records(content.toString()));
  }

  @Test
  void three_hundred_columns_are_loaded() throws IOException {
    String header = line("c%d");
    CsvFixture csv = new CsvFixture(folder).file("t.csv", header + line("%d") + line("-%d"));
    List<List<@Nullable Object>> rows = load(csv.scan("t.csv", Map.of()));

    assertThat(rows).hasSize(2).allMatch(row -> row.size() == 300);
    assertThat(rows.get(1).get(299)).isEqualTo(-299L);
  }

  @Test
  void a_very_long_field_is_loaded() throws IOException {
    String field = "x".repeat(3_000_000);
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a,b\n1," + field + "\n");

    assertThat(load(csv.scan("t.csv", Map.of()))).containsExactly(row(1L, field));
  }

  @Test
  void gzip_and_several_files_are_loaded_in_order() throws IOException {
    CsvFixture csv =
        new CsvFixture(folder)
            .file("d/2.csv.gz", gzip("a,b\n3,x\n"))
            .file("d/1.csv.gz", gzip("a,b\n1,x\n2,y\n"));

    assertThat(load(csv.scan("d", Map.of())))
        .containsExactly(row(1L, "x"), row(2L, "y"), row(3L, "x"));
  }

  @Test
  void zstd_is_loaded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdOutputStream zipped = new ZstdOutputStream(bytes)) {
      zipped.write("a,b\n1,x\n2,\"y,\"\"z\"\"\"\n".getBytes(StandardCharsets.UTF_8));
    }
    CsvFixture csv = new CsvFixture(folder).file("t.csv.zst", bytes.toByteArray());
    Scan scan = csv.scan("t.csv.zst", Map.of());

    assertThat(CsvFixture.show(scan.columns())).isEqualTo("a BIGINT, b VARCHAR");
    assertThat(load(scan)).containsExactly(row(1L, "x"), row(2L, "y,\"z\""));
  }

  @Test
  void latin_letters_are_loaded() throws IOException {
    CsvFixture csv =
        new CsvFixture(folder)
            .file("t.csv", "a,b\ncaf\u00e9,\u0080\n", StandardCharsets.ISO_8859_1);

    assertThat(load(csv.scan("t.csv", Map.of("encoding", "ISO-8859-1"))))
        .containsExactly(row("caf\u00e9", "\u0080"));
  }

  @Test
  void an_escape_character_is_taken_off() throws IOException {
    CsvFixture csv =
        new CsvFixture(folder).file("t.csv", "a,b\n\"x\\\"y,z\",1\n\"p\\\\\",2\nback\\slash,3\n");

    assertThat(load(csv.scan("t.csv", Map.of("escape_char", "\\"))))
        .containsExactly(row("x\"y,z", 1L), row("p\\", 2L), row("back\\slash", 3L));
  }

  @Test
  void a_trailing_delimiter_and_skipped_lines_change_nothing() throws IOException {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "made by\nsomebody\na|b\n1|2|\n3|4|\n");

    assertThat(load(csv.scan("t.csv", Map.of("delimiter", "|", "skip_rows", 2))))
        .containsExactly(row(1L, 2L), row(3L, 4L));
  }

  @Test
  void stated_null_values_and_formats_are_read() throws IOException {
    CsvFixture csv =
        new CsvFixture(folder).file("t.csv", "a,b\nNA,31.01.2026\n\"NA\",01.02.2026\n");

    assertThat(
            load(
                csv.scan("t.csv", Map.of("null_values", List.of("NA"), "date_format", "%d.%m.%Y"))))
        .containsExactly(row(null, 20_484L), row("NA", 20_485L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3\n",
        "1\n",
        "1,\"x\"y\n",
        "1,\"x\n",
        "x,2\n",
        "5.6,2\n",
        "007,2\n",
        "1,x\"\n"
      })
  void a_fault_behind_the_sample_ends_the_load_with_its_line(String fault) {
    String good = "1,2345678901234567890\n".repeat(250_000);
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a,b\n" + good + fault);
    Scan scan = csv.scan("t.csv", Map.of());

    assertThatThrownBy(() -> load(scan))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("line 250002: ");
  }

  @Test
  void records_that_are_set_aside_are_counted() throws IOException {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n");
    Scan.Files scan = (Scan.Files) csv.scan("t.csv", Map.of("ignore_errors", true));

    try (TestEngine engine = TestEngine.open(folder, java.util.Set.of(scan.paths().get(0)))) {
      var moved = engine.load("t", scan);
      assertThat(moved.rows()).isEqualTo(2);
      assertThat(moved.rejected()).isEqualTo(2);
    }
  }

  private List<List<@Nullable Object>> load(Scan scan) throws IOException {
    try (TestEngine engine = TestEngine.loaded(folder, scan)) {
      return engine.rows("FROM t");
    }
  }

  /** What fastcsv finds, without the header and blank lines. */
  private static List<List<@Nullable Object>> records(String content) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
    CsvReader.builder()
        .skipEmptyLines(true)
        .ofCsvRecord(text)
        .forEach(record -> rows.add(row(record.getFields().toArray())));
    return rows.subList(1, rows.size());
  }

  private static String line(String pattern) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < 300; column++) {
      line.append(column == 0 ? "" : ",").append(pattern.formatted(column));
    }
    return line.append('\n').toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
