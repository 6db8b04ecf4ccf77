package dev.sqlflow.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.Scan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialect is found only where the user asks for it, by a rule that can fail. */
class CsvDetectionTest {

  private static final Map<String, Object> DETECT = Map.of("auto_detect", true);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_delimiter_is_the_one_that_splits_evenly(String delimiter) {
    String content = "a%1$sb%1$sc\n1%1$s2%1$s3\n\n4%1$s5%1$s6\n".formatted(delimiter);
    CsvFixture csv = new CsvFixture(folder).file("t.csv", content);
    Scan.Files scan = (Scan.Files) csv.scan("t.csv", DETECT);

    assertThat(((FileFormat.Csv) scan.format()).delimiter()).isEqualTo(delimiter);
    assertThat(CsvFixture.show(scan.columns())).isEqualTo("a BIGINT, b BIGINT, c BIGINT");
  }

  @Test
  void the_quote_is_the_one_that_lets_it_split_evenly() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a;b\n'x;y';1\n'z';2\n");
    Scan.Files scan = (Scan.Files) csv.scan("t.csv", DETECT);

    assertThat(((FileFormat.Csv) scan.format()).quote()).isEqualTo(Optional.of("'"));
  }

  @Test
  void two_ways_to_split_are_an_error() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a,b;c\n1,2;3\n");

    assertThat(csv.fault("t.csv", DETECT))
        .isEqualTo(
            "INVALID_DATA: `t.csv` is split evenly by more than one delimiter, `,` and `;`; state"
                + " `delimiter` instead of `auto_detect`");
  }

  @Test
  void no_way_to_split_is_an_error() {
    CsvFixture csv = new CsvFixture(folder).file("t.csv", "a,b\n1\n2,3,4\n");

    assertThat(csv.fault("t.csv", DETECT))
        .isEqualTo(
            "INVALID_DATA: `t.csv` is split evenly by no delimiter; state `delimiter` instead of"
                + " `auto_detect`");
    assertThat(csv.file("t.csv", "").fault("t.csv", DETECT))
        .startsWith("INVALID_DATA: `t.csv` is split evenly by no delimiter");
  }
}
