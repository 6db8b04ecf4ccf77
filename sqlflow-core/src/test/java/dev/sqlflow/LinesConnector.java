package dev.sqlflow;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Files of one JSON object a line: as small as a real connector can be. */
public final class LinesConnector implements SourceConnector, SinkConnector {

  private static final FileFormat FORMAT =
      new FileFormat.Json(
          FileFormat.Json.Layout.NEWLINE_DELIMITED, List.of(), 100, FileFormat.Compression.NONE);

  @Override
  public String type() {
    return "lines";
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    Path path = Path.of(options.text("path"));
    if (!Files.exists(path)) {
      throw new ConnectorException(
          ConnectorException.Kind.NOT_FOUND, "no file " + path.getFileName());
    }
    return new Scan.Files(FORMAT, List.of(path), List.of());
  }

  @Override
  public Set<WriteMode> writeModes() {
    return Set.of(WriteMode.REPLACE);
  }

  @Override
  public Write write(Options options, WriteRequest request) {
    return new Write.Files(FORMAT, Path.of(options.text("path")), false);
  }
}
