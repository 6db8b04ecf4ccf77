package dev.sqlflow.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A large profile: 50 connections, 200 variables that refer to each other, and one connection of
 * every option that a table of an API may have. It extends one that extends another.
 */
final class SampleProfile {

  /** The name of the profile. */
  static final String NAME = "large";

  private static final List<String> FILES = List.of("base", "region", NAME);
  private static final int VARIABLES = 200;
  private static final int CONNECTIONS = 50;

  private SampleProfile() {}

  /** Writes the profile's three files into a folder. */
  static void write(Path folder) throws IOException {
    for (int file = 0; file < FILES.size(); file++) {
      String head = "version: \"1.0\"\n" + (file < FILES.size() - 1 ? "abstract: true\n" : "");
      String parent = file == 0 ? "" : "extends: " + FILES.get(file - 1) + "\n";
      Files.writeString(folder.resolve(FILES.get(file) + ".yml"), head + parent + part(file));
    }
  }

  static List<Path> files(Path folder) {
    return FILES.stream().map(file -> folder.resolve(file + ".yml")).toList();
  }

  /** Removes what {@link #write} made, and the folder. */
  static void remove(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Files.deleteIfExists(file);
    }
    Files.delete(folder);
  }

  private static String part(int file) {
    StringBuilder text = new StringBuilder("variables:\n");
    for (int variable = file; variable < VARIABLES; variable += FILES.size()) {
      // Chains of ten: each is its forerunner and a bit.
      String base = variable % 10 == 0 ? "data" : "${folder_" + (variable - 1) + "}";
      text.append("  folder_%d: \"%s/%d\"\n".formatted(variable, base, variable));
    }
    text.append("connectors:\n");
    for (int connection = file; connection < CONNECTIONS; connection += FILES.size()) {
      text.append(connection(connection));
    }
    return text.append(file == 0 ? API : "").toString();
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

  private static final String API =
      """
        api:
          type: rest
          params:
            url: "https://${host|example.com}/${folder_9}"
            method: GET
            headers: { Accept: application/json, X-Client: "${folder_4}" }
            params: { state: paid, fields: "id,total" }
            auth: oauth2
            client_id: "${folder_7}"
            client_secret: "${secret:env:CLIENT_SECRET}"
            token_url: "https://${host|example.com}/token"
            scope: "orders:read"
            pagination: cursor
            cursor_param: after
            cursor_path: $.meta.next
            page_size: "${page_size|200}"
            page_size_param: per_page
            max_pages: 500
            data_path: $.orders
      """;
}
