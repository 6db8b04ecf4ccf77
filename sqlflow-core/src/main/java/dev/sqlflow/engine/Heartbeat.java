package dev.sqlflow.engine;

import dev.sqlflow.plan.Step;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells a listener every ten seconds that a step is still at work, until it is closed. */
final class Heartbeat {

  private static final long SECONDS = 10;

  private final ScheduledExecutorService scheduler;

  private final ScheduledFuture<?> beat;

  private Heartbeat(ScheduledExecutorService scheduler, ScheduledFuture<?> beat) {
    this.scheduler = scheduler;
    this.beat = beat;
  }

  static Heartbeat of(ExecutionListener listener, Step step) {
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "sqlflow-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    Stopwatch time = new Stopwatch();
    ScheduledFuture<?> beat =
        scheduler.scheduleAtFixedRate(
            () -> listener.working(step, time.elapsed()), SECONDS, SECONDS, TimeUnit.SECONDS);
    return new Heartbeat(scheduler, beat);
  }

  void close() {
    beat.cancel(true);
    scheduler.shutdownNow();
  }
}
