package dev.sqlflow.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What both sides do: one CSV file of sales, three transforms, one CSV and one Parquet file.
 *
 * @param project a folder with the pipeline and its data
 */
record Workload(Path project) {

  /** The columns of the file and their types, which both sides are told. */
  static final Map<String, String> COLUMNS = columns();

  /** The transforms by the table that they make, in order. */
  static final Map<String, String> TRANSFORMS = transforms();

  private static final String ROWS =
      """
      SELECT
        i AS id,
        CAST(hash(i) %% 5000 AS INTEGER) AS shop,
        CAST((hash(i + 1) %% 100000) / 100 AS DECIMAL(10,2)) AS price,
        'article ' || hash(i + 2) %% 20000 AS article,
        DATE '2024-01-01' + CAST(hash(i + 3) %% 730 AS INTEGER) AS day,
        TIMESTAMP '2024-01-01 00:00:00' + to_seconds(CAST(hash(i + 4) %% 63072000 AS BIGINT)) AS sold_at
      FROM range(%d) AS r(i)""";

  /** Writes the data and the pipeline, unless there are data of this size already. */
  void prepare(long rows) throws IOException, SQLException {
    Files.createDirectories(project.resolve("pipelines"));
    Files.createDirectories(project.resolve("data"));
    Files.createDirectories(project.resolve("plain"));
    Files.writeString(project.resolve("pipelines/sales.sf"), pipeline());
    Path size = project.resolve("data/rows.txt");
    if (Files.exists(size) && Files.readString(size).equals(String.valueOf(rows))) {
      return;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      String query = ROWS.formatted(rows);
      statement.execute("COPY (" + query + ") TO '" + data() + "' (FORMAT csv, HEADER true)");
    }
    Files.writeString(size, String.valueOf(rows));
  }

  Path data() {
    return project.resolve("data/sales.csv");
  }

  private static String pipeline() {
    StringBuilder text = new StringBuilder();
    text.append("SOURCE sales TYPE csv PARAMS {\n  \"path\": \"data/sales.csv\",\n  \"types\": {");
    String separator = "\n";
    for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
      text.append(separator).append("    \"").append(column.getKey()).append("\": \"");
      text.append(column.getValue()).append('"');
      separator = ",\n";
    }
    text.append("\n  }\n};\n\nLOAD sales FROM sales;\n");
    TRANSFORMS.forEach(
        (table, query) ->
            text.append("\nCREATE TABLE ")
                .append(table)
                .append(" AS\n")
                .append(query)
                .append(";\n"));
    text.append("\nEXPORT by_month TO \"output/by_month.csv\" TYPE csv;\n");
    text.append("EXPORT large TO \"output/large.parquet\" TYPE parquet;\n");
    return text.toString();
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("id", "BIGINT");
    columns.put("shop", "INTEGER");
    columns.put("price", "DECIMAL(10,2)");
    columns.put("article", "VARCHAR");
    columns.put("day", "DATE");
    columns.put("sold_at", "TIMESTAMP");
    return columns;
  }

  private static Map<String, String> transforms() {
    Map<String, String> transforms = new LinkedHashMap<>();
    transforms.put(
        "large",
        """
        SELECT id, shop, price * 1.19 AS gross, upper(article) AS article, day, sold_at
        FROM sales
        WHERE price >= 250""");
    transforms.put(
        "by_shop",
        """
        SELECT shop, date_trunc('month', day) AS month, count(*) AS sales, sum(gross) AS gross
        FROM large
        GROUP BY ALL""");
    transforms.put(
        "by_month",
        """
        SELECT month, shop, gross, rank() OVER (PARTITION BY month ORDER BY gross DESC, shop) AS place
        FROM by_shop
        ORDER BY month, place""");
    return transforms;
  }
}
