package dev.sqlflow.benchmarks.versus;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;

/** The same tables and files by the engine's own driver, as a careful person would write it. */
final class JdbcSide implements Side {

  private final Workload workload;

  JdbcSide(Workload workload) {
    this.workload = workload;
  }

  @Override
  public String label() {
    return "jdbc";
  }

  @Override
  public void run() throws IOException, SQLException {
    Path csv = workload.project().resolve("plain/by_month.csv");
    Path parquet = workload.project().resolve("plain/large.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      execute(connection, "CREATE TABLE sales AS FROM " + readCsv());
      for (Map.Entry<String, String> table : Workload.TRANSFORMS.entrySet()) {
        execute(connection, "CREATE TABLE " + table.getKey() + " AS " + table.getValue());
      }
      execute(connection, "COPY by_month TO '" + csv + "' (FORMAT csv, HEADER true)");
      force(csv);
      execute(connection, "COPY large TO '" + parquet + "' (FORMAT parquet, COMPRESSION zstd)");
      force(parquet);
    }
  }

  private String readCsv() {
    String columns =
        Workload.COLUMNS.entrySet().stream()
            .map(column -> "'" + column.getKey() + "': '" + column.getValue() + "'")
            .collect(Collectors.joining(", ", "{", "}"));
    return "read_csv('%s', auto_detect = false, header = true, delim = ',', columns = %s)"
        .formatted(workload.data(), columns);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
