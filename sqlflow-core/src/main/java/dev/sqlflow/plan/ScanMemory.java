package dev.sqlflow.plan;

import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SourceConnector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at each source's data once, whoever asks. Safe for use by several threads. */
final class ScanMemory {

  private final SqlAnalyzer analyzer;
  private final Map<Asked, Described> seen = new ConcurrentHashMap<>();

  ScanMemory(SqlAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /**
   * What was looked at.
   *
   * @param connector its type
   * @param options all that decides what it reads
   */
  private record Asked(String connector, Options options) {}

  /**
   * What was seen.
   *
   * @param columns of the data; empty if they can't be known
   * @param failure why not
   */
  record Described(Optional<List<Column>> columns, Optional<ConnectorException> failure) {

    static final Described UNKNOWN = new Described(Optional.empty(), Optional.empty());
  }

  Described describe(ResolvedConnection connection) {
    if (!(connection.connector() instanceof SourceConnector connector)) {
      return Described.UNKNOWN;
    }
    Options options = connection.options().options();
    return seen.computeIfAbsent(
        new Asked(connector.type(), options), any -> look(connector, options));
  }

  private Described look(SourceConnector connector, Options options) {
    try {
      Scan scan = connector.scan(options, ScanRequest.ALL);
      List<Column> columns = scan.columns().isEmpty() ? analyzer.describe(scan) : scan.columns();
      return new Described(Optional.of(List.copyOf(columns)), Optional.empty());
    } catch (ConnectorException e) {
      return new Described(Optional.empty(), Optional.of(e));
    }
  }
}
