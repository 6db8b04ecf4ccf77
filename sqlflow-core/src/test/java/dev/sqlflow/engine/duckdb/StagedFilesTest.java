package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Staging;
import dev.sqlflow.spi.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are brought from somewhere else, or taken there, stand in the run's own folder. */
class StagedFilesTest {

  private static final FileFormat PARQUET =
      new FileFormat.Parquet(false, false, "zstd", OptionalLong.empty());
  private static final FileFormat JSON =
      new FileFormat.Json(
          FileFormat.Json.Layout.NEWLINE_DELIMITED, List.of(), 20, Compression.NONE);

  @TempDir Path folder;
  private EngineFixture db;

  /** What a delivery saw: names and contents. */
  private final List<String> delivered = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    db = EngineFixture.inMemory(folder);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void files_that_are_brought_are_loaded_and_then_gone() throws Exception {
    Moved moved = db.load("t", replace(), staged(csv(), "id\n1\n2\n"));

    assertThat(moved.rows()).isEqualTo(2);
    assertThat(db.rows("FROM t ORDER BY id")).containsExactly("1", "2");
    assertThat(left()).isEmpty();
  }

  @Test
  void a_fault_in_a_file_is_told_by_the_name_of_what_it_is_a_copy_of() throws Exception {
    assertThatThrownBy(() -> db.load("t", replace(), staged(csv(), "id\n1\nx\n")))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("`far://away.csv` line 3")
        .hasMessageNotContaining(folder.toString());
    assertThat(left()).isEmpty();
  }

  @Test
  void a_file_that_can_not_be_read_is_told_by_that_name_too() throws Exception {
    assertThatThrownBy(() -> db.load("t", replace(), staged(PARQUET, "no parquet")))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("`far://away.csv`")
        .hasMessageNotContaining(folder.toString());
  }

  @Test
  void records_that_are_set_aside_come_from_there_too() throws Exception {
    FileFormat lenient = csv(OptionalLong.of(9), Compression.NONE);

    assertThat(db.load("t", replace(), staged(lenient, "id\n1\n2,2\n")).rejected()).isEqualTo(1);
    assertThat(folder.resolve("rejects/source one.csv".replace(' ', '_')))
        .content()
        .contains("far://away.csv,3,");
  }

  @Test
  void what_is_brought_may_be_read_by_its_connector() {
    Scan.Staged scan =
        new Scan.Staged(
            List.of(),
            into ->
                new Staging.Brought(
                    () -> new Scan.Batches(columns("id BIGINT"), Nothing::new), Map.of()));

    assertThat(db.load("t", replace(), scan).rows()).isZero();
    assertThat(db.columns("t")).containsExactly("id BIGINT");
  }

  @Test
  void what_can_not_be_brought_fails_as_its_connector_says() throws Exception {
    Scan.Staged scan =
        new Scan.Staged(
            List.of(),
            into -> {
              throw new ConnectorException(Kind.FORBIDDEN, "it is not yours");
            });

    assertThatThrownBy(() -> db.load("t", replace(), scan)).hasMessage("it is not yours");
    assertThat(left()).isEmpty();
  }

  @Test
  void an_export_is_written_delivered_and_gone() throws Exception {
    Moved moved = db.export("SELECT 1 AS id", new Write.Staged(csv(), List.of(), this::deliver));

    assertThat(moved.rows()).isEqualTo(1);
    assertThat(moved.bytes()).hasValue(5);
    assertThat(delivered).containsExactly("rows: id 1");
    assertThat(left()).isEmpty();
  }

  @Test
  void an_export_can_be_split_by_columns() {
    db.export(
        "SELECT i AS id, i % 2 AS odd, 'x' AS c FROM range(4) r(i) ORDER BY i",
        new Write.Staged(csv(), List.of("odd", "C"), this::deliver));

    assertThat(delivered)
        .containsExactly("odd=0/c=x/data_0.csv: id 0 2", "odd=1/c=x/data_0.csv: id 1 3");
  }

  @Test
  void an_export_without_rows_that_is_split_has_no_files() {
    db.export(
        "SELECT 1 AS id, 2 AS part WHERE false",
        new Write.Staged(PARQUET, List.of("part"), this::deliver));

    assertThat(delivered).isEmpty();
  }

  @Test
  void columns_to_split_by_must_be_there_and_leave_others() {
    assertThatThrownBy(
            () ->
                db.export("SELECT 1 AS id", new Write.Staged(csv(), List.of("day"), this::deliver)))
        .hasMessage("there is no column `day` to partition by; the rows have `id`");
    assertThatThrownBy(
            () ->
                db.export("SELECT 1 AS id", new Write.Staged(csv(), List.of("id"), this::deliver)))
        .hasMessage("the rows have no column besides those to partition by");
  }

  @Test
  void json_refuses_what_it_can_not_hold() {
    assertThatThrownBy(
            () ->
                db.export(
                    "SELECT 'inf'::DOUBLE AS x", new Write.Staged(JSON, List.of(), this::deliver)))
        .hasMessageStartingWith("json can't hold `inf` of the column `x`");
    assertThat(delivered).isEmpty();
  }

  @Test
  void a_query_can_not_read_what_is_brought_for_others() {
    assertThatThrownBy(() -> db.rows("FROM '" + folder + "/elsewhere.csv'"))
        .isInstanceOf(EngineException.class);
  }

  private Scan.Staged staged(FileFormat format, String text) {
    return new Scan.Staged(
        List.of(),
        into -> {
          Path file = into.resolve("0001.csv");
          write(file, text);
          List<Path> files = List.of(file);
          boolean known = format instanceof FileFormat.Csv;
          return new Staging.Brought(
              () -> new Scan.Files(format, files, known ? columns("id BIGINT") : List.of()),
              Map.of(file, "far://away.csv"));
        });
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void deliver(Path from, List<Path> files) {
    for (Path file : files) {
      try {
        String text = Files.readString(from.resolve(file)).strip().replace('\n', ' ');
        delivered.add(file + ": " + text);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> tree = Files.walk(folder.resolve("tmp/staged"))) {
      return tree.filter(entry -> !entry.endsWith("staged")).toList();
    }
  }

  private static final class Nothing implements BatchReader {
    @Override
    public ColumnBatch next() {
      return null;
    }

    @Override
    public void close() {}
  }
}
