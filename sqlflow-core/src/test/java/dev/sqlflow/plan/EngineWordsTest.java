package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineWordsTest {

  @Test
  void theFirstSentenceIsTheMessageAndTheRestIsAdvice() {
    EngineWords words =
        EngineWords.of(
            "No function matches 'sum(VARCHAR)'. You might add casts.\n\tsum(DECIMAL)\n");

    assertThat(words.first()).isEqualTo("no function matches 'sum(VARCHAR)'");
    assertThat(words.rest()).contains("you might add casts.\nsum(DECIMAL)");
  }

  @Test
  void fullStopsAndExclamationMarksGo() {
    assertThat(EngineWords.of("Too deep."))
        .isEqualTo(new EngineWords("too deep", Optional.empty()));
    assertThat(EngineWords.of("Clause not allowed!").first()).isEqualTo("clause not allowed");
  }

  @Test
  void abbreviationsKeepTheirCapitals() {
    assertThat(EngineWords.of("GROUP BY is missing").first()).isEqualTo("GROUP BY is missing");
    assertThat(EngineWords.of("").first()).isEmpty();
  }
}
