package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The format of objects: which connector for files knows it, and what that connector is told.
 *
 * @param type of the connector
 * @param options of it, but for the path
 */
record ObjectFormat(String type, Options options) {

  /** What the connectors for files are told under the same name. */
  private static final Map<String, List<String>> SAME =
      Map.of(
          "csv",
          List.of(
              "has_header",
              "delimiter",
              "quote_char",
              "escape_char",
              "encoding",
              "null_values",
              "columns",
              "types",
              "date_format",
              "timestamp_format",
              "skip_rows",
              "ignore_errors",
              "reject_limit",
              "auto_detect"),
          "json",
          List.of("records_path", "maximum_depth"),
          "parquet",
          List.of("union_by_name", "hive_partitioning", "row_group_size"));

  static ObjectFormat of(Options all, String key) {
    String type = all.optionalText("file_format").orElseGet(() -> byName(key));
    Map<String, Object> own = new LinkedHashMap<>();
    for (String name : SAME.getOrDefault(type, List.of())) {
      copy(all, name, own, name);
    }
    String compression = all.text("compression");
    if (type.equals("json")) {
      copy(all, "json_format", own, "format");
    }
    own.put("compression", type.equals("parquet") ? ofPages(compression) : ofBytes(compression));
    return new ObjectFormat(type, Options.of(own));
  }

  /** The ending of the names of objects that are written under a prefix. */
  String ending() {
    String compression =
        switch (options.text("compression")) {
          case "gzip" -> ".gz";
          case "zstd" -> ".zst";
          default -> "";
        };
    return switch (type) {
      case "parquet" -> ".parquet";
      case "csv" -> ".csv" + compression;
      default -> (isArray() ? ".json" : ".ndjson") + compression;
    };
  }

  private boolean isArray() {
    return options.optionalText("format").filter("array"::equals).isPresent();
  }

  private static void copy(Options all, String name, Map<String, Object> own, String as) {
    if (all.has(name)) {
      own.put(as, value(all, name));
    }
  }

  private static Object value(Options all, String name) {
    return switch (name) {
      case "has_header", "ignore_errors", "auto_detect", "union_by_name", "hive_partitioning" ->
          all.flag(name);
      case "null_values", "columns", "records_path" -> all.list(name);
      case "types" -> all.map(name);
      case "skip_rows", "reject_limit", "maximum_depth", "row_group_size" -> all.integer(name);
      default -> all.text(name);
    };
  }

  private static String byName(String key) {
    String name = key.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    return Optional.of(name.substring(name.lastIndexOf('.') + 1))
        .map(ending -> ending.matches("ndjson|jsonl") ? "json" : ending)
        .filter(SAME::containsKey)
        .orElseThrow(
            () ->
                new ConnectorException(
                    Kind.INVALID_DATA,
                    "the format of `%s` is not told by its name: set `file_format`"
                        .formatted(key)));
  }

  private static String ofPages(String compression) {
    return switch (compression) {
      case "auto" -> "zstd";
      case "none" -> "uncompressed";
      default -> compression;
    };
  }

  private static String ofBytes(String compression) {
    if (compression.equals("snappy")) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "the compression `snappy` is one of parquet only");
    }
    return compression;
  }
}
