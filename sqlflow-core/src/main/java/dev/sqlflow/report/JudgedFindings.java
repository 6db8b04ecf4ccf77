package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Findings, of which some are known: a baseline holds them. */
public final class JudgedFindings {

  private final List<Diagnostic> all;
  private final Set<Diagnostic> known = Collections.newSetFromMap(new IdentityHashMap<>());

  JudgedFindings(List<Diagnostic> all, List<Diagnostic> known) {
    this.all = List.copyOf(all);
    this.known.addAll(known);
  }

  /**
   * Joins what is new and what is known.
   *
   * @param fresh what the baseline does not hold
   * @param known what it holds
   * @return all of it, sorted by place
   */
  public static JudgedFindings of(List<Diagnostic> fresh, List<Diagnostic> known) {
    List<Diagnostic> all = new ArrayList<>(fresh);
    all.addAll(known);
    all.sort(Diagnostic.BY_PLACE);
    return new JudgedFindings(all, known);
  }

  /**
   * Returns everything that was found.
   *
   * @return in order
   */
  public List<Diagnostic> all() {
    return all;
  }

  /**
   * Returns what the baseline does not hold.
   *
   * @return in order
   */
  public List<Diagnostic> fresh() {
    return all.stream().filter(finding -> !known.contains(finding)).toList();
  }

  /**
   * Tells whether the baseline holds a finding.
   *
   * @param finding one of {@link #all()}
   * @return true if it is known
   */
  public boolean isKnown(Diagnostic finding) {
    return known.contains(finding);
  }

  /**
   * Counts what the baseline holds.
   *
   * @return 0 or more
   */
  public int knownCount() {
    return known.size();
  }
}
