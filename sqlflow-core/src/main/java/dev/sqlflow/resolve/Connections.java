package dev.sqlflow.resolve;

import dev.sqlflow.language.Statement;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.template.VariableScope;
import java.util.Map;
import java.util.Optional;

/**
 * What sources and exports of a pipeline use.
 *
 * @param resolver of what their statements say
 * @param standIns what some sources read instead, by their names
 */
record Connections(ConnectionResolver resolver, Map<String, SourceConnector> standIns) {

  Optional<ResolvedConnection> source(Statement.Source source, VariableScope scope) {
    return Optional.ofNullable(standIns.get(source.name().value()))
        .map(connector -> ResolvedConnection.standIn(connector, source.name()))
        .or(() -> resolver.source(source.connection(), scope));
  }

  Optional<ResolvedConnection> sink(Statement.Export export, VariableScope scope) {
    return resolver.sink(export.connection(), export.destination(), scope);
  }
}
