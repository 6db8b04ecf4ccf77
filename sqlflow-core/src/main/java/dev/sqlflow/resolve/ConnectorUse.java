package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.connector.ConnectorRegistry.Registered;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One use of a connector by a statement, unresolved.
 *
 * @param name of the profile's connection; of the connector for the inline form
 * @param connector which one
 * @param role what it is used for
 * @param params what the profile's connection says; none for the inline form
 * @param statement what the statement says, its names checked
 * @param damaged whether some options were left out because of an error
 * @param place what names the connector or connection in the pipeline
 * @param related the connection's definition, or empty
 */
record ConnectorUse(
    String name,
    Registered connector,
    Role role,
    List<Entry> params,
    List<Entry> statement,
    boolean damaged,
    Span place,
    Optional<Diagnostic.Related> related) {}
