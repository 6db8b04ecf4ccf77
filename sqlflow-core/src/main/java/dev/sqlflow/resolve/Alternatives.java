package dev.sqlflow.resolve;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * Which statements stand in branches of which nobody knows here which one is taken. At most one
 * branch of an IF is. Immutable.
 */
public final class Alternatives {

  /** Every statement is there for certain. */
  public static final Alternatives NONE = new Alternatives(new IdentityHashMap<>());

  private final IdentityHashMap<ResolvedStatement, List<Branch>> branches;

  /**
   * A branch.
   *
   * @param conditional which IF, counted from 0
   * @param index which of its branches, ELSE being the last
   * @param conditions of the IF, as they are written
   */
  record Branch(int conditional, int index, String conditions) {}

  /** The branches around each statement, the outermost first; statements count by identity. */
  Alternatives(IdentityHashMap<ResolvedStatement, List<Branch>> branches) {
    this.branches = new IdentityHashMap<>(branches);
  }

  private List<Branch> around(ResolvedStatement statement) {
    return branches.getOrDefault(statement, List.of());
  }

  /**
   * Tells when a statement is there.
   *
   * @param statement of the pipeline
   * @return a line for each undecided IF around it, the outermost first
   */
  public List<String> when(ResolvedStatement statement) {
    return around(statement).stream()
        .map(one -> one.conditional() + "/" + one.index() + " of " + one.conditions())
        .toList();
  }

  /**
   * Tells whether two statements can't both be there.
   *
   * @param one a statement of the pipeline
   * @param other another one
   * @return true if they stand in different branches of one IF
   */
  public boolean exclude(ResolvedStatement one, ResolvedStatement other) {
    for (Branch branch : around(one)) {
      for (Branch opposite : around(other)) {
        if (branch.conditional() == opposite.conditional() && branch.index() != opposite.index()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Tells whether a statement is there whenever another one is.
   *
   * @param one a statement of the pipeline
   * @param other another one
   * @return true if every branch around the first is around the other, too
   */
  public boolean accompanies(ResolvedStatement one, ResolvedStatement other) {
    return around(other).containsAll(around(one));
  }
}
