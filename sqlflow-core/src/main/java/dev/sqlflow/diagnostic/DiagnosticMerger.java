package dev.sqlflow.diagnostic;

import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins what was found in several environments: one cause is one finding, which knows the
 * environments it holds in. Not for use by several threads.
 */
public final class DiagnosticMerger {

  /**
   * What makes two findings one: other places, advice and fixes may differ between environments.
   */
  private record Cause(
      DiagnosticCode code, Severity severity, String message, Optional<Span> span, String label) {

    static Cause of(Diagnostic diagnostic) {
      return new Cause(
          diagnostic.code(),
          diagnostic.severity(),
          diagnostic.message(),
          diagnostic.span(),
          diagnostic.label());
    }
  }

  private final List<String> order;
  private final Map<Cause, Diagnostic> findings = new LinkedHashMap<>();

  /**
   * Begins with nothing found.
   *
   * @param environments all that are checked, in the user's order
   */
  public DiagnosticMerger(List<String> environments) {
    this.order = List.copyOf(environments);
  }

  /**
   * Adds what holds whatever the environment, or already knows its environments.
   *
   * @param diagnostics the findings
   */
  public void add(Collection<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      findings.merge(Cause.of(diagnostic), diagnostic, this::join);
    }
  }

  /**
   * Adds what was found in one environment.
   *
   * @param environment its name
   * @param diagnostics the findings
   */
  public void add(String environment, Collection<Diagnostic> diagnostics) {
    add(diagnostics.stream().map(one -> one.in(List.of(environment))).toList());
  }

  /**
   * Returns every finding once.
   *
   * @return sorted by place and code, environments in the user's order
   */
  public List<Diagnostic> merged() {
    return findings.values().stream().sorted(Diagnostic.BY_PLACE).toList();
  }

  private Diagnostic join(Diagnostic first, Diagnostic second) {
    return new Diagnostic(
        first.code(),
        first.severity(),
        first.message(),
        first.span(),
        first.label(),
        union(first.related(), second.related()),
        union(first.help(), second.help()),
        first.fix().equals(second.fix()) ? first.fix() : Optional.empty(),
        environments(first, second));
  }

  // What holds whatever the environment does so when one environment finds it again.
  private List<String> environments(Diagnostic first, Diagnostic second) {
    if (first.environments().isEmpty() || second.environments().isEmpty()) {
      return List.of();
    }
    List<String> both = union(first.environments(), second.environments());
    List<String> sorted = new ArrayList<>(order);
    sorted.retainAll(both);
    return union(sorted, both);
  }

  private static <T> List<T> union(List<T> first, List<T> second) {
    Set<T> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
