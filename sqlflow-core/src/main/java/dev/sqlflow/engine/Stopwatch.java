package dev.sqlflow.engine;

import java.time.Duration;

/** Measures time that passes, whatever happens to the clock on the wall. */
final class Stopwatch {

  private final long start = System.nanoTime();

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
