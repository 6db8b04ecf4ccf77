package dev.sqlflow.plan;

import dev.sqlflow.source.Span;

/**
 * Why one action comes after another.
 *
 * @param action the later one
 * @param on the one that it waits for
 * @param kind the reason
 * @param place what shows it
 * @param words what stands there, for a person
 */
record Dependency(Action action, Action on, Kind kind, Span place, String words) {

  /** Why an action waits. */
  enum Kind {
    /** It reads what the other writes. */
    READ,
    /** It writes a table again. */
    REWRITE,
    /** It replaces what the other still has to read. */
    REPLACES_READ,
    /** It loads a file that the other exports. */
    READ_BACK,
    /** It reads what the other checks. */
    GATE,
    /** It adds to a file that the other writes first. */
    SAME_DESTINATION
  }
}
