package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.Origin;
import dev.sqlflow.source.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile file and those that it extends say, checked in its shape; variables are not
 * resolved yet. Immutable.
 *
 * @param environment whose profile it is
 * @param file what it was read from; empty for a project without profiles
 * @param variables in order, inherited ones first
 * @param requirements what the machine must supply, in order
 * @param connections by name, inherited ones first
 * @param isProtected whether a run must be confirmed
 * @param engine the text after {@code engine:}; empty for the default
 * @param engines the settings of each engine by name, unresolved
 * @param allowances differences to other environments that are meant
 * @param overridden where inherited values come from that were replaced or removed, by path
 */
public record Profile(
    String environment,
    Optional<SourceFile> file,
    List<Entry> variables,
    List<Requirement> requirements,
    Map<String, ConnectorProfile> connections,
    boolean isProtected,
    Optional<ConfigValue> engine,
    List<Entry> engines,
    List<Allowance> allowances,
    Map<String, List<Origin>> overridden) {

  // Keeps immutable copies.
  public Profile {
    variables = List.copyOf(variables);
    requirements = List.copyOf(requirements);
    connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
    engines = List.copyOf(engines);
    allowances = List.copyOf(allowances);
    overridden = Collections.unmodifiableMap(new LinkedHashMap<>(overridden));
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
        environment,
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of());
  }

  /**
   * Returns what a value took the place of in the profiles that this one extends.
   *
   * @param path of the value, such as {@code variables.data_dir}
   * @return the origins of the values, highest first
   */
  public List<Origin> overridden(String path) {
    return overridden.getOrDefault(path, List.of());
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
