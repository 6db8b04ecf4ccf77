package dev.sqlflow.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.Scan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a source means, and how they are to be read. */
class CsvFilesTest {

  @TempDir Path folder;
  private CsvFixture csv;

  @BeforeEach
  void begin() {
    csv = new CsvFixture(folder);
  }

  @Test
  void a_missing_file_names_its_directory_and_the_nearest_file() {
    csv.file("data/orders.csv", "a\n").file("data/x.csv", "a\n");

    assertThat(csv.fault("data/ordesr.csv", Map.of()))
        .isEqualTo(
            "NOT_FOUND: `ordesr.csv` does not exist in directory `data`; did you mean"
                + " `orders.csv`?");
    assertThat(csv.fault("dta/orders.csv", Map.of()))
        .isEqualTo(
            "NOT_FOUND: directory `dta` does not exist in directory `.`; did you mean `data`?");
    assertThat(csv.fault("data/*.tsv", Map.of()))
        .isEqualTo("NOT_FOUND: no file matches `*.tsv` in directory `data`; did you mean `x.csv`?");
    assertThat(csv.fault("data/quarterly-figures.csv", Map.of()))
        .isEqualTo("NOT_FOUND: `quarterly-figures.csv` does not exist in directory `data`");
  }

  @Test
  void a_directory_and_a_pattern_mean_visible_files_in_order() {
    csv.file("d/b.csv", "a\n1\n")
        .file("d/a.csv", "a\n2\n")
        .file("d/.hidden.csv", "z\n")
        .file("d/_SUCCESS", "")
        .file("d/deep/c.csv", "a\n3\n")
        .file("d/deep/_tmp/x.csv", "z\n");

    assertThat(csv.files("d", Map.of())).containsExactly("d/a.csv", "d/b.csv");
    assertThat(csv.files("d/?.csv", Map.of())).containsExactly("d/a.csv", "d/b.csv");
    assertThat(csv.files("d/{b,c}.csv", Map.of())).containsExactly("d/b.csv");
    assertThat(csv.files("d/**/*.csv", Map.of()))
        .containsExactly("d/a.csv", "d/b.csv", "d/deep/c.csv");
    assertThat(csv.files("*/**/c.csv", Map.of())).containsExactly("d/deep/c.csv");
    assertThat(csv.files("*/**/b.csv", Map.of())).containsExactly("d/b.csv");
  }

  @Test
  void a_name_with_brackets_is_a_name_where_it_exists() {
    csv.file("orders[1].csv", "a\n1\n").file("orders1.csv", "b\n1\n");

    assertThat(csv.files("orders[1].csv", Map.of())).containsExactly("orders[1].csv");
  }

  @Test
  void an_empty_directory_is_no_source() {
    csv.file("d/_SUCCESS", "");

    assertThat(csv.fault("d", Map.of())).isEqualTo("NOT_FOUND: directory `d` holds no files");
  }

  @Test
  void all_files_must_have_one_header() {
    csv.file("d/a.csv", "id,name\n1,x\n").file("d/b.csv", "name,id\ny,2\n");

    assertThat(csv.fault("d", Map.of()))
        .isEqualTo("INVALID_DATA: `d/b.csv` has the header `name,id`, not `id,name` as `d/a.csv`");
    assertThat(csv.fault("d", Map.of("columns", List.of("id", "names"))))
        .isEqualTo(
            "INVALID_DATA: `d/a.csv` has the header `id,name`, not `id,names` as `columns` says");
  }

  @Test
  void without_a_header_all_files_must_have_as_many_columns() {
    csv.file("d/a.csv", "1,x\n").file("d/b.csv", "1,x,y\n").file("d/c.csv", "");

    assertThat(csv.fault("d", Map.of("has_header", false)))
        .isEqualTo("INVALID_DATA: `d/b.csv` has 3 columns, not 2 as `d/a.csv`");
    assertThat(csv.columns("d/[ac].csv", Map.of("has_header", false)))
        .isEqualTo("column0 BIGINT, column1 VARCHAR");
    assertThat(csv.columns("d/[ac].csv", Map.of("has_header", false, "columns", List.of("n", "t"))))
        .isEqualTo("n BIGINT, t VARCHAR");
  }

