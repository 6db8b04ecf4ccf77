package dev.sqlflow.profile;

import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts loads. Safe for use by several threads. */
final class LoadCounters {

  private final LongAdder asked = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder total = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

  void asked() {
    asked.increment();
  }

  void missed() {
    misses.increment();
  }

  void loaded(long nanoseconds, boolean failed) {
    loads.increment();
    if (failed) {
      failures.increment();
    }
    total.add(nanoseconds);
    longest.accumulate(nanoseconds);
  }

  ProfileStatistics statistics() {
    long missed = misses.sum();
    return new ProfileStatistics(
        Math.max(0, asked.sum() - missed),
        missed,
        loads.sum(),
        failures.sum(),
        Duration.ofNanos(total.sum()),
        Duration.ofNanos(longest.get()));
  }
}
