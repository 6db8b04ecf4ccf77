package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.Probe.Answer;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProbeTest {

  private final Secrets secrets = Secrets.none();

  private Probe probe(Duration patience) {
    return new Probe(patience, ProbeTest.class.getClassLoader(), secrets);
  }

  /** Answers only when it is interrupted, and tells that. */
  private static Supplier<String> silent(CountDownLatch interrupted) {
    return () -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
      return "late";
    };
  }

  @Test
  void all_are_asked_at_once_and_answer_in_order() {
    CyclicBarrier everybody = new CyclicBarrier(8);
    List<Supplier<Integer>> questions = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int number = i;
      questions.add(
          () -> {
            try {
              everybody.await();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            return number;
          });
    }

    assertThat(probe(Duration.ofSeconds(30)).ask(questions))
        .extracting(answer -> answer.value().orElseThrow())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void who_does_not_answer_in_time_is_interrupted_and_left_behind() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Supplier<String> silent = silent(interrupted);
    List<Answer<String>> answers = probe(Duration.ofMillis(100)).ask(List.of(silent, () -> "here"));

    assertThat(answers.get(0).failure())
        .get()
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT))
        .satisfies(failure -> assertThat(failure).hasMessage("no answer within 0 s"));
    assertThat(answers.get(1).value()).contains("here");
    interrupted.await();
  }

  @Test
  void a_failure_is_an_answer_and_a_bug_is_not() {
    Supplier<String> gone =
        () -> {
          throw new ConnectorException(Kind.NOT_FOUND, "gone");
        };
    Supplier<String> broken =
        () -> {
          throw new IllegalStateException("with p-w-9f3c");
        };
    secrets.hide("p-w-9f3c");

    assertThat(probe(Duration.ofSeconds(30)).ask(List.of(gone)).get(0).failure())
        .map(ConnectorException::getMessage)
        .isEqualTo(Optional.of("gone"));
    assertThatThrownBy(() -> probe(Duration.ofSeconds(30)).ask(List.of(broken)))
        .hasMessageContaining("with ***")
        .hasMessageNotContaining("p-w-9f3c");
  }

  @Test
  void an_interrupted_caller_gets_no_answers_and_stays_interrupted() {
    // an answer that is there already is taken
    Supplier<String> silent = silent(new CountDownLatch(1));
    Thread.currentThread().interrupt();
    List<Answer<String>> answers = probe(Duration.ofSeconds(30)).ask(List.of(silent));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answers.get(0).failure())
        .map(ConnectorException::kind)
        .isEqualTo(Optional.of(Kind.INTERRUPTED));
  }
}
