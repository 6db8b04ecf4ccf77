package dev.sqlflow.resolve;

import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Connector;
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
    Span place) {}
