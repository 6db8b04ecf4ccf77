package dev.sqlflow.connector;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Stands in for a connector that is not on the class path, though its schema is: pipelines that use
 * it can be checked and tested, but not run.
 *
 * @param type the connector's type
 * @param writeModes how it can write; none if it only reads
 */
public record SchemaAlone(String type, Set<WriteMode> writeModes)
    implements SourceConnector, SinkConnector {

  // Keeps an immutable copy that keeps its order.
  public SchemaAlone {
    writeModes = Collections.unmodifiableSet(new LinkedHashSet<>(writeModes));
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    throw notRunnable();
  }

  @Override
  public Write write(Options options, WriteRequest request) {
    throw notRunnable();
  }

  private ConnectorException notRunnable() {
    return new ConnectorException(
        ConnectorException.Kind.INTERNAL, "only the schema of connector `" + type + "` is here");
  }
}
