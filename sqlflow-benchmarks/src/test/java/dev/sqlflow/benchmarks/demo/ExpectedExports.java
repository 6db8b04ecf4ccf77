package dev.sqlflow.benchmarks.demo;

import static java.util.Comparator.comparing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the demo's pipelines must export, computed in plain Java from its CSV files. */
final class ExpectedExports {

  private static final String FIRST_DAY = "2024-07-01";
  private static final Map<String, String> RATES =
      Map.of("EUR", "1.0000", "GBP", "0.8412", "SEK", "11.3075");

  private final DemoEnvironment environment;
  private final Path folder;
  private final Map<Integer, NamedCsvRecord> products = new TreeMap<>();

  ExpectedExports(Path project, DemoEnvironment environment) throws IOException {
    this.environment = environment;
    this.folder = project.resolve(environment.folder());
    for (NamedCsvRecord product : Csv.records(folder.resolve("products.csv"), '|')) {
      products.put(Integer.valueOf(product.getField("product_id")), product);
    }
  }

  /** By number, name or its mask, address of mail, city, country. */
  List<List<String>> customers() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    mergedCustomers()
        .forEach(
            (id, row) -> {
              String name = environment.masked() ? "customer " + id : row.getField("name");
              String email = environment.masked() ? "" : row.getField("email");
              rows.add(
                  List.of("" + id, name, email, row.getField("city"), row.getField("country")));
            });
    return rows;
  }

  List<List<String>> customersByCountry() throws IOException {
    Map<String, List<String>> since = new TreeMap<>();
    for (NamedCsvRecord row : mergedCustomers().values()) {
      since
          .computeIfAbsent(row.getField("country"), country -> new ArrayList<>())
          .add(row.getField("customer_since"));
    }
    List<List<String>> rows = new ArrayList<>();
    since.forEach(
        (country, days) ->
            rows.add(
                List.of(country, "" + days.size(), days.stream().min(comparing(d -> d)).get())));
    return rows;
  }

  /** Order, customer, day, number of lines, total; by order. */
  List<List<String>> orderTotals() throws IOException {
    Map<Integer, List<NamedCsvRecord>> lines = linesByOrder();
    List<List<String>> rows = new ArrayList<>();
    soldOrders()
        .forEach(
            (id, order) -> {
              List<NamedCsvRecord> own = lines.get(id);
              BigDecimal total =
                  own.stream().map(this::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
              rows.add(
                  List.of(
                      "" + id,
                      order.getField("customer_id"),
                      day(order),
                      "" + own.size(),
                      total.toPlainString()));
            });
    return rows;
  }

  List<List<String>> revenueByMonth() throws IOException {
    Map<String, List<BigDecimal>> months = new TreeMap<>();
    for (List<String> order : orderTotals()) {
      months
          .computeIfAbsent(order.get(2).substring(0, 7), month -> new ArrayList<>())
          .add(new BigDecimal(order.get(4)));
    }
    List<List<String>> rows = new ArrayList<>();
    months.forEach(
        (month, totals) -> {
          long large =
              totals.stream().filter(t -> t.compareTo(environment.largeOrder()) >= 0).count();
          BigDecimal revenue = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          rows.add(List.of(month, "" + totals.size(), "" + large, revenue.toPlainString()));
        });
    return rows;
  }

  List<List<String>> bestSellers() throws IOException {
    Map<Integer, NamedCsvRecord> sold = soldOrders();
    Map<Integer, Long> quantities = new TreeMap<>();
    Map<Integer, BigDecimal> revenues = new TreeMap<>();
    linesByOrder()
        .forEach(
            (order, lines) -> {
              for (NamedCsvRecord line :
                  sold.containsKey(order) ? lines : List.<NamedCsvRecord>of()) {
                Integer product = Integer.valueOf(line.getField("product_id"));
                quantities.merge(product, Long.valueOf(line.getField("quantity")), Long::sum);
                revenues.merge(product, amount(line), BigDecimal::add);
              }
            });
    Comparator<Map.Entry<Integer, BigDecimal>> best =
        Map.Entry.<Integer, BigDecimal>comparingByValue().reversed();
    return revenues.entrySet().stream()
        .sorted(best.thenComparing(Map.Entry.comparingByKey()))
        .limit(25)
        .map(
            entry ->
                List.of(
                    "" + entry.getKey(),
                    products.get(entry.getKey()).getField("name"),
                    "" + quantities.get(entry.getKey()),
                    entry.getValue().toPlainString()))
        .toList();
  }

  List<List<String>> priceList() {
    List<List<String>> rows = new ArrayList<>();
    products.forEach(
        (id, product) ->
            new TreeMap<>(RATES)
                .forEach(
                    (currency, rate) ->
                        rows.add(
                            List.of(
                                "" + id,
                                product.getField("name"),
                                product.getField("category"),
                                currency,
                                price(product)
                                    .multiply(new BigDecimal(rate))
                                    .setScale(2, RoundingMode.HALF_UP)
                                    .toPlainString()))));
    return rows;
  }

  List<List<String>> priceRanges() {
    Map<List<String>, List<BigDecimal>> prices = new LinkedHashMap<>();
    for (List<String> row : priceList()) {
      prices
          .computeIfAbsent(List.of(row.get(2), row.get(3)), key -> new ArrayList<>())
          .add(new BigDecimal(row.get(4)));
    }
    return prices.entrySet().stream()
        .sorted(comparing(entry -> String.join("\n", entry.getKey())))
        .map(
            entry ->
                List.of(
                    entry.getKey().get(0),
                    entry.getKey().get(1),
                    entry.getValue().stream().min(comparing(p -> p)).get().toPlainString(),
                    entry.getValue().stream().max(comparing(p -> p)).get().toPlainString()))
        .toList();
  }

  private Map<Integer, NamedCsvRecord> mergedCustomers() throws IOException {
    Map<Integer, NamedCsvRecord> merged = new TreeMap<>();
    for (String file : List.of("customers.csv", "customer_changes.csv")) {
      for (NamedCsvRecord row : Csv.records(folder.resolve(file), environment.delimiter())) {
        merged.put(Integer.valueOf(row.getField("customer_id")), row);
      }
    }
    return merged;
  }

  private Map<Integer, NamedCsvRecord> soldOrders() throws IOException {
    Map<Integer, NamedCsvRecord> sold = new TreeMap<>();
    for (String file : environment.orderFiles()) {
      for (NamedCsvRecord order : Csv.records(folder.resolve(file), environment.delimiter())) {
        boolean late = day(order).compareTo(FIRST_DAY) >= 0;
        if (late && !order.getField("status").equals("cancelled")) {
          sold.put(Integer.valueOf(order.getField("order_id")), order);
        }
      }
    }
    return sold;
  }

  private Map<Integer, List<NamedCsvRecord>> linesByOrder() throws IOException {
    Map<Integer, List<NamedCsvRecord>> lines = new TreeMap<>();
    for (NamedCsvRecord line :
        Csv.records(folder.resolve("order_lines.csv"), environment.delimiter())) {
      lines
          .computeIfAbsent(Integer.valueOf(line.getField("order_id")), id -> new ArrayList<>())
          .add(line);
    }
    return lines;
  }

  private BigDecimal amount(NamedCsvRecord line) {
    NamedCsvRecord product = products.get(Integer.valueOf(line.getField("product_id")));
    return price(product).multiply(new BigDecimal(line.getField("quantity")));
  }

  private static BigDecimal price(NamedCsvRecord product) {
    return new BigDecimal(product.getField("unit_price"));
  }

  private static String day(NamedCsvRecord order) {
    return order.getField("ordered_at").substring(0, 10);
  }
}
