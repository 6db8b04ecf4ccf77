package dev.sqlflow.connectors.json;

import dev.sqlflow.connectors.files.Compressions;
import dev.sqlflow.connectors.files.FileConnector;
import dev.sqlflow.connectors.files.InputFiles;
import dev.sqlflow.connectors.files.OutputFile;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Json.Layout;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads and writes JSON files: one array of objects, or one object a line. */
public final class JsonConnector implements FileConnector {

  /** Makes the connector. */
  public JsonConnector() {}

  @Override
  public String type() {
    return "json";
  }

  @Override
  public Set<WriteMode> writeModes() {
    return EnumSet.of(WriteMode.REPLACE, WriteMode.APPEND);
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    return scan(options, InputFiles.find(options.text("path"), false), request);
  }

  @Override
  public Scan scan(Options options, List<Path> files, ScanRequest request) {
    return new Scan.Files(format(options, files), files, List.of());
  }

  @Override
  public FileFormat format(Options options, Path name) {
    return format(options, List.of(name));
  }

  @Override
  public Write write(Options options, WriteRequest request) {
    request.requireOneOf(writeModes());
    Path target = OutputFile.of(options.text("path"));
    boolean append = request.mode() == WriteMode.APPEND;
    if (append && layout(options, target) == Layout.ARRAY) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "rows can't be appended to the array in `%s`: use the format newline_delimited"
              .formatted(target));
    }
    return new Write.Files(format(options, target), target, append);
  }

  private static FileFormat format(Options options, List<Path> files) {
    Path first = files.get(0);
    Layout layout = layout(options, first);
    for (Path file : files) {
      if (layout(options, file) != layout) {
        throw new ConnectorException(
            Kind.INVALID_DATA,
            "`%s` and `%s` are of different formats by their names: state the option format"
                .formatted(first, file));
      }
    }
    return new FileFormat.Json(
        layout,
        options.texts("records_path"),
        Math.toIntExact(options.integer("maximum_depth")),
        Compressions.ofAll(options.text("compression"), files));
  }

  private static Layout layout(Options options, Path file) {
    return options
        .optionalText("format")
        .map(name -> Layout.valueOf(name.toUpperCase(Locale.ROOT)))
        .orElseGet(() -> byName(Compressions.plainName(file)));
  }

  private static Layout byName(String name) {
    return name.endsWith(".ndjson") || name.endsWith(".jsonl")
        ? Layout.NEWLINE_DELIMITED
        : Layout.ARRAY;
  }
}
