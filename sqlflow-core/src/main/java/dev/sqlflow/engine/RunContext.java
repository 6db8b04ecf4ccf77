package dev.sqlflow.engine;

import dev.sqlflow.plan.Step;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.ResourceLease;
import dev.sqlflow.spi.RunResources;
import dev.sqlflow.spi.StatementContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What the steps of one run tell connectors, and what connectors opened during it: that is closed
 * with the run, the last first.
 */
final class RunContext implements RunResources, AutoCloseable {

  private final Duration patience;
  private final OptionalLong sample;
  private final Map<Key, AutoCloseable> byKey = new HashMap<>();
  private final Deque<AutoCloseable> order = new ArrayDeque<>();

  /**
   * Begins a run.
   *
   * @param patience how long to wait for what another run holds
   * @param sample how many rows a load takes at most; empty for all
   */
  RunContext(Duration patience, OptionalLong sample) {
    this.patience = patience;
    this.sample = sample;
  }

  private record Key(Class<?> type, Object key) {}

  OptionalLong sample() {
    return sample;
  }

  /** What a step's connector is told. */
  StatementContext of(Step step) {
    Span span = step.span();
    return new StatementContext(span.file().name() + ":" + span.from().line(), patience, this);
  }

  @Override
  public synchronized <T extends AutoCloseable> ResourceLease<T> lease(
      Class<T> type, Object key, Supplier<T> opener) {
    AutoCloseable known = byKey.get(new Key(type, key));
    if (known != null) {
      return new ResourceLease<>(type.cast(known), false);
    }
    T opened = opener.get();
    byKey.put(new Key(type, key), opened);
    order.push(opened);
    return new ResourceLease<>(opened, false);
  }

  @Override
  public synchronized void close() {
    order.forEach(ResourceLease::closeQuietly);
    order.clear();
    byKey.clear();
  }
}
