package dev.sqlflow.environment;

import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that is not the same in every environment.
 *
 * @param code its kind
 * @param path of what differs, such as {@code connectors.archive.type}
 * @param what it is in words, such as {@code connection `archive`}
 * @param sides what each compared environment has; empty where it has nothing
 * @param allowed the environments whose profiles say that it is meant
 */
public record Difference(
    DiagnosticCode code,
    String path,
    String what,
    Map<String, Optional<Side>> sides,
    Set<String> allowed) {

  // Keeps immutable copies that keep their order.
  public Difference {
    sides = Collections.unmodifiableMap(new LinkedHashMap<>(sides));
    allowed = Collections.unmodifiableSet(new LinkedHashSet<>(allowed));
  }

  /**
   * What one environment has.
   *
   * @param value what is compared; the same text for everything where only being there counts
   * @param place where its profile says so; empty for what holds by itself
   */
  public record Side(String value, Optional<Span> place) {}

  /**
   * Tells whether the difference is meant.
   *
   * @return true if nothing differs between the environments that don't allow it
   */
  public boolean isAllowed() {
    return !differ(open());
  }

  /** What the environments have that don't allow the difference. */
  Map<String, Optional<Side>> open() {
    Map<String, Optional<Side>> open = new LinkedHashMap<>(sides);
    open.keySet().removeAll(allowed);
    return open;
  }

  static boolean differ(Map<String, Optional<Side>> sides) {
    List<Optional<String>> values =
        sides.values().stream().map(side -> side.map(Side::value)).toList();
    return new HashSet<>(values).size() > 1;
  }
}
