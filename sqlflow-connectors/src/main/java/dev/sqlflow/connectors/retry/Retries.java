package dev.sqlflow.connectors.retry;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes an attempt again where that may help: the other end was not reached, was too busy or took
 * too long. Each pause is about twice as long as the one before it, with chance in it, so that many
 * clients of a server that comes back don't come back all at once.
 */
public final class Retries {

  private static final Set<Kind> MAY_PASS =
      EnumSet.of(Kind.UNREACHABLE, Kind.RATE_LIMITED, Kind.TIMEOUT);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final double CHANCE = 0.25;

  private final RetryPolicy<Object> policy;

  /**
   * Makes a policy.
   *
   * @param most how many attempts follow the first one at most; 0 for none
   */
  public Retries(int most) {
    this(most, FIRST_PAUSE);
  }

  Retries(int most, Duration firstPause) {
    policy =
        RetryPolicy.builder()
            .handleIf(Retries::mayPass)
            .withMaxRetries(most)
            .withBackoff(firstPause, LONGEST_PAUSE)
            .withJitter(CHANCE)
            .build();
  }

  /**
   * Tells whether a failure may be gone at the next attempt.
   *
   * @param failure of an attempt
   * @return true for the kinds of failure that are retried
   */
  public static boolean mayPass(Throwable failure) {
    return failure instanceof ConnectorException known && MAY_PASS.contains(known.kind());
  }

  /**
   * Makes attempts until one succeeds or fails for good. Interrupting the calling thread ends a
   * pause.
   *
   * @param <T> what an attempt yields
   * @param attempt must leave nothing behind when it fails
   * @return what the first attempt yields that succeeds
   * @throws ConnectorException the last attempt's failure; of kind {@link Kind#INTERRUPTED} if the
   *     thread was interrupted in a pause
   */
  public <T> T call(Supplier<T> attempt) {
    try {
      return Failsafe.with(policy).get(attempt::get);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled", e.getCause());
      }
      throw e;
    }
  }
}
