package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sqlflow.engine.Moved;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.FileFormat.Json;
import dev.sqlflow.spi.FileFormat.Json.Layout;
import dev.sqlflow.spi.FileFormat.Parquet;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExportTest {

  private static final String ROWS =
      "SELECT * FROM (VALUES (1, 'a,b', DATE '2020-01-02'), (2, '', NULL)) v(id, name, day)";

  @TempDir Path folder;
  private EngineFixture engine;

  @BeforeEach
  void open() throws Exception {
    engine =
        EngineFixture.inMemory(
            folder, "out/x.csv", "out/x.parquet", "out/x.json", "out/y.json", "out/x.csv.gz");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aCsvFileHoldsTheRowsAndNothingIsLeftBesideIt() throws Exception {
    Moved moved = write(csv(), "x.csv", false, ROWS + " -- end");
    assertThat(text("x.csv")).isEqualTo("id,name,day\n1,\"a,b\",2020-01-02\n2,\"\",\n");
    assertThat(moved).isEqualTo(new Moved(2, OptionalLong.of(Files.size(out("x.csv"))), 0));
    assertThat(left()).containsExactly("x.csv");
  }

  @Test
  void aFailedExportLeavesTheOldFile() throws Exception {
    write(csv(), "x.csv", false, "SELECT 1 AS id");
    engine.transform("t", replace(), "SELECT range::VARCHAR || 'x' AS s FROM range(10)");
    assertThat(
            engine
                .refusal(() -> write(csv(), "x.csv", false, "SELECT s::INTEGER FROM t"))
                .diagnostic()
                .span()
                .orElseThrow()
                .text())
        .isEqualTo("::INTEGER");
    assertThat(text("x.csv")).isEqualTo("id\n1\n");
    assertThat(left()).containsExactly("x.csv");
  }

  @Test
  void appendedRowsFollowWithoutASecondHeader() throws Exception {
    write(csv(), "x.csv", true, "SELECT 1 AS id");
    Files.writeString(out("x.csv"), "id\n1");
    write(csv(), "x.csv", true, "SELECT 2 AS id");
    assertThat(text("x.csv")).isEqualTo("id\n1\n2\n");
  }

  @Test
  void anEmptyFileGetsItsHeaderByTheFirstAppend() throws Exception {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(out("x.csv"), "");
    write(csv(), "x.csv", true, "SELECT 2 AS id");
    assertThat(text("x.csv")).isEqualTo("id\n2\n");
  }

  @Test
  void otherColumnsThanTheFilesAreNotAppended() {
    write(csv(), "x.csv", true, "SELECT 1 AS a, 2 AS b");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> write(csv(), "x.csv", true, "SELECT 1 AS b, 2 AS a"))
        .withMessage("the columns `b,a` can't be appended to `%s`, which has `a,b`", out("x.csv"));
  }

  @Test
  void aValueThatReadsLikeAFurtherTextForNullComesBack() throws Exception {
    Csv nulls =
        new Csv(
            true,
            ",",
            Optional.of("\""),
            Optional.of("\""),
            "UTF-8",
            List.of("", "n/a", "0"),
            Optional.empty(),
            Optional.empty(),
            0,
            OptionalLong.empty(),
            Compression.NONE,
            List.of());
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(out("x.csv"), "name,n,none\n");
    String row = "SELECT 'n/a' AS name, 0 AS n, NULL::VARCHAR AS none";
    write(nulls, "x.csv", true, row);
    assertThat(text("x.csv")).isEqualTo("name,n,none\n\"n/a\",\"0\",\n");
    write(nulls, "x.csv", false, row);
    write(nulls, "x.csv", true, row);
    List<Column> columns = columns("name VARCHAR", "n INTEGER", "none VARCHAR");
    engine.load("t", replace(), new Scan.Files(nulls, List.of(out("x.csv")), columns));
    assertThat(engine.rows("FROM t")).containsExactly("n/a|0|NULL", "n/a|0|NULL");
  }

  @Test
  void compressedFilesAreAppendedTo() {
    Csv gzip = csv(OptionalLong.empty(), Compression.GZIP);
    write(gzip, "x.csv.gz", true, "SELECT 1 AS id");
    write(gzip, "x.csv.gz", true, "SELECT 2 AS id");
    engine.load(
        "t", replace(), new Scan.Files(gzip, List.of(out("x.csv.gz")), columns("id INTEGER")));
    assertThat(engine.rows("FROM t")).containsExactly("1", "2");
  }

  @Test
  void parquetKeepsTypesAndCanNotBeAppendedTo() {
    Parquet parquet = new Parquet(true, false, "zstd", OptionalLong.of(2048));
    write(parquet, "x.parquet", false, ROWS);
    engine.load("t", replace(), new Scan.Files(parquet, List.of(out("x.parquet")), List.of()));
    assertThat(engine.columns("t")).containsExactly("id INTEGER", "name VARCHAR", "day DATE");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> write(parquet, "x.parquet", true, ROWS))
        .withMessageContaining("can't be appended");
  }

  @Test
  void jsonIsOneArrayOrALineForEachObject() throws Exception {
    Json array = new Json(Layout.ARRAY, List.of(), 20, Compression.NONE);
    write(array, "x.json", false, "SELECT 1 AS id");
    assertThat(text("x.json").replaceAll("\\s", "")).isEqualTo("[{\"id\":1}]");
    Json lines = new Json(Layout.NEWLINE_DELIMITED, List.of(), 20, Compression.NONE);
    write(lines, "x.json", false, "SELECT 1 AS id, {'b': [1]} AS s");
    write(lines, "x.json", true, "SELECT 2 AS id");
    assertThat(text("x.json")).isEqualTo("{\"id\":1,\"s\":{\"b\":[1]}}\n{\"id\":2}\n");
    engine.load("t", replace(), new Scan.Files(lines, List.of(out("x.json")), List.of()));
    assertThat(engine.columns("t")).containsExactly("id BIGINT", "s STRUCT(b BIGINT[])");
  }

  @Test
  void aKeyThatComesLateInOneOfSeveralFilesIsAColumn() throws Exception {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(out("x.json"), "{\"a\":1}\n".repeat(30_000) + "{\"late\":2}\n");
    Files.writeString(out("y.json"), "{\"a\":3}\n");
    Json lines = new Json(Layout.NEWLINE_DELIMITED, List.of(), 20, Compression.NONE);
    List<Path> both = List.of(out("x.json"), out("y.json"));
    engine.load("t", replace(), new Scan.Files(lines, both, List.of()));
    assertThat(engine.rows("SELECT sum(a), sum(late) FROM t")).containsExactly("30003|2");
  }

  @Test
  void theRecordsOfADocumentAreFoundByTheirPath() throws Exception {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        out("x.json"), "{\"data\": {\"items\": [{\"a\": 1}, {\"a\": 2, \"b\": {\"c\": 3}}]}}");
    Json json = new Json(Layout.ARRAY, List.of("data", "items"), 1, Compression.NONE);
    engine.load("t", replace(), new Scan.Files(json, List.of(out("x.json")), List.of()));
    assertThat(engine.rows("FROM t")).containsExactly("1|NULL", "2|{\"c\":3}");
  }

  @Test
  void aCsvFileThatWouldLoseSomethingIsNotWritten() {
    Csv unquoted = with(Optional.empty(), "UTF-8");
    Csv latin = with(Optional.of("\""), "ISO-8859-1");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> write(unquoted, "x.csv", false, ROWS))
        .withMessage("without a quote character values could not be told apart in the file");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> write(latin, "x.csv", false, ROWS))
        .withMessage("csv files are written in UTF-8 only, not in ISO-8859-1");
  }

  @Test
  void whatAKilledProcessLeftIsSweptAndOthersAreNot() throws Exception {
    Files.createDirectories(folder.resolve("out"));
    long gone = new ProcessBuilder("true").start().onExit().get().pid();
    long alive = ProcessHandle.current().pid();
    Files.writeString(out(".x.csv." + gone + "-12ab.tmp"), "");
    Files.writeString(out(".x.csv." + alive + "-12ab.tmp"), "");
    write(csv(), "x.csv", false, ROWS);
    assertThat(left()).containsExactly(".x.csv." + alive + "-12ab.tmp", "x.csv");
  }

  @Test
  void aFolderThatCanNotBeMadeIsTheWorldsFault() throws Exception {
    Files.writeString(folder.resolve("out"), "a file");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> write(csv(), "x.csv", false, ROWS))
        .withMessageStartingWith("`" + out("x.csv") + "` can't be written: ");
  }

  private static Csv with(Optional<String> quote, String encoding) {
    Csv csv = csv();
    return new Csv(
        true,
        ",",
        quote,
        csv.escape(),
        encoding,
        csv.nullValues(),
        Optional.of("%d.%m.%Y"),
        Optional.of("%c"),
        0,
        OptionalLong.empty(),
        Compression.NONE,
        List.of());
  }

  private Moved write(FileFormat format, String name, boolean append, String sql) {
    return engine.export(sql, new Write.Files(format, out(name), append));
  }

  private Path out(String name) {
    return folder.resolve("out").resolve(name);
  }

  private String text(String name) throws Exception {
    return Files.readString(out(name));
  }

  private List<String> left() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
