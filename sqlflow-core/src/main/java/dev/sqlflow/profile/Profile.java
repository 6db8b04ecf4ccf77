package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.source.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile file says, checked in its shape; variables are not resolved yet. Immutable.
 *
 * @param environment whose profile it is
 * @param file what it was read from; empty for a project without profiles
 * @param variables in the file's order
 * @param connections by name, in the file's order
 * @param engine the text after {@code engine:}; empty for the default
 * @param engines the settings of each engine by name, unresolved
 */
public record Profile(
    String environment,
    Optional<SourceFile> file,
    List<Entry> variables,
    Map<String, ConnectorProfile> connections,
    Optional<ConfigValue> engine,
    List<Entry> engines) {

  // Keeps immutable copies.
  public Profile {
    variables = List.copyOf(variables);
    connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
    engines = List.copyOf(engines);
  }

  /**
   * Makes the profile of a project that has none: no variables, no connections, an engine in
   * memory.
   *
   * @param environment its name
   * @return the profile
   */
  public static Profile empty(String environment) {
    return new Profile(
        environment, Optional.empty(), List.of(), Map.of(), Optional.empty(), List.of());
  }

  /**
   * Returns one connection.
   *
   * @param name as FROM and TO mean it
   * @return the connection, or empty
   */
  public Optional<ConnectorProfile> connection(String name) {
    return Optional.ofNullable(connections.get(name));
  }
}
