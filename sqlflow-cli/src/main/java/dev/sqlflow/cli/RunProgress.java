package dev.sqlflow.cli;

import dev.sqlflow.RunListener;
import dev.sqlflow.engine.ExecutionListener;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A bar below the lines of a run, for a person at a terminal: how far it is, and what it does. */
final class RunProgress implements RunListener, AutoCloseable {

  private static final int WIDTH = 24;
  private static final String CLEAR = "\r\u001b[K";

  private final RunListener lines;
  private final Console console;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sqlflow-progress");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> ticks;
  private int steps;
  private int done;
  private String current = "";
  private long begun;

  RunProgress(RunListener lines, Console console) {
    this.lines = lines;
    this.console = console;
    this.ticks = clock.scheduleAtFixedRate(this::draw, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public synchronized ExecutionListener started(Plan plan) {
    clear();
    ExecutionListener line = lines.started(plan);
    steps = plan.steps().size();
    done = 0;
    return new ExecutionListener() {
      @Override
      public void started(Step step) {
        began(step.id());
      }

      @Override
      public void working(Step step, Duration elapsed) {
        // the bar says so every second
      }

      @Override
      public void finished(StepResult result) {
        ended(() -> line.finished(result));
      }
    };
  }

  private synchronized void began(String step) {
    current = step;
    begun = System.nanoTime();
    draw();
  }

  private synchronized void ended(Runnable line) {
    clear();
    line.run();
    done++;
    current = "";
    draw();
  }

  @Override
  public synchronized void finished(RunReport report) {
    clear();
    steps = 0;
    lines.finished(report);
  }

  @Override
  public void close() {
    ticks.cancel(false);
    clock.shutdown();
    clear();
  }

  private synchronized void draw() {
    if (steps > 0) {
      int filled = WIDTH * done / steps;
      String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
      String now =
          current.isEmpty() ? "" : "  " + current + (seconds > 0 ? " " + seconds + " s" : "");
      console.draw(CLEAR + "[" + bar + "] " + done + "/" + steps + now);
    }
  }

  private void clear() {
    console.draw(CLEAR);
  }
}
