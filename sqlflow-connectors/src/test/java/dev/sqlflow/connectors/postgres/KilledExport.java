package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.RunResources;
import dev.sqlflow.spi.StatementContext;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.Rows;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An export in a process of its own, which tells how far it is, so that it can be killed there. */
final class KilledExport {

  static final int BATCHES = 8;

  private static final int ROWS = 500;
  private static final List<Column> COLUMNS =
      List.of(new Column("id", ColumnType.BIGINT), new Column("name", ColumnType.VARCHAR));

  private KilledExport() {}

  /** Of port, schema and mode. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Object> options =
        Map.of(
            "host", "localhost",
            "port", Integer.parseInt(arguments[0]),
            "database", "postgres",
            "username", "postgres",
            "sslmode", "disable",
            "schema", arguments[1],
            "table", "t");
    run(options, WriteMode.valueOf(arguments[2]), System.out::println); // to who kills this
    System.in.read(); // so that a kill behind the commit finds it
  }

  /** Hears of each step. */
  @FunctionalInterface
  interface Progress {
    void at(String step);
  }

  static void run(Map<String, Object> options, WriteMode mode, Progress progress) {
    StatementContext patient =
        new StatementContext("killed.sf:1", Duration.ofSeconds(30), RunResources.NONE);
    String[] keys = mode == WriteMode.UPSERT ? new String[] {"id"} : new String[0];
    Write.Batches write = (Write.Batches) Pg.write(options, patient, mode, keys);
    try (BatchSink sink = write.sink()) {
      sink.begin(COLUMNS);
      progress.at("begun");
      for (int batch = 0; batch < BATCHES; batch++) {
        sink.write(Rows.batch(COLUMNS, rows(batch)));
        progress.at("batch");
      }
      sink.commit();
      progress.at("committed");
    }
  }

  private static List<List<@Nullable Object>> rows(int batch) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(Rows.row((long) batch * ROWS + i, "new"));
    }
    return rows;
  }
}
