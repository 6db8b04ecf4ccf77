package dev.sqlflow.connectors.memory;

import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.Rows;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables that embedding programs put in and take out. */
class MemoryTablesTest {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.BIGINT),
          new Column("ok", ColumnType.BOOLEAN),
          new Column("price", ColumnType.DOUBLE),
          new Column("name", ColumnType.VARCHAR),
          new Column("image", ColumnType.BLOB));

  private final MemoryTables tables = new MemoryTables();
  private final InMemoryConnector connector = new InMemoryConnector(tables);

  @Test
  void a_table_that_was_put_in_is_read() {
    byte[] image = {1, 2};
    tables.put(
        "t",
        new MemoryTable(
            COLUMNS, List.of(row(1L, true, 0.5, "x", image), row(2L, null, null, null, null))));
    Scan scan =
        connector.scan(ConnectorOptions.of(connector, Map.of("name", "t")), ScanRequest.ALL);

    assertThat(scan.columns()).isEqualTo(COLUMNS);
    assertThat(Rows.read(scan))
        .containsExactly(
            row(1L, true, 0.5, "x", ByteBuffer.wrap(image)), row(2L, null, null, null, null));
  }

  @Test
  void what_was_written_is_taken_out() {
    Rows.write(sink("t", WriteMode.REPLACE), COLUMNS, List.of(row(1L, false, 2.5, "y", null)));

    assertThat(tables.names()).containsExactly("t");
    assertThat(tables.get("t").orElseThrow().columns()).isEqualTo(COLUMNS);
    assertThat(tables.get("t").orElseThrow().rows())
        .containsExactly(row(1L, false, 2.5, "y", null));
  }

  @Test
  void bytes_are_kept_apart_from_the_batch() {
    byte[] image = {1, 2};
    Rows.write(sink("t", WriteMode.REPLACE), COLUMNS, List.of(row(1L, null, null, null, image)));
    image[0] = 9;

    assertThat(tables.get("t").orElseThrow().rows().get(0).get(4)).isEqualTo(new byte[] {1, 2});
  }

  @Test
  void rows_of_other_columns_are_not_appended() {
    Rows.write(sink("t", WriteMode.APPEND), COLUMNS, List.of());

    try (BatchSink sink = sink("t", WriteMode.APPEND)) {
      assertThatThrownBy(() -> sink.begin(COLUMNS.subList(0, 1)))
          .isInstanceOf(ConnectorException.class)
          .hasMessageStartingWith("table `t` in memory has the columns");
    }
  }

  @Test
  void a_write_needs_a_name() {
    var options = ConnectorOptions.of(connector, Map.of("rows", List.of(Map.of("a", 1))));
    WriteRequest request = new WriteRequest(WriteMode.REPLACE, List.of(), "run-1");

    assertThatThrownBy(() -> connector.write(options, request))
        .hasMessage("rows can be written only to a table with a name");
  }

  @Test
  void two_connectors_do_not_share_tables() {
    tables.put("t", new MemoryTable(COLUMNS, List.of()));
    InMemoryConnector other = new InMemoryConnector();

    assertThatThrownBy(
            () -> other.scan(ConnectorOptions.of(other, Map.of("name", "t")), ScanRequest.ALL))
        .hasMessage("no table `t` in memory; there are []");
  }

  private BatchSink sink(String name, WriteMode mode) {
    var options = ConnectorOptions.of(connector, Map.of("name", name));
    Write write = connector.write(options, new WriteRequest(mode, List.of(), "run-1"));
    return ((Write.Batches) write).sink();
  }
}
