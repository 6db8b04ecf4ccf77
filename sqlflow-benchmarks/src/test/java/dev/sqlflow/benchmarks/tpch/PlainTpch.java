package dev.sqlflow.benchmarks.tpch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The engine alone, over the same files: the tables read with stated columns, the queries cut out
 * of the pipeline's text by a pattern, so that nothing of ours has touched them.
 */
final class PlainTpch implements AutoCloseable {

  static final Path PROJECT = Path.of("tpch");
  private static final Pattern QUERY =
      Pattern.compile("CREATE TABLE (q\\d\\d) AS\\n(.*?);\\n", Pattern.DOTALL);

  private final Connection connection;

  PlainTpch() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  static Map<String, String> queries(double scale) throws IOException {
    String fraction = String.format("%.10f", 0.0001 / scale);
    Map<String, String> queries = new LinkedHashMap<>();
    Matcher matcher = QUERY.matcher(Files.readString(PROJECT.resolve("pipelines/tpch.sf")));
    while (matcher.find()) {
      queries.put(matcher.group(1), matcher.group(2).replace("${q11_fraction}", fraction));
    }
    return queries;
  }

  void answer(Path data, double scale) throws IOException, SQLException {
    for (Map.Entry<String, String> table : TpchFiles.columns().entrySet()) {
      execute(
          "CREATE TABLE %s AS FROM read_csv('%s', delim = '|', header = true, columns = %s)"
              .formatted(table.getKey(), data.resolve(table.getKey() + ".csv"), table.getValue()));
    }
    for (Map.Entry<String, String> query : queries(scale).entrySet()) {
      execute("CREATE TABLE " + query.getKey() + " AS " + query.getValue());
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  List<List<String>> rows(String sql) throws SQLException {
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
}
