package dev.sqlflow.connectors.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {

  private final Retries retries = new Retries(2, Duration.ofMillis(1));
  private final AtomicInteger attempts = new AtomicInteger();

  private String failing(Kind kind, int times) {
    if (attempts.incrementAndGet() <= times) {
      throw new ConnectorException(kind, "attempt " + attempts.get());
    }
    return "done";
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "RATE_LIMITED", "TIMEOUT"})
  void what_may_pass_is_tried_again(Kind kind) {
    assertThat(retries.call(() -> failing(kind, 2))).isEqualTo("done");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void the_last_failure_is_told_when_the_attempts_are_used_up() {
    assertThatThrownBy(() -> retries.call(() -> failing(Kind.TIMEOUT, 9)))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("attempt 3");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNREACHABLE", "RATE_LIMITED", "TIMEOUT"})
  void what_does_not_pass_is_tried_once(Kind kind) {
    assertThatThrownBy(() -> retries.call(() -> failing(kind, 9))).hasMessage("attempt 1");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void a_mistake_of_ours_is_not_tried_again() {
    assertThatThrownBy(
            () ->
                retries.call(
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  @Timeout(10)
  void an_interruption_ends_the_pause() throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread caller = new Thread(() -> callUntilInterrupted(failed, end));
    caller.start();
    failed.await();
    caller.interrupt();
    caller.join();

    assertThat(end.get())
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
  }

  private static void callUntilInterrupted(CountDownLatch failed, AtomicReference<Throwable> end) {
    try {
      new Retries(1, Duration.ofSeconds(9))
          .call(
              () -> {
                failed.countDown();
                throw new ConnectorException(Kind.UNREACHABLE, "down");
              });
    } catch (ConnectorException e) {
      end.set(e);
    }
  }
}
