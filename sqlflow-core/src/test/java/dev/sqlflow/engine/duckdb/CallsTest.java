package dev.sqlflow.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallsTest {

  private final BigStack stack = new BigStack("test");
  private final Calls calls = new Calls(stack);
  private final CountDownLatch cancelled = new CountDownLatch(1);

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).isFalse();
    stack.close();
  }

  @Test
  void workThatIsDoneInSpiteOfAnInterruptionIsNotLost() {
    calls.onCancel(cancelled::countDown);
    Thread.currentThread().interrupt();
    String result =
        calls.call(
            () -> {
              cancelled.await();
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(calls.cancelled()).isTrue();
  }

  @Test
  void workThatFailsAfterAnInterruptionWasCancelled() {
    calls.onCancel(cancelled::countDown);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                calls.call(
                    () -> {
                      cancelled.await();
                      throw new IllegalStateException("ended");
                    }))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
  }
}
