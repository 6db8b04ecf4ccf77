package dev.sqlflow.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "30s, PT30S",
    "500ms, PT0.5S",
    "1.5 hours, PT1H30M",
    "7 DAYS, PT168H",
    "PT5M, PT5M",
    "2min, PT2M"
  })
  void readsTimeSpans(String text, Duration duration) {
    assertThat(Quantities.duration(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "30 parsecs", "-30s", "PT-5S", "s", "999999999999999999d"})
  void refusesWhatIsNoTimeSpan(String text) {
    assertThat(Quantities.duration(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"64MB, 64000000", "64 MiB, 67108864", "4096, 4096", "1.5kB, 1500", "0B, 0"})
  void readsSizes(String text, long bytes) {
    assertThat(Quantities.size(text)).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1MB", "1.5", "64 parsecs", "999999999999TB"})
  void refusesWhatIsNoSize(String text) {
    assertThat(Quantities.size(text)).isEmpty();
  }
}
