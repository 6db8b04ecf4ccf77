package dev.sqlflow.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo at the root does in every environment what plain Java says it must. */
class DemoTest {

  @TempDir Path folder;
  private DemoCopy demo;

  @BeforeEach
  void copyTheDemo() throws IOException {
    demo = DemoCopy.in(folder);
  }

  @ParameterizedTest
  @EnumSource
  void theExportsHoldTheRightRows(DemoEnvironment environment) throws IOException, SQLException {
    assertThat(demo.run(environment.label()).reports()).hasSize(3);

    ExpectedExports expected = new ExpectedExports(folder, environment);
    char delimiter = environment.delimiter();
    assertThat(csv(environment, "customers.csv", ',')).isEqualTo(expected.customers());
    assertThat(parquet(environment, "customers_by_country.parquet"))
        .isEqualTo(expected.customersByCountry());
    assertThat(orderTotals(environment)).isEqualTo(expected.orderTotals());
    assertThat(csv(environment, "revenue_by_month.csv", ',')).isEqualTo(expected.revenueByMonth());
    assertThat(csv(environment, "best_sellers.csv", delimiter)).isEqualTo(expected.bestSellers());
    assertThat(csv(environment, "price_list.csv", ',')).isEqualTo(expected.priceList());
  }

  @ParameterizedTest
  @EnumSource(names = "DEV", mode = EnumSource.Mode.EXCLUDE)
  void priceRangesAreExportedOutsideDev(DemoEnvironment environment)
      throws IOException, SQLException {
    demo.run(environment.label());

    assertThat(parquet(environment, "price_ranges.parquet"))
        .isEqualTo(new ExpectedExports(folder, environment).priceRanges());
  }

  @Test
  void priceRangesAreNotExportedInDev() throws IOException {
    demo.run("dev");

    assertThat(output(DemoEnvironment.DEV, "price_ranges.parquet")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void aSecondRunGivesTheSameFiles(DemoEnvironment environment) throws IOException {
    demo.run(environment.label());
    Map<String, byte[]> first = exports(environment);
    demo.run(environment.label());
    Map<String, byte[]> second = exports(environment);

    assertThat(second.keySet()).isEqualTo(first.keySet()).hasSizeGreaterThanOrEqualTo(6);
    first.forEach((file, bytes) -> assertThat(second.get(file)).as(file).isEqualTo(bytes));
  }

  private List<List<String>> orderTotals(DemoEnvironment environment)
      throws IOException, SQLException {
    return environment == DemoEnvironment.STAGING
        ? csv(environment, "order_totals.csv", environment.delimiter())
        : parquet(environment, "order_totals.parquet");
  }

  private Map<String, byte[]> exports(DemoEnvironment environment) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(output(environment, ""))) {
      for (Path path : paths.filter(it -> it.toString().matches(".*\\.(csv|parquet)")).toList()) {
        files.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  private Path output(DemoEnvironment environment, String file) {
    return folder.resolve("output").resolve(environment.label()).resolve(file);
  }

  private List<List<String>> csv(DemoEnvironment environment, String file, char delimiter)
      throws IOException {
    List<List<String>> rows = Csv.rows(output(environment, file), delimiter);
    return rows.subList(1, rows.size());
  }

  private List<List<String>> parquet(DemoEnvironment environment, String file) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("FROM read_parquet('" + output(environment, file) + "')")) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
