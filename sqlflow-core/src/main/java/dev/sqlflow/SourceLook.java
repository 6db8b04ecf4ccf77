package dev.sqlflow;

import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.Origins;
import dev.sqlflow.engine.WorkDirectory;
import dev.sqlflow.plan.SqlAnalyzer;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Staging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks sources for their columns, as they are now. Safe for use by several threads. */
final class SourceLook {

  private static final ScanRequest NO_ROWS = new ScanRequest(OptionalLong.of(0), List.of());

  private final SqlAnalyzer analyzer;
  private final Path folder;
  private final AtomicInteger looks = new AtomicInteger();

  SourceLook(SqlAnalyzer analyzer, Project project) {
    this.analyzer = analyzer;
    this.folder = project.outputDirectory().resolve("tmp");
  }

  List<Column> columns(SourceConnector connector, Options options) {
    Scan scan = connector.scan(options, NO_ROWS);
    if (!scan.columns().isEmpty()) {
      return scan.columns();
    }
    return scan instanceof Scan.Staged staged ? brought(staged) : analyzer.describe(scan);
  }

  private List<Column> brought(Scan.Staged staged) {
    Path place = folder.resolve("look-" + looks.incrementAndGet());
    try (WorkDirectory work = WorkDirectory.create(place)) {
      Staging.Brought brought = staged.staging().bring(work.path());
      try {
        Scan copies = brought.scan().get();
        return copies.columns().isEmpty() ? analyzer.describe(copies) : copies.columns();
      } catch (EngineException | ConnectorException e) {
        throw new Origins(brought.origins()).failure(e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't work in " + folder, e);
    }
  }
}
