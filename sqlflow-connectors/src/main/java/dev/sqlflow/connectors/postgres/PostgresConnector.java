package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.retry.Retries;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.StatementContext;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads and writes tables of a PostgreSQL server. */
public final class PostgresConnector implements SourceConnector, SinkConnector, ConnectionTest {

  /** Makes a connector. */
  public PostgresConnector() {}

  @Override
  public String type() {
    return "postgres";
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    ConnectionSettings settings = ConnectionSettings.of(options);
    Retries retries = retries(options);
    SourceQuery query = SourceQuery.of(options);
    List<ServerColumn> columns;
    try (Background background = new Background()) {
      columns =
          background.call(() -> retries.call(() -> describe(settings, request.context(), query)));
    }
    CopyReader.Request reading =
        new CopyReader.Request(
            settings,
            request.context(),
            query,
            columns,
            request.rowLimit(),
            partitions(options),
            retries);
    return new Scan.Batches(
        columns.stream().map(ServerColumn::column).toList(), () -> new CopyReader(reading));
  }

  private static List<ServerColumn> describe(
      ConnectionSettings settings, StatementContext context, SourceQuery query) {
    try (Link link = Link.open(settings, context, true)) {
      try {
        List<ServerColumn> columns = query.describe(link);
        link.idle();
        return columns;
      } catch (SQLException e) {
        throw link.failure(e);
      }
    }
  }

  @Override
  public Set<WriteMode> writeModes() {
    return EnumSet.allOf(WriteMode.class);
  }

  @Override
  public Write write(Options options, WriteRequest request) {
    request.requireOneOf(writeModes());
    CopySink.Request writing =
        new CopySink.Request(
            ConnectionSettings.of(options), TableId.of(options), request, retries(options));
    return new Write.Batches(new CopySink(writing));
  }

  @Override
  public void test(Options options, Use use) {
    ConnectionSettings settings = ConnectionSettings.of(options);
    Supplier<?> test =
        use == Use.READ
            ? () -> describe(settings, StatementContext.NONE, SourceQuery.of(options))
            : () -> WriteAccess.require(settings, TableId.of(options));
    try (Background background = new Background()) {
      background.call(test);
    }
  }

  /** By itself no more than this machine works on at once. */
  private static int partitions(Options options) {
    long most =
        options
            .optionalInteger("fetch_partitions")
            .orElse(Runtime.getRuntime().availableProcessors());
    return Math.toIntExact(Math.min(most, options.integer("pool_size")));
  }

  private static Retries retries(Options options) {
    return new Retries(Math.toIntExact(options.integer("max_retries")));
  }
}
