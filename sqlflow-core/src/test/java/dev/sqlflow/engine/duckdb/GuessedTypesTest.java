package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guess holds for the values that were looked at; others are read exactly, or not at all. */
class GuessedTypesTest {

  @TempDir Path folder;
  private EngineFixture engine;

  @BeforeEach
  void open() throws Exception {
    engine = EngineFixture.inMemory(folder, "in.csv");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "BIGINT|5.6",
        "BIGINT|007",
        "BIGINT|+5",
        "BIGINT|-0",
        "BIGINT| 5",
        "BIGINT|1e3",
        "BIGINT|0x10",
        "BIGINT|1_000",
        "BIGINT|9223372036854775808",
        "BIGINT|five",
        "DOUBLE|007",
        "DOUBLE|-00.5",
        "DOUBLE|+1.5",
        "DOUBLE|1.5 ",
        "DOUBLE|5.",
        "DOUBLE|1_0.5",
        "DOUBLE|nan",
        "DOUBLE|-inf",
        "DOUBLE|1e400",
        "DOUBLE|-",
        "DOUBLE|1234567890.1234567",
        "DOUBLE|123456789012345678",
        "BOOLEAN|1",
        "BOOLEAN|t",
        "DATE|2026-01-31 18:30:00",
        "DATE|2026-1-31",
        "DATE|2026/01/31",
        "DATE|2026-02-30",
        "DATE|infinity",
        "TIMESTAMP|2026-01-31",
        "TIMESTAMP|2026-01-31 18:30:00+02",
        "TIMESTAMP|2026-01-31T18:30:00Z",
        "TIMESTAMP|2026-01-31 18:30:00.1234567",
        "TIMESTAMP|2026-01-31 25:30:00"
      })
  void aValueThatTheTypeWouldChangeIsAnErrorWithItsLine(String type, String value)
      throws Exception {
    engine.transform("t", replace(), "SELECT 1 AS id");
    Path file = engine.file("in.csv", "name,v\n\"a\nb\",\n" + "a,\n".repeat(3000) + "x," + value);
    Diagnostic why =
        engine.refusal(() -> engine.load("t", replace(), scan(type, file))).diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.MISFITTING_VALUE);
    assertThat(why.message())
        .isEqualTo(
            "`%s` line 3004: `%s` in column `v` is not of the type %s, which the first records suggested",
            file, value, type);
    assertThat(why.help())
        .containsExactly(
            "the record is `" + ("x," + value).strip() + "`",
            "state the type of the column: `\"types\": {\"v\": \"VARCHAR\"}`");
    assertThat(why.span().orElseThrow().text()).isEqualTo("LOAD");
    assertThat(engine.rows("FROM t")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BIGINT|-9223372036854775808|-9223372036854775808",
        "BIGINT|0|0",
        "BIGINT||NULL",
        "DOUBLE|-0|-0.0",
        "DOUBLE|19.90|19.9",
        "DOUBLE|.5|0.5",
        "DOUBLE|1E-3|0.001",
        "DOUBLE|0.000000000000000000001|1.0E-21",
        "DOUBLE|-123456789.123456|-1.23456789123456E8",
        "DOUBLE||NULL",
        "BOOLEAN|TRUE|true",
        "BOOLEAN||NULL",
        "DATE|2026-01-31|20484",
        "DATE||NULL",
        "TIMESTAMP|2026-01-31 18:30:00|1769884200000000",
        "TIMESTAMP|2026-01-31T18:30|1769884200000000",
        "TIMESTAMP|2026-01-31T18:30:05.120|1769884205120000",
        "TIMESTAMP|2026-01-31T18:30:05.123456000|1769884205123456",
        "TIMESTAMP||NULL",
        "VARCHAR|007|007"
      })
  void aValueInTheFormOfTheTypeIsRead(String type, String value, String read) throws Exception {
    Path file = engine.file("in.csv", "name,v\nx," + (value == null ? "" : value) + "\n");
    engine.load("t", replace(), scan(type, file));
    assertThat(engine.columns("t")).containsExactly("name VARCHAR", "v " + type);
    assertThat(engine.rows("FROM t")).containsExactly("x|" + read);
  }

  @Test
  void aFormatOfTheOptionsIsTheOnlyOne() throws Exception {
    Csv csv = csv();
    Csv german =
        new Csv(
            true,
            ",",
            csv.quote(),
            csv.escape(),
            "UTF-8",
            csv.nullValues(),
            Optional.of("%d.%m.%Y"),
            Optional.empty(),
            0,
            OptionalLong.empty(),
            Compression.NONE,
            List.of("v"));
    Path file = engine.file("in.csv", "name,v\nx,31.01.2026\n");
    engine.load(
        "t", replace(), new Scan.Files(german, List.of(file), columns("name VARCHAR", "v DATE")));
    assertThat(engine.rows("FROM t")).containsExactly("x|20484");
  }

  private static Scan scan(String type, Path file) {
    Csv csv = csv();
    Csv guessed =
        new Csv(
            true,
            ",",
            csv.quote(),
            csv.escape(),
            "UTF-8",
            csv.nullValues(),
            Optional.empty(),
            Optional.empty(),
            0,
            OptionalLong.empty(),
            Compression.NONE,
            List.of("name", "v"));
    return new Scan.Files(guessed, List.of(file), columns("name VARCHAR", "v " + type));
  }
}
