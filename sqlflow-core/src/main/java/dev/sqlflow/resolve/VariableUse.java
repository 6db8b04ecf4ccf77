package dev.sqlflow.resolve;

import dev.sqlflow.config.Origin;
import dev.sqlflow.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the variables of a pipeline were good for in one environment.
 *
 * @param names that references asked for, whether anything defines them or not, in the order of
 *     first use
 * @param origins of the values that took the places of references, by the place of the reference
 * @param environment names of the environment variables that connections asked for, whether they
 *     are set or not
 * @param secrets those of them that say a secret
 * @param decisions by the place of each IF that was reached: the branch that was taken, from 0;
 *     their number if none but ELSE was left; empty if it can't be decided
 */
public record VariableUse(
    Set<String> names,
    Map<Span, Origin> origins,
    Set<String> environment,
    Set<String> secrets,
    Map<Span, Optional<Integer>> decisions) {

  // Keeps immutable copies that keep their order.
  public VariableUse {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    environment = Collections.unmodifiableSet(new LinkedHashSet<>(environment));
    secrets = Collections.unmodifiableSet(new LinkedHashSet<>(secrets));
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
  }
}
