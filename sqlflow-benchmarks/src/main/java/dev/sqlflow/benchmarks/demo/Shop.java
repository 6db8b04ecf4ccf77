package dev.sqlflow.benchmarks.demo;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A shop: customers, changes to them, products and orders. The same size and seed give the same
 * shop on every machine and at every time.
 *
 * @param customers by number
 * @param changes to customers: some known ones whose address changed, some new ones
 * @param products by number
 * @param orders by number
 */
record Shop(
    List<Customer> customers, List<Customer> changes, List<Product> products, List<Order> orders) {

  private static final LocalDateTime OPENING = LocalDateTime.of(2024, 1, 1, 8, 0);
  private static final int SECONDS_OPEN = 2 * 365 * 24 * 3600;

  record Customer(
      int id,
      String name,
      String email,
      String address,
      String city,
      String country,
      LocalDate since) {}

  record Product(int id, String name, String category, BigDecimal price) {}

  record Order(
      int id, int customer, LocalDateTime at, String status, String note, List<Line> lines) {}

  record Line(int product, int quantity) {}

  static Shop generate(long seed, int customers, int products, int orders) {
    // The algorithm of Random, unlike those of other generators, is part of its specification.
    Random random = new Random(seed);
    List<Customer> known = new ArrayList<>();
    for (int id = 1; id <= customers; id++) {
      known.add(customer(id, random));
    }
    List<Product> catalogue = new ArrayList<>();
    for (int id = 1; id <= products; id++) {
      catalogue.add(product(id, random));
    }
    List<Order> book = new ArrayList<>();
    for (int id = 1; id <= orders; id++) {
      book.add(order(id, orders, customers, products, random));
    }
    return new Shop(known, changes(known, random), catalogue, book);
  }

  private static Customer customer(int id, Random random) {
    String first = Words.pick(Words.FIRST_NAMES, random);
    String last = Words.pick(Words.LAST_NAMES, random);
    String name = first + " " + last;
    if (random.nextInt(20) == 0) {
      name = first + " \"" + first.charAt(0) + "\" " + last;
    } else if (random.nextInt(15) == 0) {
      name = last + " & Sons, Ltd";
    }
    List<String> city = Words.pick(Words.CITIES, random);
    LocalDate since = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(6 * 365));
    return new Customer(
        id, name, email(first, last, id), address(random), city.get(0), city.get(1), since);
  }

  private static String email(String first, String last, int id) {
    String plain = Normalizer.normalize(first + "." + last, Normalizer.Form.NFD);
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "") + id + "@example.com";
  }

  private static String address(Random random) {
    String street = Words.pick(Words.STREETS, random) + " " + (1 + random.nextInt(180));
    return random.nextInt(3) == 0 ? street + ", flat " + (1 + random.nextInt(40)) : street;
  }

  private static Product product(int id, Random random) {
    List<String> thing = Words.pick(Words.THINGS, random);
    String name = thing.get(0) + ", " + Words.pick(Words.MATERIALS, random);
    BigDecimal price = BigDecimal.valueOf(150L + random.nextInt(40_000), 2);
    return new Product(id, name, thing.get(1), price);
  }

  private static Order order(int id, int orders, int customers, int products, Random random) {
    // Orders are numbered as they come in.
    long second = (long) SECONDS_OPEN * (id - 1) / orders + random.nextInt(SECONDS_OPEN / orders);
    String note = random.nextInt(12) == 0 ? Words.pick(Words.NOTES, random) : "";
    int customer = 1 + random.nextInt(customers);
    String status = Words.pick(Words.STATUSES, random);
    List<Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int line = 0; line < count; line++) {
      lines.add(new Line(1 + random.nextInt(products), 1 + random.nextInt(6)));
    }
    return new Order(id, customer, OPENING.plusSeconds(second), status, note, lines);
  }

  /** Every 16th customer has moved, and one in 25 as many as there are is new. */
  private static List<Customer> changes(List<Customer> known, Random random) {
    List<Customer> changes = new ArrayList<>();
    for (Customer old : known) {
      if (old.id() % 16 == 0) {
        List<String> city = Words.pick(Words.CITIES, random);
        changes.add(
            new Customer(
                old.id(),
                old.name(),
                old.email(),
                address(random),
                city.get(0),
                city.get(1),
                old.since()));
      }
    }
    for (int added = 1; added <= known.size() / 25; added++) {
      changes.add(customer(known.size() + added, random));
    }
    return changes;
  }
}
