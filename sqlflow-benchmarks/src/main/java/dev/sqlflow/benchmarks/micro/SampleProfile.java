package dev.sqlflow.benchmarks.micro;

/** A large profile: 50 connections of the type csv, 200 variables that refer to each other. */
final class SampleProfile {

  private static final int VARIABLES = 200;
  private static final int CONNECTIONS = 50;

  private SampleProfile() {}

  static String text() {
    StringBuilder text = new StringBuilder("version: \"1.0\"\nvariables:\n  folder_0: data\n");
    for (int variable = 1; variable < VARIABLES; variable++) {
      // Chains of ten: each is its forerunner and a bit.
      String base = variable % 10 == 0 ? "data" : "${folder_" + (variable - 1) + "}";
      text.append("  folder_%d: \"%s/%d\"\n".formatted(variable, base, variable));
    }
    text.append("connectors:\n");
    for (int connection = 0; connection < CONNECTIONS; connection++) {
      text.append(connection(connection));
    }
    return text.toString();
  }

  private static String connection(int number) {
    return """
      files_%1$d:
        type: csv
        params:
          path: "${folder_%2$d}/sales_*.csv"
          delimiter: ";"
          encoding: ISO-8859-1
          null_values: ["", NA]
          types: { price: "DECIMAL(18,2)", sold_on: DATE }
          skip_rows: 1
    """
        .formatted(number, number * 4 % VARIABLES);
  }
}
