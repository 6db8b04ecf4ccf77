package dev.sqlflow.connectors.csv;

import dev.sqlflow.connectors.files.Compressions;
import dev.sqlflow.connectors.files.FileConnector;
import dev.sqlflow.connectors.files.InputFiles;
import dev.sqlflow.connectors.files.OutputFile;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads and writes delimited text files, in a dialect that is stated and never guessed. */
public final class CsvConnector implements FileConnector {

  /** Makes the connector. */
  public CsvConnector() {}

  @Override
  public String type() {
    return "csv";
  }

  @Override
  public Set<WriteMode> writeModes() {
    return EnumSet.of(WriteMode.REPLACE, WriteMode.APPEND);
  }

  /**
   * Finds the files, reads their headers and a sample of their records. An engine reads files in
   * UTF-8 by itself; others are decoded here.
   */
  @Override
  public Scan scan(Options options, ScanRequest request) {
    return scan(options, InputFiles.find(options.text("path"), false), request);
  }

  @Override
  public Scan scan(Options options, List<Path> files, ScanRequest request) {
    CsvSettings settings =
        CsvSettings.of(options, Compressions.ofAll(options.text("compression"), files));
    if (options.flag("auto_detect")) {
      settings = settings.with(DialectDetector.detect(files.get(0), settings));
    }
    List<String> names = new ColumnNames(settings).of(files);
    settings = settings.expecting(names, request.expected());
    List<Column> columns = new CsvSample(settings, names).columns(files);
    return settings.isUtf8()
        ? new Scan.Files(settings.format(settings.guessed(columns)), files, columns)
        : decoded(settings, files, columns);
  }

  @Override
  public Write write(Options options, WriteRequest request) {
    request.requireOneOf(writeModes());
    Path target = OutputFile.of(options.text("path"));
    return new Write.Files(format(options, target), target, request.mode() == WriteMode.APPEND);
  }

  @Override
  public FileFormat format(Options options, Path name) {
    Compression compression = Compressions.of(options.text("compression"), name);
    return CsvSettings.of(options, compression).format(List.of());
  }

  private static Scan decoded(CsvSettings settings, List<Path> files, List<Column> columns) {
    if (settings.ignoresErrors()) {
      throw invalid("`ignore_errors` needs files in UTF-8, not " + settings.charset().name());
    }
    return new Scan.Batches(columns, () -> new CsvReading(settings, files, columns));
  }

  private static ConnectorException invalid(String message) {
    return new ConnectorException(Kind.INVALID_DATA, message);
  }
}
