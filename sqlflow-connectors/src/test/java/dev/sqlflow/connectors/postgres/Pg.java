package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.ResourceLease;
import dev.sqlflow.spi.RunResources;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.StatementContext;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connector with few words, for tests. */
final class Pg {

  static final PostgresConnector CONNECTOR = new PostgresConnector();

  private Pg() {}

  static Scan scan(Map<String, ?> options) {
    return scan(options, ScanRequest.ALL);
  }

  static Scan scan(Map<String, ?> options, ScanRequest request) {
    return CONNECTOR.scan(ConnectorOptions.of(CONNECTOR, options), request);
  }

  static Write write(Map<String, ?> options, WriteMode mode, String... keys) {
    return write(options, StatementContext.NONE, mode, keys);
  }

  static Write write(
      Map<String, ?> options, StatementContext context, WriteMode mode, String... keys) {
    return CONNECTOR.write(
        ConnectorOptions.of(CONNECTOR, options),
        new WriteRequest(mode, List.of(keys), "run-1", context));
  }

  /** What the statements of a run share: one resource, for tests of one server. */
  static final class Shared implements RunResources, AutoCloseable {
    private @Nullable AutoCloseable resource;

    @Override
    public <T extends AutoCloseable> ResourceLease<T> lease(
        Class<T> type, Object key, Supplier<T> opener) {
      T one = resource == null ? opener.get() : type.cast(resource);
      resource = one;
      return new ResourceLease<>(one, false);
    }

    @Override
    public void close() {
      if (resource != null) {
        ResourceLease.closeQuietly(resource);
      }
    }
  }

  static BatchSink sink(Map<String, ?> options, WriteMode mode, String... keys) {
    return ((Write.Batches) write(options, mode, keys)).sink();
  }
}
