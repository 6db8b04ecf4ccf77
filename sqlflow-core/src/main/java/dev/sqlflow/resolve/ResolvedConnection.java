package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.SourceConnector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connector and the final options for one use of it.
 *
 * @param connector which is used
 * @param options valid by its schema, defaults filled in
 * @param profileConnection the profile's connection that it came from, with the place of its
 *     definition; empty for the inline form. For messages only: it decides nothing
 * @param place what names the connector or connection in the pipeline
 */
public record ResolvedConnection(
    Connector connector,
    ResolvedOptions options,
    Optional<Located<String>> profileConnection,
    Span place) {

  /**
   * Tells whether the data lies elsewhere, so that a look at it opens a connection.
   *
   * @return true if the connector tests connections
   */
  public boolean liesElsewhere() {
    return connector instanceof ConnectionTest;
  }

  /** Stands in for what a source would read, whatever its statement says. */
  static ResolvedConnection standIn(SourceConnector connector, Located<String> source) {
    Origin origin = new Origin.File(source.span());
    ResolvedOptions options =
        new ResolvedOptions(
            new MapValue(List.of(), origin),
            Map.of(),
            Options.of(Map.of("source", source.value())),
            Optional.empty(),
            false);
    return new ResolvedConnection(connector, options, Optional.empty(), source.span());
  }
}
