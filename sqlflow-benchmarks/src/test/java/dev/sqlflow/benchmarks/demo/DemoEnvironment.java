package dev.sqlflow.benchmarks.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the demo's profiles say, said again: so that a test knows what to expect without reading
 * them.
 */
enum DemoEnvironment {
  DEV("data", ',', List.of("orders.csv"), false, "5000"),
  STAGING("data/staging", ';', List.of("orders.csv"), true, "4000"),
  PROD("data/prod", ',', List.of("orders-2024.csv", "orders-2025.csv"), false, "6000");

  private final String folder;
  private final char delimiter;
  private final List<String> orderFiles;
  private final boolean masked;
  private final String largeOrder;

  DemoEnvironment(
      String folder, char delimiter, List<String> orderFiles, boolean masked, String largeOrder) {
    this.folder = folder;
    this.delimiter = delimiter;
    this.orderFiles = orderFiles;
    this.masked = masked;
    this.largeOrder = largeOrder;
  }

  String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String folder() {
    return folder;
  }

  char delimiter() {
    return delimiter;
  }

  List<String> orderFiles() {
    return orderFiles;
  }

  boolean masked() {
    return masked;
  }

  BigDecimal largeOrder() {
    return new BigDecimal(largeOrder);
  }
}
