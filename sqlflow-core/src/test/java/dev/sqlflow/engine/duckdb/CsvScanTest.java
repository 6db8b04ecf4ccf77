package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvScanTest {

  private static final List<Column> COLUMNS = columns("id INTEGER", "name VARCHAR");
  private static final Csv LENIENT = csv(OptionalLong.of(3), Compression.NONE);

  @TempDir Path folder;
  private EngineFixture engine;

  @BeforeEach
  void open() throws Exception {
    engine =
        EngineFixture.inMemory(
            folder, "in.csv", "more.csv", "in.csv.gz", "b*.csv", "q?.csv", "a[1].csv");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void quotesLineBreaksAndNullsAreReadAsTheyStand() throws Exception {
    assertThat(load("id,name\n1,\"a, \"\"b\"\"\nc\"\n2,\n3,\"\"\n4, d \n").rows()).isEqualTo(4);
    assertThat(engine.rows("FROM t")).containsExactly("1|a, \"b\"\nc", "2|NULL", "3|", "4| d ");
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreNoData() throws Exception {
    load("\uFEFFid,name\r\n1,a\r\n2,b\r\n");
    assertThat(engine.rows("FROM t")).containsExactly("1|a", "2|b");
  }

  @Test
  void anEmptyFileAndAHeaderAloneHaveNoRows() throws Exception {
    assertThat(load("").rows()).isZero();
    assertThat(load("id,name\n").rows()).isZero();
    assertThat(engine.columns("t")).containsExactly("id INTEGER", "name VARCHAR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "2,b,c    | expected Number of Columns: 2 Found: 3",
        "2        | expected Number of Columns: 2 Found: 1",
        "2,\"b\"x | value with unterminated quote found",
        "two,b    | error when converting column \"id\". Could not convert string \"two\" to 'INTEGER'",
        "3000000000,b | error when converting column \"id\". Could not convert string \"3000000000\" to 'INTEGER'"
      })
  void aFaultyRecordIsAnErrorWithItsLine(String record, String fault) throws Exception {
    Path file = engine.file("in.csv", "id,name\n1,a\n" + record + "\n3,c\n");
    Diagnostic why =
        engine.refusal(() -> engine.load("t", replace(), scan(csv(), file))).diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.FAULTY_RECORD);
    assertThat(why.message()).isEqualTo("`" + file + "` line 3: " + fault);
    assertThat(why.help()).first().isEqualTo("the record is `" + record + "`");
    assertThat(why.span().orElseThrow().text()).isEqualTo("LOAD");
  }

  @Test
  void aLineIsCountedInAFileWithLineBreaksInItsFields() throws Exception {
    Path file = engine.file("in.csv", "id,name\n1,\"a\nb\r\nc\"\n\n2,b\ntwo,c\n");
    assertThat(fault(file).message()).startsWith("`" + file + "` line 7: error when converting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2,a\"b", "2,a\"", "2, \"a\"", "2,a\"\"b", "2,\"\"\"a\",\"b\"x\"", "2,12\" pipe"})
  void aQuoteInAFieldThatIsNotQuotedIsAnErrorWithItsLine(String record) throws Exception {
    engine.transform("t", replace(), "SELECT 1 AS id");
    Path file = engine.file("in.csv", "id,name\n1,\"a\n,\"\"b\"\"\"\n" + record + "\n3,c\n");
    Diagnostic why = fault(file);
    assertThat(why.code()).isEqualTo(DiagnosticCode.FAULTY_RECORD);
    assertThat(why.message()).startsWith("`" + file + "` line 4: ");
    assertThat(engine.rows("FROM t")).containsExactly("1");
  }

  @Test
  void quotesWhereTheyBelongAreNoFault() throws Exception {
    String text = "id,name\r\n1,\"\"\r\n2,\"\"\"\"\r\n3,\"a\"\"\"\r\n\"4\",\"\"\"a,\n\"\"b\"\"\"";
    load(text);
    assertThat(engine.rows("FROM t")).containsExactly("1|", "2|\"", "3|a\"", "4|\"a,\n\"b\"");
  }

  @Test
  void aStrayQuoteFarBehindInACompressedFileIsFound() throws Exception {
    Path file = folder.resolve("in.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("id,name\n".getBytes(StandardCharsets.UTF_8));
      out.write("1,\"a \"\"b\"\", c\"\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
      out.write("2,5\" nail\n".getBytes(StandardCharsets.UTF_8));
    }
    Csv gzip = csv(OptionalLong.empty(), Compression.GZIP);
    Diagnostic why =
        engine.refusal(() -> engine.load("t", replace(), scan(gzip, file))).diagnostic();
    assertThat(why.message())
        .isEqualTo("`" + file + "` line 50002: a quote inside a field that is not quoted");
    assertThat(why.help()).first().isEqualTo("the record is `2,5\" nail`");
  }

  @Test
  void anEscapedQuoteIsNoStrayOne() throws Exception {
    Csv escaped = dialect("|", "'", "\\", 1);
    Path file = engine.file("in.csv", "made by 'hand\nid|name\n1|'a\\'b|\\\\'\n2|b\n");
    engine.load("t", replace(), scan(escaped, file));
    assertThat(engine.rows("FROM t")).containsExactly("1|a'b|\\", "2|b");
    engine.file("in.csv", "made by\nid|name\n1|'a\\'b'\n2|it's\n");
    Diagnostic why =
        engine.refusal(() -> engine.load("t", replace(), scan(escaped, file))).diagnostic();
    assertThat(why.message()).startsWith("`" + file + "` line 4: a quote inside");
  }

  @Test
  void withoutAQuoteCharacterAQuoteIsACharacter() throws Exception {
    Path file = engine.file("in.csv", "id;;name\n1;;a\"b\n");
    engine.load("t", replace(), scan(dialect(";;", "", "", 0), file));
    assertThat(engine.rows("FROM t")).containsExactly("1|a\"b");
  }

  @Test
  void aDelimiterOfSeveralCharactersMayPrecedeAQuote() throws Exception {
    Csv wide = dialect("||", "\"", "\"", 0);
    Path file = engine.file("in.csv", "id||name\n1||\"a|\"\n2||b\n");
    engine.load("t", replace(), scan(wide, file));
    assertThat(engine.rows("FROM t")).containsExactly("1|a|", "2|b");
    engine.file("in.csv", "id||name\n1||\"a|\"\n2||b|\"\n");
    Diagnostic why =
        engine.refusal(() -> engine.load("t", replace(), scan(wide, file))).diagnostic();
    assertThat(why.message()).startsWith("`" + file + "` line 3: a quote inside");
  }

  @Test
  void bytesThatAreNoUtf8AreAnErrorWithTheirLine() throws Exception {
    Path file = folder.resolve("in.csv");
    Files.write(file, "id,name\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    Diagnostic why =
        engine.refusal(() -> engine.load("t", replace(), scan(csv(), file))).diagnostic();
    assertThat(why.message()).startsWith("`" + file + "` line 2: invalid unicode");
  }

  @Test
  void faultyRecordsAreSetAsideAndCounted() throws Exception {
    Path file = engine.file("in.csv", "id,name\n1,a\nx,b\n2\n3,\"c\"d\n4,e\n");
    Moved moved = engine.load("t", replace(), scan(LENIENT, file));
    assertThat(moved).isEqualTo(new Moved(2, OptionalLong.empty(), 3));
    assertThat(engine.rows("FROM t")).containsExactly("1|a", "4|e");
    assertThat(Files.readAllLines(folder.resolve("rejects/source_one.csv")))
        .hasSize(4)
        .first()
        .isEqualTo("file,line,fault,record");
    assertThat(engine.load("t", replace(), scan(LENIENT, file)).rejected()).isEqualTo(3);
  }

  @Test
  void moreFaultyRecordsThanAllowedAreAnErrorAndChangeNothing() throws Exception {
    engine.transform("t", replace(), "SELECT 1 AS id");
    Path file = engine.file("in.csv", "id,name\nx,1\nx,2\nx,3\nx,4\n5,a\n");
    Diagnostic why =
        engine.refusal(() -> engine.load("t", replace(), scan(LENIENT, file))).diagnostic();
    assertThat(why.message())
        .startsWith("4 faulty records, and 3 may be set aside; `" + file + "` line 2: ");
    assertThat(engine.rows("FROM t")).containsExactly("1");
  }

  @Test
  void noFaultyRecordLeavesNoFile() throws Exception {
    Path file = engine.file("in.csv", "id,name\n1,a\n");
    assertThat(engine.load("t", replace(), scan(LENIENT, file)).rejected()).isZero();
    assertThat(folder.resolve("rejects")).doesNotExist();
  }

  @Test
  void severalFilesAreReadInOrder() throws Exception {
    Path one = engine.file("in.csv", "id,name\n1,a\n");
    Path two = engine.file("more.csv", "id,name\n2,b\n");
    engine.load("t", replace(), new Scan.Files(csv(), List.of(two, one), COLUMNS));
    assertThat(engine.rows("FROM t")).containsExactly("2|b", "1|a");
  }

  @ParameterizedTest
  @CsvSource({"b*.csv, bb.csv", "q?.csv, qq.csv", "a[1].csv, a1.csv"})
  void aWildcardInAFilesOwnNameStandsForItself(String name, String other) throws Exception {
    Path file = engine.file(name, "id,name\n1,a\nx,b\n");
    engine.file(other, "id,name\n2,b\n");
    assertThat(engine.load("t", replace(), scan(LENIENT, file)).rows()).isEqualTo(1);
    assertThat(engine.rows("FROM t")).containsExactly("1|a");
    assertThat(Files.readAllLines(folder.resolve("rejects/source_one.csv")).get(1))
        .startsWith(file + ",3,");
  }

  @Test
  void compressedFilesAreReadToTheLastMember() throws Exception {
    Path file = folder.resolve("in.csv.gz");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (String part : List.of("id,name\n1,a\n", "2,b\n")) {
        GZIPOutputStream zip = new GZIPOutputStream(out);
        zip.write(part.getBytes(StandardCharsets.UTF_8));
        zip.finish();
      }
    }
    engine.load("t", replace(), scan(csv(OptionalLong.empty(), Compression.GZIP), file));
    assertThat(engine.rows("FROM t")).containsExactly("1|a", "2|b");
  }

  @Test
  void threeHundredColumnsAreRead() throws Exception {
    String[] types =
        IntStream.range(0, 300).mapToObj(i -> "c" + i + " INTEGER").toArray(String[]::new);
    String row =
        IntStream.range(0, 300).mapToObj(Integer::toString).collect(Collectors.joining(","));
    Path file = engine.file("in.csv", "h" + ",h".repeat(299) + "\n" + row + "\n");
    engine.load("t", replace(), new Scan.Files(csv(), List.of(file), columns(types)));
    assertThat(engine.rows("FROM t")).containsExactly(row.replace(',', '|'));
  }

  @Test
  void everyRowOfALongFileWithLineBreaksInItsFieldsArrives() throws Exception {
    int rows = 400_000;
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < rows; i++) {
      text.append(i)
          .append(
              i % 3 == 0
                  ? ",\"a\n,\"\"b\"\"\nc, of some length to fill the buffers\"\n"
                  : ",plain\n");
    }
    Path file = engine.file("in.csv", text.toString());
    assertThat(engine.load("t", replace(), scan(csv(), file)).rows()).isEqualTo(rows);
    assertThat(engine.rows("SELECT count(*), sum(id), count(*) FILTER (name LIKE 'a%fers') FROM t"))
        .containsExactly(rows + "|" + (rows * (rows - 1L) / 2) + "|" + (rows + 2) / 3);
  }

  @Test
  void aFileThatTheRunDidNotKnowIsRefused() throws Exception {
    Path file = engine.file("late.csv", "id,name\n1,a\n");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> engine.load("t", replace(), scan(csv(), file)))
        .withMessage("`" + file + "` was not there when the run began: run it again");
  }

  @Test
  void aFileThatVanishedIsNotFound() {
    Path file = folder.resolve("in.csv");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> engine.load("t", replace(), scan(csv(), file)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.NOT_FOUND));
  }

  private Diagnostic fault(Path file) {
    return engine.refusal(() -> engine.load("t", replace(), scan(csv(), file))).diagnostic();
  }

  private static Csv dialect(String delimiter, String quote, String escape, int skipRows) {
    Csv csv = csv();
    return new Csv(
        true,
        delimiter,
        Optional.of(quote),
        Optional.of(escape),
        "UTF-8",
        csv.nullValues(),
        Optional.empty(),
        Optional.empty(),
        skipRows,
        OptionalLong.empty(),
        Compression.NONE,
        List.of());
  }

  private Moved load(String text) throws Exception {
    return engine.load("t", replace(), scan(csv(), engine.file("in.csv", text)));
  }

  private static Scan scan(Csv format, Path file) {
    return new Scan.Files(format, List.of(file), COLUMNS);
  }
}
