package dev.sqlflow.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectorExceptionTest {

  @Test
  void it_says_what_went_wrong_and_why() {
    IOException cause = new IOException("refused");
    ConnectorException failure = new ConnectorException(Kind.UNREACHABLE, "nobody answers", cause);

    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure).hasMessage("nobody answers").hasCause(cause);
    assertThat(new ConnectorException(Kind.INTERNAL, "a bug")).hasNoCause();
  }

  @Test
  void another_try_makes_sense_for_three_kinds_only() {
    assertThat(Stream.of(Kind.values()).filter(Kind::retryable))
        .containsExactly(Kind.UNREACHABLE, Kind.RATE_LIMITED, Kind.TIMEOUT);
  }
}
