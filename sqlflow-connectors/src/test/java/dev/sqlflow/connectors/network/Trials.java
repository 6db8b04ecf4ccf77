package dev.sqlflow.connectors.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sqlflow.spi.ConnectorException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.TestReporter;

/**
 * Work behind a proxy that makes random trouble, for one seed after the other. {@code
 * -Dfaults.seeds=500} takes more seeds, {@code -Dfaults.first=17} begins elsewhere.
 *
 * @param server the port that all is about
 * @param reporter is told how often the work succeeded
 */
public record Trials(int server, TestReporter reporter) {

  /** Longer than all attempts with their time-outs and pauses take. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** From how many trials on their share of failures tells something. */
  private static final int MANY = 50;

  /** What is tried. */
  public interface Trial {

    /** What happens on the way. */
    RandomTrouble trouble(long seed);

    /** Makes things as they are before. */
    void prepare(long seed) throws IOException;

    /** Works through the proxy. */
    void work(long seed, Proxy proxy) throws IOException;

    /** How messages name what failed: all of these words are right. */
    String[] names(Proxy proxy);

    /** Looks at what is there when the way is quiet again. */
    void check(long seed, Optional<ConnectorException> failure) throws IOException;
  }

  /** Makes as many trials as an ordinary build does, unless it is told another number. */
  public void run(int ordinary, Trial trial) throws IOException {
    int seeds = Integer.getInteger("faults.seeds", ordinary);
    long first = Long.getLong("faults.first", 0L);
    int failed = 0;
    int untroubled = 0;
    for (long seed : LongStream.range(first, first + seeds).toArray()) {
      RandomTrouble trouble = trial.trouble(seed);
      Optional<ConnectorException> failure = run(seed, trial, trouble);
      failed += failure.isPresent() ? 1 : 0;
      untroubled += trouble.wasMet() ? 0 : 1;
    }
    reporter.publishEntry(
        "%d trials: %d without trouble, %d failed".formatted(seeds, untroubled, failed));
    if (seeds >= MANY) {
      // of too little trouble nothing is learned, and of too much neither
      assertThat(failed).isBetween(seeds / 10, seeds - 1);
    }
  }

  private Optional<ConnectorException> run(long seed, Trial trial, RandomTrouble trouble)
      throws IOException {
    trial.prepare(seed);
    Optional<ConnectorException> failure;
    try (Proxy proxy = Proxy.before(server, trouble)) {
      failure =
          assertTimeoutPreemptively(LONGEST, () -> attempt(seed, trial, proxy), trouble::toString);
      failure.ifPresent(
          one ->
              assertThat(one.getMessage())
                  .as(trouble.toString())
                  .containsAnyOf(trial.names(proxy)));
    }
    try {
      trial.check(seed, failure);
    } catch (AssertionError | RuntimeException wrong) {
      throw new AssertionError(trouble + "; it failed: " + failure, wrong);
    }
    return failure;
  }

  private static Optional<ConnectorException> attempt(long seed, Trial trial, Proxy proxy)
      throws IOException {
    try {
      trial.work(seed, proxy);
      return Optional.empty();
    } catch (ConnectorException failure) {
      return Optional.of(failure);
    }
  }
}
