package dev.sqlflow.connectors.parquet;

import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files: which are read, and where they are written. */
class ParquetFilesTest {

  @TempDir Path folder;
  private final ParquetConnector connector = new ParquetConnector();

  @Test
  void the_format_is_what_the_options_say() {
    Write.Files write =
        (Write.Files)
            write(
                "t.parquet",
                WriteMode.REPLACE,
                Map.of("compression", "gzip", "row_group_size", 4096));

    assertThat(write.format())
        .isEqualTo(new FileFormat.Parquet(false, false, "gzip", OptionalLong.of(4096)));
    assertThat(write.append()).isFalse();
  }

  @Test
  void each_appending_run_adds_a_file() {
    Write.Files write = (Write.Files) write("parts", WriteMode.APPEND, Map.of());

    assertThat(write.target()).isEqualTo(folder.resolve("parts/part-run-1.parquet"));
    assertThat(write.append()).isFalse();
  }

  @Test
  void a_file_is_no_directory_and_a_directory_no_file() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    Files.writeString(folder.resolve("t.parquet"), "");

    assertThatThrownBy(() -> write("parts", WriteMode.REPLACE, Map.of()))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("`%s/parts` is a directory; name a file in it", folder);
    assertThatThrownBy(() -> write("t.parquet", WriteMode.APPEND, Map.of()))
        .hasMessage(
            "`%s/t.parquet` is a file; name a directory, to which each export adds a file", folder);
    assertThatThrownBy(() -> write("*.parquet", WriteMode.REPLACE, Map.of()))
        .hasMessage("`%s/*.parquet` is a pattern; an export writes one file", folder);
  }

  @Test
  void folders_of_partitions_are_columns_where_asked_for() throws IOException {
    export("d/year=2025/a.parquet", "SELECT 1::BIGINT AS id");
    export("d/year=2026/b.parquet", "SELECT 2::BIGINT AS id");
    Map<String, Object> hive = Map.of("hive_partitioning", true);

    assertThat(load("d", hive)).containsExactly(row(1L, 2025L), row(2L, 2026L));
    assertThatThrownBy(() -> load("d", Map.of()))
        .hasMessage("directory `%s/d` holds no files", folder);
  }

  @Test
  void columns_are_matched_by_name_where_asked_for() throws IOException {
    export("d/a.parquet", "SELECT 1::BIGINT AS id, 'x' AS name");
    export("d/b.parquet", "SELECT 'y' AS name");

    assertThat(load("d", Map.of("union_by_name", true)))
        .containsExactly(row(1L, "x"), row(null, "y"));
  }

  @Test
  void what_is_no_parquet_is_refused() throws IOException {
    Files.writeString(folder.resolve("t.parquet"), "PAR0 is something else");

    assertThatThrownBy(() -> load("t.parquet", Map.of())).hasMessageContaining("t.parquet");
  }

  private void export(String name, String query) throws IOException {
    Write.Files write = (Write.Files) write(name, WriteMode.REPLACE, Map.of());
    try (TestEngine engine = TestEngine.open(folder, Set.of(write.target()))) {
      engine.export(query, write);
    }
  }

  private Write write(String name, WriteMode mode, Map<String, ?> others) {
    return connector.write(options(name, others), new WriteRequest(mode, List.of(), "run-1"));
  }

  private List<List<@Nullable Object>> load(String name, Map<String, ?> others) throws IOException {
    Scan scan = connector.scan(options(name, others), ScanRequest.ALL);
    try (TestEngine engine = TestEngine.loaded(folder, scan)) {
      return engine.rows("SELECT * FROM t ORDER BY ALL");
    }
  }

  private Options options(String name, Map<String, ?> others) {
    Map<String, Object> values = new LinkedHashMap<>(others);
    values.put("path", folder + "/" + name);
    return ConnectorOptions.of(connector, values);
  }
}
