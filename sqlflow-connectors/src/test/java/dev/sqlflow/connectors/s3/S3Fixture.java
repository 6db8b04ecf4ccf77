package dev.sqlflow.connectors.s3;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Short words for what tests ask of the connector through the real engine. */
final class S3Fixture {

  private final Path folder;
  private int runs;

  S3Fixture(Path folder) {
    this.folder = folder;
  }

  Scan scan(Map<String, ?> options) {
    S3Connector connector = new S3Connector();
    return connector.scan(ConnectorOptions.of(connector, options), ScanRequest.ALL);
  }

  /** Loads the objects into a table {@code t} and asks it. */
  List<List<@Nullable Object>> rows(Map<String, ?> options, String query) {
    try (TestEngine engine = TestEngine.loaded(folder, scan(options))) {
      return engine.rows(query);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Exports a query; the writes are named run-1, run-2 and so on. */
  void export(Map<String, ?> options, WriteMode mode, String query) {
    S3Connector connector = new S3Connector();
    runs++;
    WriteRequest request = new WriteRequest(mode, List.of(), "run-" + runs);
    Write write = connector.write(ConnectorOptions.of(connector, options), request);
    try (TestEngine engine = TestEngine.open(folder, Set.of())) {
      engine.export(query, write);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Says why a query can't be exported, kind first. */
  String exportFault(Map<String, ?> options, WriteMode mode, String query) {
    ConnectorException fault =
        catchThrowableOfType(ConnectorException.class, () -> export(options, mode, query));
    return fault.kind() + ": " + fault.getMessage();
  }

  /** Says why the objects can't be loaded, kind first. */
  String fault(Map<String, ?> options) {
    ConnectorException fault =
        catchThrowableOfType(ConnectorException.class, () -> rows(options, "FROM t"));
    return fault.kind() + ": " + fault.getMessage();
  }

  /** Options with others in their place. */
  static Map<String, Object> with(Map<String, Object> options, Object... namesAndValues) {
    Map<String, Object> changed = new LinkedHashMap<>(options);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      changed.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return changed;
  }

  static Map<String, Object> without(Map<String, Object> options, String... names) {
    Map<String, Object> changed = new LinkedHashMap<>(options);
    changed.keySet().removeAll(List.of(names));
    return changed;
  }
}
