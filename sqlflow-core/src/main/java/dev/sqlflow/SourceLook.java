package dev.sqlflow;

import dev.sqlflow.plan.SqlAnalyzer;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SourceConnector;
import java.util.List;

/** Asks sources for their columns, as they are now. Safe for use by several threads. */
final class SourceLook {

  private final SqlAnalyzer analyzer;

  SourceLook(SqlAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  List<Column> columns(SourceConnector connector, Options options) {
    Scan scan = connector.scan(options, ScanRequest.ALL);
    return scan.columns().isEmpty() ? analyzer.describe(scan) : scan.columns();
  }
}
