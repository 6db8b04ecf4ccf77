package dev.sqlflow.spi;

import java.util.List;
import java.util.Set;

/**
 * How rows are to be written.
 *
 * @param mode what happens to the rows that are there
 * @param keys the key columns in the user's order; empty unless {@code mode} is {@link
 *     WriteMode#UPSERT}
 * @param runId names this write, unique among all writes of all runs; a destination of several
 *     parts may use it in the name of a new part
 * @param context the statement that writes
 */
public record WriteRequest(
    WriteMode mode, List<String> keys, String runId, StatementContext context) {

  // Keeps an immutable copy of the keys.
  public WriteRequest {
    keys = List.copyOf(keys);
  }

  /**
   * Makes a request of no statement.
   *
   * @param mode what happens to the rows that are there
   * @param keys the key columns
   * @param runId names this write
   */
  public WriteRequest(WriteMode mode, List<String> keys, String runId) {
    this(mode, keys, runId, StatementContext.NONE);
  }

  /**
   * Checks that the mode is one that a connector has. Whoever asks for another one has not looked
   * at {@link SinkConnector#writeModes()}; writing in some other way instead would lose rows.
   *
   * @param supported the connector's modes
   * @return this
   * @throws IllegalArgumentException if the mode is none of them
   */
  public WriteRequest requireOneOf(Set<WriteMode> supported) {
    if (!supported.contains(mode)) {
      throw new IllegalArgumentException("the mode is " + mode + ", not one of " + supported);
    }
    return this;
  }
}
