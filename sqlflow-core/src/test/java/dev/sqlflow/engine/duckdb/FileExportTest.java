package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.Engine;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.source.LocatedText;
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
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileExportTest {

  private static final String ROWS =
      "SELECT * FROM (VALUES (1, 'a,b', DATE '2020-01-02'), (2, '', NULL)) v(id, name, day)";

  @TempDir Path folder;
  private EngineFixture engine;

  @BeforeEach
  void open() throws Exception {
    engine =
        EngineFixture.inMemory(
            folder,
            "out/x.csv",
            "out/x.parquet",
            "out/x.json",
            "out/y.json",
            "out/x.csv.gz",
            "out/x.csv.zst");
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

  @ParameterizedTest
  @CsvSource({"x.csv.gz, GZIP", "x.csv.zst, ZSTD"})
  void aCompressedFileWithoutALastLineEndIsAppendedTo(String name, Compression compression)
      throws Exception {
    Files.createDirectories(folder.resolve("out"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        compression == Compression.GZIP
            ? new GZIPOutputStream(bytes)
            : new ZstdOutputStream(bytes)) {
      out.write("id,name\n1,a".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(out(name), bytes.toByteArray());
    Csv format = csv(OptionalLong.empty(), compression);
    write(format, name, true, "SELECT 2 AS id, 'b' AS name");
    write(format, name, true, "SELECT 3 AS id, 'c' AS name");
    List<Column> columns = columns("id INTEGER", "name VARCHAR");
    engine.load("t", replace(), new Scan.Files(format, List.of(out(name)), columns));
    assertThat(engine.rows("FROM t")).containsExactly("1|a", "2|b", "3|c");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> write(format, name, true, "SELECT 4 AS other"))
        .withMessage(
            "the columns `other` can't be appended to `%s`, which has `id,name`", out(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id\r\n1\r\n", "id\r\n1", "id\r1\r", "id\r1"})
  void aFileWithOtherLineEndsIsNotAppendedTo(String text) throws Exception {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(out("x.csv"), text);
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> write(csv(), "x.csv", true, "SELECT 2 AS id"))
        .withMessage(
            "the lines of `%s` end in CRLF or CR, and records are appended with LF: convert the"
                + " file, or replace it",
            out("x.csv"));
    assertThat(text("x.csv")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'nan'::DOUBLE AS v",
        "SELECT '-inf'::FLOAT AS v",
        "SELECT ['inf'::DOUBLE] AS v",
        "SELECT {'a': 'nan'::FLOAT, 'b': 'x\"'} AS v"
      })
  void numbersThatJsonCanNotHoldAreNotWritten(String sql) throws Exception {
    for (Layout layout : Layout.values()) {
      Json json = new Json(layout, List.of(), 20, Compression.NONE);
      write(json, "x.json", false, "SELECT 1.5::DOUBLE AS v");
      String before = text("x.json");
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> write(json, "x.json", false, sql + " -- end"))
          .withMessageStartingWith("json can't hold `")
          .withMessageContaining("` of the column `v`: write NULL or a text instead");
      assertThat(text("x.json")).isEqualTo(before);
    }
    assertThat(left()).containsExactly("x.json");
  }

  @Test
  void textsThatReadLikeNumbersThatJsonCanNotHoldAreWritten() throws Exception {
    Json lines = new Json(Layout.NEWLINE_DELIMITED, List.of(), 20, Compression.NONE);
    String sql =
        "SELECT {'NaN': 'inf \\\" NaN', 'd': NULL::DOUBLE, 'e': 1e300} AS v, NULL::DOUBLE AS w";
    write(lines, "x.json", false, sql);
    assertThat(text("x.json")).contains("\"d\":null").contains("\"w\":null");
  }

  @Test
  void aFailedQueryForJsonIsToldAtItsPlace() {
    Json lines = new Json(Layout.NEWLINE_DELIMITED, List.of(), 20, Compression.NONE);
    engine.transform("t", replace(), "SELECT range::VARCHAR || 'x' AS s FROM range(10)");
    assertThat(
            engine
                .refusal(() -> write(lines, "x.json", false, "SELECT s::DOUBLE FROM t"))
                .diagnostic()
                .span()
                .orElseThrow()
                .text())
        .isEqualTo("::DOUBLE");
  }

  @Test
  void whileOneRunAppendsAnotherIsRefusedAndToldWhoWrites() throws Exception {
    write(csv(), "x.csv", true, "SELECT 1 AS id");
    RunLock held =
        RunLock.acquire(
            RunLock.Subject.TARGET,
            out("x.csv"),
            EngineFixture.request(folder, EngineSettings.IN_MEMORY, Set.of()),
            EngineFixture.CLOCK,
            () -> false);
    for (boolean append : new boolean[] {true, false}) {
      Diagnostic why =
          engine.refusal(() -> write(csv(), "x.csv", append, "SELECT 2 AS id")).diagnostic();
      assertThat(why.code()).isEqualTo(DiagnosticCode.TARGET_IN_USE);
      assertThat(why.message())
          .startsWith(
              "another run holds the file `" + out("x.csv") + "`: pipeline p, run 1, process ")
          .endsWith("since 2026-11-23T10:00:00Z");
    }
    held.close();
    write(csv(), "x.csv", true, "SELECT 2 AS id");
    assertThat(text("x.csv")).isEqualTo("id\n1\n2\n");
    assertThat(left()).containsExactly(".x.csv.sqlflow.lock", "x.csv");
  }

  @Test
  void noRowIsLostWhereTwoRunsAppendToOneFile() throws Exception {
    write(csv(), "x.csv", false, "SELECT -1 AS id");
    Callable<Boolean> appends =
        () -> {
          Path own = Files.createTempDirectory(folder, "run");
          EngineFactory.Request request =
              new EngineFactory.Request(
                  EngineSettings.IN_MEMORY,
                  Set.of(out("x.csv")),
                  "a run",
                  own,
                  own.resolve("rejects"),
                  Duration.ofMinutes(1));
          try (Engine run = new DuckDbEngineFactory(EngineFixture.CLOCK).open(request)) {
            LocatedText query = EngineFixture.query("SELECT range AS id FROM range(5)");
            for (int i = 0; i < 10; i++) {
              run.export(query, new Write.Files(csv(), out("x.csv"), true), query.span());
            }
          }
          return true;
        };
    ExecutorService runs = Executors.newFixedThreadPool(2);
    try {
      for (Future<Boolean> run : runs.invokeAll(List.of(appends, appends))) {
        assertThat(run.get()).isTrue();
      }
    } finally {
      runs.shutdownNow();
    }
    assertThat(Files.readAllLines(out("x.csv"))).hasSize(102);
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

  /**
   * One in twenty such exports never came back while the engine had threads of its own for files.
   */
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void an_export_whose_query_fails_late_comes_back() throws Exception {
    assertThat(engine.rows("SELECT current_setting('async_threads')")).containsExactly("0");
    List<FileFormat> formats =
        List.of(
            csv(),
            new Json(Layout.ARRAY, List.of(), 20, Compression.NONE),
            new Parquet(true, false, "zstd", OptionalLong.empty()));
    for (int i = 0; i < 20; i++) {
      for (FileFormat format : formats) {
        assertThatExceptionOfType(EngineException.class)
            .isThrownBy(
                () ->
                    write(
                        format,
                        "x.parquet",
                        false,
                        "SELECT CASE WHEN range = 99999 THEN error('stop')::BIGINT ELSE range END AS id"
                            + " FROM range(100000)"))
            .withMessageContaining("stop");
      }
    }
    assertThat(out("x.parquet")).doesNotExist();
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
