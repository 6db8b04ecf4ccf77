package dev.sqlflow;

import dev.sqlflow.secret.Secrets;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks several others at once and waits for none of them longer than a given time. Who does not
 * answer is left behind on a thread that keeps no process alive.
 */
final class Probe {

  private static final int AT_ONCE = 8;

  private final Duration patience;
  private final ClassLoader classLoader;
  private final Secrets secrets;

  Probe(Duration patience, ClassLoader classLoader, Secrets secrets) {
    this.patience = patience;
    this.classLoader = classLoader;
    this.secrets = secrets;
  }

  /**
   * What came back.
   *
   * @param value the answer; empty if there was none
   * @param failure why there was none
   * @param duration how long it took
   */
  record Answer<T>(Optional<T> value, Optional<ConnectorException> failure, Duration duration) {}

  /** Asks everybody; the answers are in the order of the questions. */
  <T> List<Answer<T>> ask(List<Supplier<T>> questions) {
    ExecutorService threads = Executors.newCachedThreadPool(this::thread);
    try {
      List<Answer<T>> answers = new ArrayList<>();
      for (int from = 0; from < questions.size(); from += AT_ONCE) {
        int to = Math.min(from + AT_ONCE, questions.size());
        answers.addAll(ask(questions.subList(from, to), threads));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private <T> List<Answer<T>> ask(List<Supplier<T>> questions, ExecutorService threads) {
    long deadline = System.nanoTime() + patience.toNanos();
    List<Future<Answer<T>>> asked =
        questions.stream().map(question -> threads.submit(() -> answer(question))).toList();
    return asked.stream().map(answer -> await(answer, deadline)).toList();
  }

  private static <T> Answer<T> answer(Supplier<T> question) {
    long start = System.nanoTime();
    try {
      T value = question.get();
      return new Answer<>(Optional.of(value), Optional.empty(), since(start));
    } catch (ConnectorException e) {
      return new Answer<>(Optional.empty(), Optional.of(e), since(start));
    }
  }

  private <T> Answer<T> await(Future<Answer<T>> answer, long deadline) {
    try {
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return none(Kind.TIMEOUT, "no answer within " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return none(Kind.INTERRUPTED, "the check was interrupted");
    } catch (ExecutionException e) {
      throw secrets
          .mask()
          .failure(
              e.getCause() instanceof RuntimeException bug
                  ? bug
                  : new IllegalStateException("a connector failed", e.getCause()));
    }
  }

  private <T> Answer<T> none(Kind kind, String why) {
    return new Answer<>(Optional.empty(), Optional.of(new ConnectorException(kind, why)), patience);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sqlflow-probe");
    thread.setDaemon(true);
    thread.setContextClassLoader(classLoader);
    return thread;
  }
}
