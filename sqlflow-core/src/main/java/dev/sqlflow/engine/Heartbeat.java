package dev.sqlflow.engine;

import dev.sqlflow.plan.Step;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells a listener again and again that a step is still at work, until it is closed. */
final class Heartbeat {

  private final ExecutionListener listener;
  private final Step step;
  private final Stopwatch time = new Stopwatch();
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sqlflow-heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<?> beats;
  private boolean closed;

  private Heartbeat(ExecutionListener listener, Step step) {
    this.listener = listener;
    this.step = step;
  }

  static Heartbeat of(ExecutionListener listener, Step step, Duration interval) {
    Heartbeat heartbeat = new Heartbeat(listener, step);
    heartbeat.begin(interval.toNanos());
    return heartbeat;
  }

  private synchronized void begin(long nanos) {
    beats = scheduler.scheduleAtFixedRate(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private synchronized void beat() {
    if (!closed) {
      listener.working(step, time.elapsed());
    }
  }

  /** Once this returns, the listener hears no more: it is called by one thread at a time. */
  synchronized void close() {
    closed = true;
    if (beats != null) {
      beats.cancel(false);
    }
    scheduler.shutdown();
  }
}
