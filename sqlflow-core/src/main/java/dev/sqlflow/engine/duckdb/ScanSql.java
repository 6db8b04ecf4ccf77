package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.FileFormat.Json;
import dev.sqlflow.spi.FileFormat.Parquet;
import dev.sqlflow.spi.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the query that reads a scan's files. Nothing is left to the engine's guessing. */
final class ScanSql {

  /** The longest record of a CSV file, in bytes. */
  private static final long LONGEST_RECORD = 16L << 20;

  /** What a thread reads at once: without this the engine takes 16 longest records. */
  private static final long BUFFER = 2 * LONGEST_RECORD;

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

  private ScanSql() {}

  /** A query of all rows and columns. */
  static String query(Scan.Files scan) {
    String paths = Sql.list(scan.paths().stream().map(ScanSql::exactly).toList());
    FileFormat format = scan.format();
    if (format instanceof Csv csv) {
      String reader = "read_csv(" + paths + csv(csv, scan.columns()) + ")";
      return GuessedTypes.query(scan, csv, reader);
    }
    if (format instanceof Parquet parquet) {
      return "SELECT * FROM read_parquet(%s, union_by_name = %s, hive_partitioning = %s)"
          .formatted(paths, parquet.unionByName(), parquet.hivePartitioning());
    }
    return json((Json) format, paths, scan);
  }

  /** A path as the engine's readers take it: they would see wildcards in a file's own name. */
  static String exactly(Path file) {
    return WILDCARD.matcher(file.toString()).replaceAll("[$0]");
  }

  private static String csv(Csv format, List<Column> columns) {
    List<String> arguments = new ArrayList<>();
    arguments.add("auto_detect = false, strict_mode = true, null_padding = false");
    arguments.add("columns = " + struct(columns.stream().map(it -> read(format, it)).toList()));
    arguments.add("header = " + format.header());
    arguments.add("delim = " + Sql.literal(format.delimiter()));
    arguments.add("quote = " + Sql.literal(format.quote().orElse("")));
    arguments.add("escape = " + Sql.literal(format.escape().orElse("")));
    arguments.add("encoding = " + Sql.literal(encoding(format.encoding())));
    arguments.add("skip = " + format.skipRows());
    arguments.add("compression = " + Sql.literal(compression(format.compression())));
    arguments.add("max_line_size = " + LONGEST_RECORD);
    arguments.add("buffer_size = " + BUFFER);
    if (!format.nullValues().isEmpty()) {
      arguments.add("nullstr = " + Sql.list(format.nullValues()));
      arguments.add("allow_quoted_nulls = false");
    }
    format.dateFormat().ifPresent(it -> arguments.add("dateformat = " + Sql.literal(it)));
    format.timestampFormat().ifPresent(it -> arguments.add("timestampformat = " + Sql.literal(it)));
    return arguments.stream().map(argument -> ", " + argument).collect(Collectors.joining());
  }

  /** Where a type was guessed, the text is read. */
  private static Column read(Csv format, Column column) {
    return GuessedTypes.checks(format, column)
        ? new Column(column.name(), ColumnType.VARCHAR)
        : column;
  }

  private static String struct(List<Column> columns) {
    return columns.stream()
        .map(column -> Sql.literal(column.name()) + ": " + Sql.literal(column.type().sql()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String encoding(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "UTF-8" -> "utf-8";
      case "UTF-16" -> "utf-16";
      case "ISO-8859-1" -> "latin-1";
      default ->
          throw new ConnectorException(
              ConnectorException.Kind.INVALID_DATA, "the engine can't read the encoding " + name);
    };
  }

  private static String json(Json format, String paths, Scan.Files scan) {
    List<String> path = format.recordsPath();
    String layout =
        !path.isEmpty()
            ? "unstructured"
            : format.layout() == Json.Layout.ARRAY ? "array" : "newline_delimited";
    String types =
        scan.columns().isEmpty() || !path.isEmpty()
            ? sample(scan.paths().size())
            : ", columns = " + struct(scan.columns());
    // the engine's depth counts the record itself, and every step to it
    String reader =
        "read_json(%s, format = '%s', maximum_depth = %s, compression = %s%s)"
            .formatted(
                paths,
                layout,
                format.maximumDepth() + 1 + path.size(),
                Sql.literal(compression(format.compression())),
                types);
    if (path.isEmpty()) {
      return "SELECT * FROM " + reader;
    }
    String records = path.stream().map(Sql::name).collect(Collectors.joining("."));
    return "SELECT unnest(record) FROM (SELECT unnest(document."
        + records
        + ") AS record FROM "
        + reader
        + " AS document)";
  }

  /**
   * Of several files everything is looked at: keys that come after the engine's sample are an error
   * in one file, but dropped silently in several.
   */
  private static String sample(int files) {
    return files == 1 ? "" : ", sample_size = -1, maximum_sample_files = " + files;
  }

  static String compression(Compression compression) {
    return compression.name().toLowerCase(Locale.ROOT);
  }
}