  @Test
  void gzip_is_known_by_its_name_or_by_the_option() throws IOException {
    byte[] zipped = gzip("id,name\n1,x\n");
    csv.file("a.csv.gz", zipped).file("b.dat", zipped).file("c.csv", "id,name\n1,x\n");

    assertThat(csv.columns("a.csv.gz", Map.of())).isEqualTo("id BIGINT, name VARCHAR");
    assertThat(csv.columns("b.dat", Map.of("compression", "gzip")))
        .isEqualTo("id BIGINT, name VARCHAR");
    assertThat(csv.fault("{a,c}*", Map.of()))
        .isEqualTo(
            "INVALID_DATA: `a.csv.gz` and `c.csv` are not compressed alike: read them by two"
                + " sources");
    assertThat(csv.fault("c.csv", Map.of("compression", "gzip")))
        .isEqualTo("INVALID_DATA: `c.csv` can't be read: Not in GZIP format");
  }

  @Test
  void a_gzip_that_is_cut_off_is_refused() throws IOException {
    byte[] zipped = gzip("id,name\n" + "1,x\n".repeat(100));
    csv.file("a.csv.gz", java.util.Arrays.copyOf(zipped, zipped.length - 12));

    assertThat(csv.fault("a.csv.gz", Map.of()))
        .isEqualTo("INVALID_DATA: `a.csv.gz` can't be read: Unexpected end of ZLIB input stream");
  }

  @Test
  void what_is_no_zstd_is_refused() {
    csv.file("a.csv.zst", "id,name");

    assertThat(csv.fault("a.csv.zst", Map.of()))
        .startsWith("INVALID_DATA: `a.csv.zst` can't be read: not in zstd format: ");
  }

  @Test
  void the_format_says_everything_that_a_reader_must_know() {
    csv.file("t.csv", "x\na|b\n1|2\n");
    Scan.Files scan =
        (Scan.Files)
            csv.scan(
                "t.csv",
                Map.of(
                    "delimiter",
                    "|",
                    "quote_char",
                    "'",
                    "escape_char",
                    "\\",
                    "null_values",
                    List.of("\\N"),
                    "date_format",
                    "%d.%m.%Y",
                    "skip_rows",
                    1,
                    "ignore_errors",
                    true,
                    "reject_limit",
                    7));

    assertThat(scan.format())
        .isEqualTo(
            new FileFormat.Csv(
                true,
                "|",
                Optional.of("'"),
                Optional.of("\\"),
                "UTF-8",
                List.of("\\N"),
                Optional.of("%d.%m.%Y"),
                Optional.empty(),
                1,
                OptionalLong.of(7),
                Compression.NONE,
                List.of("a", "b")));
    assertThat(scan.paths()).containsExactly(folder.resolve("t.csv"));
    assertThat(CsvFixture.show(scan.columns())).isEqualTo("a BIGINT, b BIGINT");
  }

  @Test
  void without_quotes_a_quote_is_a_character() {
    csv.file("t.csv", "a,b\n\"x,5\"\" inch\n");
    Scan.Files scan = (Scan.Files) csv.scan("t.csv", Map.of("quote_char", ""));

    assertThat(((FileFormat.Csv) scan.format()).quote()).isEmpty();
    assertThat(((FileFormat.Csv) scan.format()).escape()).isEmpty();
  }

  @Test
  void an_escape_character_makes_quotes_ordinary() {
    csv.file("t.csv", "a,b\n\"x\\\"y,z\",1\n\"p\\\\\",2\n\"back\\slash\",3\nplain\\,4\n");

    assertThat(csv.columns("t.csv", Map.of("escape_char", "\\"))).isEqualTo("a VARCHAR, b BIGINT");
  }

  @Test
  void a_delimiter_may_be_of_several_characters() {
    csv.file("t.csv", "a||b\n1||x|y\n2||\"p||q\"\n");

    assertThat(csv.columns("t.csv", Map.of("delimiter", "||"))).isEqualTo("a BIGINT, b VARCHAR");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
