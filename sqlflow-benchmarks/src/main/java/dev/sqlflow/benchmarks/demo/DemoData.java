package dev.sqlflow.benchmarks.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.sqlflow.benchmarks.demo.Shop.Customer;
import dev.sqlflow.benchmarks.demo.Shop.Line;
import dev.sqlflow.benchmarks.demo.Shop.Order;
import dev.sqlflow.benchmarks.demo.Shop.Product;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files in the demo's {@code data/}: a shop each for dev, staging and prod. They are committed;
 * a test holds them equal to what this class makes.
 */
public final class DemoData {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private DemoData() {}

  /**
   * Writes all files.
   *
   * @param arguments the project's folder
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments[0]);
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /**
   * Makes all files.
   *
   * @return the text of each by its path in the project
   */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    Shop dev = Shop.generate(20261101, 1_000, 500, 5_000);
    common(files, "data/", ',', dev);
    files.put("data/orders.csv", orders(',', dev.orders()));

    // Another country's spreadsheet: semicolons, and less of everything.
    Shop staging = Shop.generate(20261102, 120, 60, 600);
    common(files, "data/staging/", ';', staging);
    files.put("data/staging/orders.csv", orders(';', staging.orders()));

    // The till writes a file a year, so prod reads a pattern.
    Shop prod = Shop.generate(20261103, 300, 150, 1_500);
    common(files, "data/prod/", ',', prod);
    for (int year : new int[] {2024, 2025}) {
      files.put("data/prod/orders-" + year + ".csv", orders(',', of(year, prod.orders())));
    }
    return Collections.unmodifiableMap(files);
  }

  private static void common(Map<String, String> files, String folder, char delimiter, Shop shop) {
    files.put(folder + "customers.csv", customers(delimiter, shop.customers()));
    files.put(folder + "customer_changes.csv", customers(delimiter, shop.changes()));
    files.put(folder + "products.csv", products(shop.products()));
    files.put(folder + "order_lines.csv", lines(delimiter, shop.orders()));
  }

  private static List<Order> of(int year, List<Order> orders) {
    return orders.stream().filter(order -> order.at().getYear() == year).toList();
  }

  private static String customers(char delimiter, List<Customer> customers) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("customer_id", "name", "email", "address", "city", "country", "customer_since"));
    for (Customer customer : customers) {
      rows.add(
          List.of(
              String.valueOf(customer.id()),
              customer.name(),
              customer.email(),
              customer.address(),
              customer.city(),
              customer.country(),
              customer.since().toString()));
    }
    return csv(delimiter, rows);
  }

  /** The supplier's catalogue, with bars whatever the environment. */
  private static String products(List<Product> products) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("product_id", "name", "category", "unit_price"));
    for (Product product : products) {
      rows.add(
          List.of(
              String.valueOf(product.id()),
              product.name(),
              product.category(),
              product.price().toPlainString()));
    }
    return csv('|', rows);
  }

  private static String orders(char delimiter, List<Order> orders) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("order_id", "customer_id", "ordered_at", "status", "note"));
    for (Order order : orders) {
      rows.add(
          List.of(
              String.valueOf(order.id()),
              String.valueOf(order.customer()),
              SECONDS.format(order.at()),
              order.status(),
              order.note()));
    }
    return csv(delimiter, rows);
  }

  private static String lines(char delimiter, List<Order> orders) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("order_id", "line", "product_id", "quantity"));
    for (Order order : orders) {
      int number = 0;
      for (Line line : order.lines()) {
        number++;
        rows.add(
            List.of(
                String.valueOf(order.id()),
                String.valueOf(number),
                String.valueOf(line.product()),
                String.valueOf(line.quantity())));
      }
    }
    return csv(delimiter, rows);
  }

  private static String csv(char delimiter, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer =
        CsvWriter.builder().fieldSeparator(delimiter).lineDelimiter(LineDelimiter.LF).build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
