package dev.sqlflow.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile that shall be written.
 *
 * @param environment its name
 * @param from the profile whose text it begins with, or empty
 * @param parents the profiles that it extends
 * @param connections the type of each connection by name
 * @param params what is known of the connections' options, by connection and option
 */
public record NewProfile(
    String environment,
    Optional<String> from,
    List<String> parents,
    Map<String, String> connections,
    Map<String, Map<String, String>> params) {

  // Keeps immutable copies that keep their order.
  public NewProfile {
    parents = List.copyOf(parents);
    connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /**
   * Makes a profile whose connections have no options yet.
   *
   * @param environment its name
   * @param from the profile whose text it begins with, or empty
   * @param parents the profiles that it extends
   * @param connections the type of each connection by name
   */
  public NewProfile(
      String environment,
      Optional<String> from,
      List<String> parents,
      Map<String, String> connections) {
    this(environment, from, parents, connections, Map.of());
  }

  /**
   * Reads connections as people write them.
   *
   * @param written each {@code name:type}, or a type alone, which is then the name, too
   * @return the types by name, in order
   */
  public static Map<String, String> connections(List<String> written) {
    Map<String, String> connections = new LinkedHashMap<>();
    for (String one : written) {
      int colon = one.indexOf(':');
      String type = one.substring(colon + 1).strip();
      connections.put(colon < 0 ? type : one.substring(0, colon).strip(), type);
    }
    return connections;
  }
}
