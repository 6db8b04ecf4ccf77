package dev.sqlflow.profile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was loaded last: no more than so many values, none longer than so long, the one that
 * was not asked for the longest leaves first. While a value is loaded, others that ask for it wait
 * for it and no one else does. Safe for use by several threads.
 */
final class LoadingCache<V> {

  private final int capacity;
  private final Duration timeToLive;
  private final Clock clock;
  private final Map<String, Slot<V>> slots;

  /** A key's value. Its lock is held while the value is loaded. */
  private static final class Slot<V> {
    private volatile @Nullable Kept<V> kept;
  }

  /** A value and until when it is kept. */
  private record Kept<V>(V value, Instant until) {}

  LoadingCache(int capacity, Duration timeToLive, Clock clock) {
    this.capacity = capacity;
    this.timeToLive = timeToLive;
    this.clock = clock;
    this.slots = new LinkedHashMap<>(16, 0.75f, true);
  }

  /**
   * Returns a value.
   *
   * @param key names it
   * @param current tells whether a value that was kept still holds
   * @param load makes it; null if there is none
   */
  V get(String key, Predicate<V> current, Function<String, V> load) {
    Slot<V> slot = slot(key);
    V found = find(slot, current);
    if (found != null) {
      return found;
    }
    synchronized (slot) {
      V other = find(slot, current);
      if (other != null) {
        return other;
      }
      Instant start = clock.instant();
      V loaded = load.apply(key);
      slot.kept = new Kept<>(loaded, start.plus(timeToLive));
      return loaded;
    }
  }

  private Slot<V> slot(String key) {
    synchronized (slots) {
      Slot<V> slot = slots.computeIfAbsent(key, any -> new Slot<>());
      if (slots.size() > capacity) {
        slots.remove(slots.keySet().iterator().next());
      }
      return slot;
    }
  }

  private @Nullable V find(Slot<V> slot, Predicate<V> current) {
    Kept<V> kept = slot.kept;
    boolean alive = kept != null && clock.instant().isBefore(kept.until());
    return kept != null && alive && current.test(kept.value()) ? kept.value() : null;
  }

  int size() {
    synchronized (slots) {
      return slots.size();
    }
  }
}
