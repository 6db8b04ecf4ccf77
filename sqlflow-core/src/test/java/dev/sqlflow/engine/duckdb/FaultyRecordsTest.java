package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.WriteMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under {@code ignore_errors}: what is loaded, what is set aside, and what is said about it. */
class FaultyRecordsTest {

  @TempDir Path folder;
  private EngineFixture engine;

  @BeforeEach
  void open() throws Exception {
    engine = EngineFixture.inMemory(folder, "in.csv", "more.csv", "in.csv.gz");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "2,5\" nail  | a quote inside a field that is not quoted",
        "2,\"b\"x    | text behind a closing quote",
        "2           | 1 field instead of 2",
        "2,b,c       | 3 fields instead of 2",
        "two,b       | no INTEGER in column `id`",
        "2.5,b       | no INTEGER in column `id`",
        "3000000000,b| no INTEGER in column `id`"
      })
  void a_faulty_record_is_set_aside_with_its_line(String record, String fault) throws Exception {
    assertThat(load("id,name\n1,\"a\nb\"\n\n" + record + "\n3,c\n", "id INTEGER", "name VARCHAR"))
        .isEqualTo(new Moved(2, OptionalLong.empty(), 1));
    assertThat(engine.rows("FROM t")).containsExactly("1|a\nb", "3|c");
    assertThat(rejects()).containsExactly("5|" + fault + "|" + record);
  }

  @Test
  void a_quote_that_nothing_closes_takes_no_other_record_with_it() throws Exception {
    load("id,name\n1,a\n2,\"b\n3,c\n4,d\n", "id INTEGER", "name VARCHAR");
    assertThat(engine.rows("FROM t")).containsExactly("1|a", "3|c", "4|d");
    assertThat(rejects()).containsExactly("3|a quote that nothing closes|2,\"b");
  }

  @Test
  void a_quote_that_another_record_closes_takes_no_other_record_with_it() throws Exception {
    load("id,name\r\n1,a\r\n2,\"b\r\n3,c\r\n4,\"d\"\r\n5,e\r\n", "id INTEGER", "name VARCHAR");
    assertThat(engine.rows("FROM t")).containsExactly("1|a", "3|c", "4|d", "5|e");
    assertThat(rejects()).containsExactly("3|text behind a closing quote|2,\"b");
  }

  @Test
  void bytes_that_are_no_text_are_set_aside() throws Exception {
    Path file = folder.resolve("in.csv");
    Files.write(file, "id,name\n1,caf\u00e9\n2,b\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(
        file,
        "3,\uD800\uDFFF \uFFFD\n",
        StandardCharsets.UTF_8,
        java.nio.file.StandardOpenOption.APPEND);
    assertThat(load(file, lenient(), "id INTEGER", "name VARCHAR").rejected()).isEqualTo(1);
    assertThat(engine.rows("FROM t")).containsExactly("2|b", "3|\uD800\uDFFF \uFFFD");
    assertThat(rejects()).containsExactly("2|bytes that are not UTF-8|1,caf\uFFFD");
  }

  @Test
  void a_value_that_a_found_type_would_change_is_set_aside() throws Exception {
    Path file = engine.file("in.csv", "id,price\n1,2\n007,3\n4,1.0000000000000000001\n5,NaN\n");
    load(file, guessed("id", "price"), "id BIGINT", "price DOUBLE");
    assertThat(engine.rows("FROM t")).containsExactly("1|2.0");
    assertThat(rejects())
        .containsExactly(
            "3|no BIGINT in column `id`|007,3",
            "4|no DOUBLE in column `price`|4,1.0000000000000000001",
            "5|no DOUBLE in column `price`|5,NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DECIMAL(18,2) | 5.67       | 5.678",
        "DECIMAL(18,2) | 5.6000     | 12345678901234567.89",
        "DECIMAL(38,0) | 5          | 5.1",
        "HUGEINT       | 170141183460469231731687303715884105727 | 5.5",
        "BIGINT        | 9223372036854775807 | 9223372036854775808",
        "UBIGINT       | 18446744073709551615 | -1",
        "TINYINT       | 5.0        | 5.5",
        "DATE          | 2026-01-31 | 2026-01-31 18:30:00",
        "DATE          | 2026-01-31 | 2026-02-30",
        "TIMESTAMP     | 2026-01-31 18:30:00 | soon",
        "BOOLEAN       | true       | perhaps",
        "UUID          | 00000000-0000-0000-0000-000000000001 | 1"
      })
  void a_value_that_a_stated_type_would_change_is_set_aside(String type, String good, String bad)
      throws Exception {
    load("id,v\n1," + good + "\n2," + bad + "\n3,\n", "id INTEGER", "v " + type);
    assertThat(engine.rows("SELECT id, v IS NULL FROM t")).containsExactly("1|false", "3|true");
    assertThat(engine.columns("t")).containsExactly("id INTEGER", "v " + type);
    assertThat(rejects()).containsExactly("3|no " + type + " in column `v`|2," + bad);
  }

  @Test
  void dates_in_a_stated_format_are_read_by_it() throws Exception {
    Csv plain = lenient();
    Csv format =
        new Csv(
            true,
            ";",
            plain.quote(),
            plain.escape(),
            "UTF-8",
            List.of("", "-"),
            Optional.of("%d.%m.%Y"),
            Optional.of("%d.%m.%Y %H:%M"),
            1,
            OptionalLong.of(9),
            Compression.NONE,
            List.of("seen"));
    Path file =
        engine.file(
            "in.csv",
            "made today\nday;seen\n31.01.2026;01.02.2026 18:30\n-;\"-\"\n2026-01-31;\n-;-;\n");
    load(file, format, "day DATE", "seen TIMESTAMP");
    assertThat(engine.rows("SELECT day::VARCHAR, seen::VARCHAR FROM t"))
        .containsExactly("2026-01-31|2026-02-01 18:30:00", "NULL|NULL");
    assertThat(rejects())
        .containsExactly(
            "4|no TIMESTAMP in column `seen`|-;\"-\"", "5|no DATE in column `day`|2026-01-31;");
  }

  @Test
  void the_limit_is_exact() throws Exception {
    String text = "id,name\nx,1\nx,2\nx,3\n5,a\n";
    assertThat(load(text, "id INTEGER", "name VARCHAR").rejected()).isEqualTo(3);
    Path file = engine.file("in.csv", text + "x,4\n");
    Diagnostic why =
        engine.refusal(() -> load(file, lenient(), "id INTEGER", "name VARCHAR")).diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.FAULTY_RECORD);
    assertThat(why.message())
        .isEqualTo(
            "4 faulty records, and 3 may be set aside; `"
                + file
                + "` line 2: no INTEGER in column `id`");
    assertThat(why.help()).containsExactly("the record is `x,1`");
    assertThat(engine.rows("FROM t")).containsExactly("5|a");
  }

  @Test
  void records_of_several_files_keep_their_order_and_their_places() throws Exception {
    Path one = engine.file("in.csv", "id,name\n1,a\nx,b");
    Path two = engine.file("more.csv", "id,name\nx,c\n2,d\n");
    Scan scan = new Scan.Files(lenient(), List.of(two, one), columns("id INTEGER", "name VARCHAR"));
    engine.load("t", replace(), scan);
    assertThat(engine.rows("FROM t")).containsExactly("2|d", "1|a");
    assertThat(Files.readString(folder.resolve("rejects/source_one.csv")))
        .isEqualTo(
            "file,line,fault,record\n%s,2,no INTEGER in column `id`,\"x,c\"\n%s,3,no INTEGER in column `id`,\"x,b\"\n"
                .formatted(two, one));
  }

  @Test
  void one_column_has_blank_records() throws Exception {
    load("name\na\n\nb\n", "name VARCHAR");
    assertThat(engine.rows("FROM t")).containsExactly("a", "NULL", "b");
  }

  @Test
  void the_other_modes_set_aside_too() throws Exception {
    engine.transform("t", replace(), "SELECT 1 AS id, 'old' AS name");
    Path file = engine.file("in.csv", "id,name\n1,new\nx,b\n2,\"c\"\n");
    Scan scan = new Scan.Files(lenient(), List.of(file), columns("id INTEGER", "name VARCHAR"));
    Moved moved =
        engine.load("t", EngineFixture.write(WriteMode.UPSERT, SchemaPolicy.FREEZE, "id"), scan);
    assertThat(moved).isEqualTo(new Moved(2, OptionalLong.empty(), 1));
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1|new", "2|c");
  }

  @Test
  void every_sound_record_of_a_long_file_arrives() throws Exception {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(i).append(i % 25_000 == 7 ? ",\"a\n" : i % 5 == 0 ? ",\"b,\nc\"\n" : ",d\n");
    }
    assertThat(load(text.toString(), "id INTEGER", "name VARCHAR"))
        .isEqualTo(new Moved(49_998, OptionalLong.empty(), 2));
    assertThat(engine.rows("SELECT count(DISTINCT id), count(*) FILTER (name = 'd') FROM t"))
        .containsExactly("49998|39998");
  }

  @Test
  void long_records_and_none_at_all_arrive() throws Exception {
    String text = "x".repeat(700_000);
    load("name\n" + (text + "\n").repeat(5), "name VARCHAR");
    assertThat(engine.rows("SELECT count(*), sum(length(name)) FROM t"))
        .containsExactly("5|3500000");
    assertThat(load("name\n", "name VARCHAR").rows()).isZero();
  }

  @Test
  void a_file_that_is_not_compressed_as_stated_is_refused() throws Exception {
    Path file = Files.writeString(folder.resolve("in.csv.gz"), "id\n1\n");
    Csv gzip = csv(OptionalLong.of(3), Compression.GZIP);
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> load(file, gzip, "id INTEGER"))
        .withMessage("`" + file + "` can't be read: Not in GZIP format");
  }

  private Moved load(String text, String... columns) throws Exception {
    return load(engine.file("in.csv", text), lenient(), columns);
  }

  private Moved load(Path file, Csv format, String... columns) {
    return engine.load("t", replace(), new Scan.Files(format, List.of(file), columns(columns)));
  }

  private static Csv lenient() {
    return csv(OptionalLong.of(3), Compression.NONE);
  }

  private static Csv guessed(String... names) {
    Csv plain = lenient();
    return new Csv(
        true,
        ",",
        plain.quote(),
        plain.escape(),
        "UTF-8",
        plain.nullValues(),
        Optional.empty(),
        Optional.empty(),
        0,
        plain.rejectLimit(),
        Compression.NONE,
        List.of(names));
  }

  /** Line, fault and record of what was set aside. */
  private List<String> rejects() throws Exception {
    Path file = folder.resolve("rejects/source_one.csv");
    List<String> rejects = new ArrayList<>();
    try (CsvRecords records = CsvRecords.open(file, csv())) {
      for (CsvRecord record : all(records)) {
        List<String> fields = record.fields().stream().map(CsvRecord.Field::text).toList();
        rejects.add(String.join("|", fields.subList(1, 4)));
      }
    }
    return rejects.subList(1, rejects.size());
  }

  private static List<CsvRecord> all(CsvRecords records) throws Exception {
    List<CsvRecord> all = new ArrayList<>();
    Optional<CsvRecord> record = records.next();
    while (record.isPresent()) {
      all.add(record.get());
      record = records.next();
    }
    return all;
  }
}
