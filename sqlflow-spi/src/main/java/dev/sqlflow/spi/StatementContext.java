package dev.sqlflow.spi;

import java.time.Duration;

/**
 * For what something is read or written.
 *
 * @param place of the statement, for people: {@code pipelines/orders.sf:12}. A connector puts it
 *     into what it sends to a server as far as the server's language has comments, so that a
 *     server's administrator finds the pipeline; empty if there is no statement
 * @param patience how long to wait for a destination that another run holds
 * @param resources that the statements of the run share
 */
public record StatementContext(String place, Duration patience, RunResources resources) {

  /** No statement of no run: waits for nobody and shares nothing. */
  public static final StatementContext NONE =
      new StatementContext("", Duration.ZERO, RunResources.NONE);
}
