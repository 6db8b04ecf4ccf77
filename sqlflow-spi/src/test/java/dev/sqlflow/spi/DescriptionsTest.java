package dev.sqlflow.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Json.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Descriptions of reads and writes keep what they were given, whatever happens to it later. */
class DescriptionsTest {

  private static final Path FILE = Path.of("/data/a.csv");

  @Test
  void formats_keep_their_lists() {
    List<String> texts = new ArrayList<>(List.of("NA"));
    FileFormat.Csv csv =
        new FileFormat.Csv(
            true,
            ",",
            Optional.of("\""),
            Optional.of("\""),
            "UTF-8",
            texts,
            Optional.empty(),
            Optional.empty(),
            0,
            OptionalLong.empty(),
            Compression.NONE,
            texts);
    FileFormat.Json json = new FileFormat.Json(Layout.ARRAY, texts, 20, Compression.GZIP);
    texts.clear();

    assertThat(csv.nullValues()).containsExactly("NA");
    assertThat(csv.guessed()).containsExactly("NA");
    assertThat(json.recordsPath()).containsExactly("NA");
  }

  @Test
  void scans_keep_their_lists() {
    List<Path> paths = new ArrayList<>(List.of(FILE));
    List<Column> columns = new ArrayList<>(List.of(new Column("id", ColumnType.BIGINT)));
    FileFormat format = new FileFormat.Parquet(false, false, "zstd", OptionalLong.empty());
    Scan.Files files = new Scan.Files(format, paths, columns);
    BatchSource none =
        () -> {
          throw new ConnectorException(ConnectorException.Kind.NOT_FOUND, "nothing there");
        };
    Scan.Batches batches = new Scan.Batches(columns, none);
    paths.clear();
    columns.clear();

    assertThat(files.paths()).containsExactly(FILE);
    assertThat(files.columns()).hasSize(1);
    assertThat(batches.columns()).hasSize(1);
    assertThatThrownBy(batches.source()::open).hasMessage("nothing there");
    assertThat(ScanRequest.ALL.rowLimit()).isEmpty();
    assertThat(new Write.Files(format, FILE, true).append()).isTrue();
  }

  @Test
  void descriptions_of_what_is_elsewhere_keep_what_they_were_given() {
    List<Column> columns = new ArrayList<>(List.of(new Column("id", ColumnType.BIGINT)));
    List<String> by = new ArrayList<>(List.of("day"));
    Map<Path, String> origins = new LinkedHashMap<>(Map.of(FILE, "far://a.csv"));
    FileFormat format = new FileFormat.Parquet(false, false, "zstd", OptionalLong.empty());
    Scan.Files files = new Scan.Files(format, List.of(FILE), List.of());
    Staging.Brought brought = new Staging.Brought(() -> files, origins);
    Scan.Staged scan = new Scan.Staged(columns, folder -> brought);
    Write.Staged write = new Write.Staged(format, by, (folder, some) -> {});
    columns.clear();
    by.clear();
    origins.clear();

    assertThat(scan.columns()).hasSize(1);
    assertThat(scan.staging().bring(FILE).origins())
        .containsExactly(Map.entry(FILE, "far://a.csv"));
    assertThat(brought.scan().get()).isSameAs(files);
    assertThat(write.partitionBy()).containsExactly("day");
  }

  @Test
  void a_write_keeps_its_keys_and_knows_whether_its_mode_is_supported() {
    List<String> keys = new ArrayList<>(List.of("id"));
    WriteRequest request = new WriteRequest(WriteMode.UPSERT, keys, "run-1");
    keys.clear();

    assertThat(request.keys()).containsExactly("id");
    assertThat(request.requireOneOf(EnumSet.of(WriteMode.UPSERT))).isSameAs(request);
    assertThatThrownBy(() -> request.requireOneOf(EnumSet.of(WriteMode.REPLACE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the mode is UPSERT, not one of [REPLACE]");
  }
}
