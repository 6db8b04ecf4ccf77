package dev.sqlflow.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: the command is interrupted, and the process ends when the command has left everything
 * whole. The JVM itself then says 130, or 143 if it was told to end in another way.
 */
final class Interruption {

  /** Nobody waits longer for a command that does not end. */
  private static final long PATIENCE_SECONDS = 10;

  private final Thread command;
  private final CountDownLatch over = new CountDownLatch(1);

  private Interruption(Thread command) {
    this.command = command;
  }

  static Interruption of(Thread command) {
    Interruption interruption = new Interruption(command);
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::end, "sqlflow-interruption"));
    return interruption;
  }

  /** The command has ended by itself: nothing is left to wait for. */
  void over() {
    over.countDown();
  }

  private void end() {
    if (over.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      boolean ended = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
