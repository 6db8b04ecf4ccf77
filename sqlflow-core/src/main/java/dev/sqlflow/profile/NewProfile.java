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
 */
public record NewProfile(
    String environment,
    Optional<String> from,
    List<String> parents,
    Map<String, String> connections) {

  // Keeps immutable copies that keep their order.
  public NewProfile {
    parents = List.copyOf(parents);
    connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
  }
}
