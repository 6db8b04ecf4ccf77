package dev.sqlflow.benchmarks.tpch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TPC-H by the engine alone: the tables read with stated columns, the queries cut out of the
 * pipeline's text by a pattern, so that nothing else of ours has touched them.
 */
public final class PlainTpch implements AutoCloseable {

  /** The pipeline, in the folder of the project that holds it. */
  public static final Path PIPELINE = Path.of("pipelines", "tpch.sf");

  private static final Pattern QUERY =
      Pattern.compile("CREATE TABLE (q\\d\\d) AS\\n(.*?);\\n", Pattern.DOTALL);

  private final Path data;
  private final Map<String, String> queries;
  private final Connection connection;

  /**
   * Opens an engine in memory.
   *
   * @param project holds the pipeline
   * @param data holds the tables
   * @param fraction of the eleventh query
   * @throws IOException if the pipeline can't be read
   * @throws SQLException if the engine can't be opened
   */
  public PlainTpch(Path project, Path data, String fraction) throws IOException, SQLException {
    this.data = data;
    this.queries = queries(Files.readString(project.resolve(PIPELINE)), fraction);
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /**
   * Tells the fraction that the standard asks of the eleventh query.
   *
   * @param scale of the data
   * @return 0.0001 divided by the scale
   */
  public static String fraction(double scale) {
    return new BigDecimal("0.0001").divide(BigDecimal.valueOf(scale)).toPlainString();
  }

  /**
   * Returns the names of the queries.
   *
   * @return {@code q01} to {@code q22}
   */
  public List<String> names() {
    return List.copyOf(queries.keySet());
  }

  /**
   * Reads the tables and makes a table of each answer.
   *
   * @throws SQLException if the engine refuses something
   */
  public void answer() throws SQLException {
    for (Map.Entry<String, String> table : TpchFiles.columns().entrySet()) {
      String name = table.getKey();
      execute(
          """
          CREATE TABLE %s AS
          FROM read_csv('%s', auto_detect = false, delim = '|', header = true, columns = %s)"""
              .formatted(name, data.resolve(name + ".csv"), table.getValue()));
    }
    for (Map.Entry<String, String> query : queries.entrySet()) {
      execute("CREATE TABLE " + query.getKey() + " AS " + query.getValue());
    }
  }

  /**
   * Writes each answer to a Parquet file and waits until it is on the disk.
   *
   * @param folder where the files go
   * @throws IOException if a file can't be forced out
   * @throws SQLException if the engine can't write
   */
  public void export(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    for (String query : names()) {
      Path file = folder.resolve(query + ".parquet");
      execute("COPY " + query + " TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /**
   * Asks a query.
   *
   * @param sql the query
   * @return its rows as text; {@code null} for NULL
   * @throws SQLException if the engine refuses it
   */
  public List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Map<String, String> queries(String pipeline, String fraction) {
    Map<String, String> queries = new LinkedHashMap<>();
    Matcher matcher = QUERY.matcher(pipeline);
    while (matcher.find()) {
      queries.put(matcher.group(1), matcher.group(2).replace("${q11_fraction}", fraction));
    }
    return queries;
  }
}
