package dev.sqlflow.plan;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Connectors for tests of the plan: a file's first line says which columns it has. */
final class PlanConnectors {

  static final List<Connector> ALL = List.of(new Csv(), new Sheet(), new Pipe());

  private PlanConnectors() {}

  /** Reads and writes: {@code id BIGINT|name VARCHAR} stands in a file's first line. */
  record Csv() implements SourceConnector, SinkConnector {
    @Override
    public String type() {
      return "csv";
    }

    @Override
    public Scan scan(Options options, ScanRequest request) {
      return describe(options);
    }

    @Override
    public Set<WriteMode> writeModes() {
      return Set.of(WriteMode.REPLACE, WriteMode.APPEND);
    }

    @Override
    public Write write(Options options, WriteRequest request) {
      throw new IllegalStateException("a plan writes nothing");
    }
  }

  /** Reads only. */
  record Sheet() implements SourceConnector {
    @Override
    public String type() {
      return "sheet";
    }

    @Override
    public Scan scan(Options options, ScanRequest request) {
      return describe(options);
    }
  }

  /** Writes only. */
  record Pipe() implements SinkConnector {
    @Override
    public String type() {
      return "pipe";
    }

    @Override
    public Set<WriteMode> writeModes() {
      return Set.of(WriteMode.UPSERT);
    }

    @Override
    public Write write(Options options, WriteRequest request) {
      throw new IllegalStateException("a plan writes nothing");
    }
  }

  private static Scan describe(Options options) {
    Path path = Path.of(options.text("path"));
    if (!Files.exists(path)) {
      throw new ConnectorException(Kind.NOT_FOUND, "no file " + path.getFileName());
    }
    List<Column> columns =
        Arrays.stream(firstLine(path).split("\\|")).map(PlanConnectors::column).toList();
    return new Scan.Batches(columns, PlanConnectors::unread);
  }

  private static BatchReader unread() {
    throw new IllegalStateException("a plan reads no rows");
  }

  private static Column column(String text) {
    String[] parts = text.split(" ", 2);
    if (parts.length < 2) {
      throw new ConnectorException(Kind.INVALID_DATA, "column `" + text + "` has no type");
    }
    return new Column(parts[0], new ColumnType(parts[1]));
  }

  private static String firstLine(Path path) {
    try {
      return Files.readAllLines(path).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
