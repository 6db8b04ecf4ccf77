package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the database holds when the pipelines have run. */
class RevenueIT {

  @Test
  void every_customer_has_a_revenue() throws Exception {
    List<String> rows = new ArrayList<>();
    try (var shop = DriverManager.getConnection(System.getProperty("shop.url"));
        var statement = shop.createStatement();
        var revenue = statement.executeQuery("SELECT * FROM revenue ORDER BY customer")) {
      while (revenue.next()) {
        rows.add(revenue.getString("customer") + " " + revenue.getBigDecimal("revenue"));
      }
    }

    assertEquals(List.of("ann 15.50", "bob 20.00"), rows);
  }
}
