package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.FileFormat.Json;
import dev.sqlflow.spi.FileFormat.Parquet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what stands behind the query in a COPY statement. */
final class CopySql {

  private CopySql() {}

  /** The end of a COPY of everything. */
  static String to(Path file, FileFormat format) {
    return to(file, options(format));
  }

  /** The end of a COPY of everything into files by the values of some columns. */
  static String partitions(Path folder, FileFormat format, List<String> columns) {
    String by = columns.stream().map(Sql::name).collect(Collectors.joining(", "));
    return "\n) TO %s (%s, PARTITION_BY (%s), OVERWRITE_OR_IGNORE true)"
        .formatted(Sql.literal(folder.toString()), options(format), by);
  }

  /** The end of a COPY of the records of a CSV file without its header, or of it alone. */
  static String to(Path file, Csv format, boolean header, Compression compression) {
    return to(file, csv(format, header, compression, quotesAll(format)));
  }

  /** The end of a COPY of the header of a CSV file: quoted only where it must be, or all of it. */
  static String header(Path file, Csv format, boolean quoted) {
    return to(file, csv(format, true, Compression.NONE, quoted));
  }

  private static String to(Path file, String options) {
    return "\n) TO " + Sql.literal(file.toString()) + " (USE_TMP_FILE false, " + options + ")";
  }

  private static String options(FileFormat format) {
    if (format instanceof Csv csv) {
      return csv(csv, csv.header(), csv.compression(), quotesAll(csv));
    }
    if (format instanceof Parquet parquet) {
      String size =
          parquet.rowGroupSize().isPresent()
              ? ", ROW_GROUP_SIZE " + parquet.rowGroupSize().getAsLong()
              : "";
      return "FORMAT parquet, COMPRESSION " + Sql.literal(parquet.codec()) + size;
    }
    Json json = (Json) format;
    return "FORMAT json, ARRAY %s, COMPRESSION %s"
        .formatted(json.layout() == Json.Layout.ARRAY, ScanSql.compression(json.compression()));
  }

  /** The engine tells values from one text for NULL; from further ones, only quotes tell them. */
  private static boolean quotesAll(Csv format) {
    return format.nullValues().size() > 1;
  }

  private static String csv(Csv format, boolean header, Compression compression, boolean quoted) {
    if (!format.encoding().equalsIgnoreCase("UTF-8")) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "csv files are written in UTF-8 only, not in " + format.encoding());
    }
    if (format.quote().isEmpty()) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "without a quote character values could not be told apart in the file");
    }
    List<String> options = new ArrayList<>();
    options.add("FORMAT csv, HEADER " + header);
    options.add("DELIMITER " + Sql.literal(format.delimiter()));
    options.add("QUOTE " + Sql.literal(format.quote().get()));
    options.add("ESCAPE " + Sql.literal(format.escape().or(format::quote).get()));
    options.add("COMPRESSION " + ScanSql.compression(compression));
    if (quoted) {
      options.add("FORCE_QUOTE *");
    }
    options.add("NULLSTR " + Sql.literal(format.nullValues().stream().findFirst().orElse("")));
    format.dateFormat().ifPresent(it -> options.add("DATEFORMAT " + Sql.literal(it)));
    format.timestampFormat().ifPresent(it -> options.add("TIMESTAMPFORMAT " + Sql.literal(it)));
    return String.join(", ", options);
  }
}
