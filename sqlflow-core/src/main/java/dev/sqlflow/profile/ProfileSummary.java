package dev.sqlflow.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to know about a profile at a glance.
 *
 * @param name of the profile
 * @param file as people know it
 * @param isAbstract whether it is no environment
 * @param isProtected whether a run must be confirmed
 * @param parents the profiles that it extends
 * @param connections the type of each connection by name, inherited ones among them; none of a
 *     profile that is abstract or can't be read
 */
public record ProfileSummary(
    String name,
    String file,
    boolean isAbstract,
    boolean isProtected,
    List<String> parents,
    Map<String, String> connections) {

  // Keeps immutable copies that keep their order.
  public ProfileSummary {
    parents = List.copyOf(parents);
    connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
  }
}
