package dev.sqlflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @Test
  void counts_have_separators_and_a_plural() {
    assertThat(Amounts.counted(0, "row")).isEqualTo("0 rows");
    assertThat(Amounts.counted(1, "row")).isEqualTo("1 row");
    assertThat(Amounts.counted(1234567, "row")).isEqualTo("1,234,567 rows");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "41234, 41.2 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "71600440, 71.6 MB",
    "5000000000, 5.0 GB",
    "5000000000000000, 5000.0 TB"
  })
  void sizes_have_the_unit_that_reads_best(long bytes, String text) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.00 s", "38, 0.04 s", "12310, 12.31 s", "59999, 60.00 s", "125400, 2 min 05 s"})
  void times_are_seconds_or_minutes(long milliseconds, String text) {
    assertThat(Amounts.time(Duration.ofMillis(milliseconds))).isEqualTo(text);
  }
}
