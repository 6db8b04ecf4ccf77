package dev.sqlflow.connectors.json;

import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Json.Layout;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON files: their layout, and what is read from them. */
class JsonFilesTest {

  @TempDir Path folder;
  private final JsonConnector connector = new JsonConnector();

  @ParameterizedTest
  @CsvSource({
    "t.json, ARRAY, NONE",
    "t.ndjson, NEWLINE_DELIMITED, NONE",
    "T.JSONL, NEWLINE_DELIMITED, NONE",
    "t.ndjson.gz, NEWLINE_DELIMITED, GZIP",
    "t.json.zst, ARRAY, ZSTD",
    "t.txt, ARRAY, NONE"
  })
  void the_name_alone_decides_the_layout(String name, Layout layout, Compression compression)
      throws IOException {
    Files.writeString(folder.resolve(name), "");
    Scan.Files scan = (Scan.Files) scan(name, Map.of());

    assertThat(scan.format()).isEqualTo(new FileFormat.Json(layout, List.of(), 20, compression));
    assertThat(scan.columns()).isEmpty();
  }

  @Test
  void the_option_wins_over_the_name() throws IOException {
    Files.writeString(folder.resolve("t.json"), "{\"id\": 1}\n{\"id\": 2}\n");

    assertThat(load("t.json", Map.of("format", "newline_delimited")))
        .containsExactly(row(1L), row(2L));
  }

  @Test
  void files_of_two_layouts_are_not_read_together() throws IOException {
    Files.writeString(folder.resolve("a.json"), "[]");
    Files.writeString(folder.resolve("b.ndjson"), "");

    assertThatThrownBy(() -> scan("*", Map.of()))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(
            "`%s/a.json` and `%s/b.ndjson` are of different formats by their names: state the"
                + " option format",
            folder, folder);
  }

  @Test
  void an_array_of_objects_is_read() throws IOException {
    Files.writeString(folder.resolve("t.json"), "[{\"id\": 1, \"name\": \"x\"}, {\"id\": 2}]");

    assertThat(load("t.json", Map.of())).containsExactly(row(1L, "x"), row(2L, null));
  }

  @Test
  void records_are_found_along_their_path() throws IOException {
    Files.writeString(
        folder.resolve("t.json"), "{\"result\": {\"items\": [{\"id\": 1}, {\"id\": 2}]}}");

    assertThat(load("t.json", Map.of("records_path", List.of("result", "items"))))
        .containsExactly(row(1L), row(2L));
  }

  @Test
  void what_is_no_json_is_refused() throws IOException {
    Files.writeString(folder.resolve("t.json"), "[{\"id\": 1}, {\"id\"");

    assertThatThrownBy(() -> load("t.json", Map.of())).hasMessageContaining("t.json");
  }

  @Test
  void rows_are_not_appended_to_an_array() {
    Options options = options("t.json", Map.of());
    WriteRequest append = new WriteRequest(WriteMode.APPEND, List.of(), "run-1");

    assertThatThrownBy(() -> connector.write(options, append))
        .hasMessage(
            "rows can't be appended to the array in `%s/t.json`: use the format"
                + " newline_delimited",
            folder);
  }

  @Test
  void an_array_is_written() throws IOException {
    Write.Files write =
        (Write.Files)
            connector.write(
                options("t.json", Map.of()),
                new WriteRequest(WriteMode.REPLACE, List.of(), "run-1"));
    try (TestEngine engine = TestEngine.open(folder, java.util.Set.of(write.target()))) {
      engine.export("SELECT 1 AS id UNION ALL SELECT 2 ORDER BY id", write);
    }

    assertThat(Files.readString(write.target()).replaceAll("\\s", ""))
        .isEqualTo("[{\"id\":1},{\"id\":2}]");
  }

  private List<List<@Nullable Object>> load(String name, Map<String, ?> others) throws IOException {
    try (TestEngine engine = TestEngine.loaded(folder, scan(name, others))) {
      return engine.rows("FROM t");
    }
  }

  private Scan scan(String name, Map<String, ?> others) {
    return connector.scan(options(name, others), ScanRequest.ALL);
  }

  private Options options(String name, Map<String, ?> others) {
    Map<String, Object> values = new LinkedHashMap<>(others);
    values.put("path", folder + "/" + name);
    return ConnectorOptions.of(connector, values);
  }
}
