package dev.sqlflow.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoDataTest {

  private static final Path PROJECT = Path.of("..");

  @Test
  void theCommittedFilesAreWhatTheGeneratorMakes() throws IOException {
    assertThat(committed()).isEqualTo(new TreeMap<>(DemoData.files()));
  }

  @Test
  void everyRunOfTheGeneratorMakesTheSame() {
    assertThat(DemoData.files()).isEqualTo(DemoData.files());
  }

  @Test
  void theShopOfDevHasTheSizeThatTheDocsName() {
    Shop shop = Shop.generate(20261101, 1_000, 500, 5_000);

    assertThat(shop.customers()).hasSize(1_000);
    assertThat(shop.products()).hasSize(500);
    assertThat(shop.orders()).hasSize(5_000);
  }

  @Test
  void theFilesNeedTheirQuoting() {
    Map<String, String> files = DemoData.files();

    assertThat(files.get("data/customers.csv")).contains("\"\"", ", Ltd\"", "ø", "ß");
    assertThat(files.get("data/products.csv")).contains("\"Desk | corner");
    assertThat(files.get("data/orders.csv")).contains("ring twice,\nthe bell");
  }

  private static Map<String, String> committed() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(PROJECT.resolve("data"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = PROJECT.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path));
      }
    }
    return files;
  }
}
