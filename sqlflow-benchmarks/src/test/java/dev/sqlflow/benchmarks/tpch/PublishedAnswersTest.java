package dev.sqlflow.benchmarks.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The 22 queries mean what the standard means: their answers at scale 0.01 are those that come with
 * the generator. These were not made by our engine.
 */
class PublishedAnswersTest {

  private static final BigDecimal ROUNDING = new BigDecimal("0.0051");

  @TempDir static Path data;
  private static PlainTpch engine;

  @BeforeAll
  static void answerAll() throws IOException, SQLException {
    TpchFiles.write(0.01, data);
    // The published answer to the eleventh query has the fraction of scale 1.
    engine = new PlainTpch(Path.of("tpch"), data, PlainTpch.fraction(1));
    engine.answer();
  }

  @AfterAll
  static void close() throws SQLException {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
  void theAnswerIsThePublishedOne(int query) throws IOException, SQLException {
    List<List<String>> expected = published(query);
    List<List<String>> actual = engine.rows("FROM q%02d".formatted(query));

    assertThat(actual).hasSameSizeAs(expected);
    for (int row = 0; row < expected.size(); row++) {
      assertThat(actual.get(row))
          .usingElementComparator(PublishedAnswersTest::compare)
          .containsExactlyElementsOf(expected.get(row));
    }
  }

  private static int compare(String one, String other) {
    if (one.strip().equals(other.strip())) {
      return 0;
    }
    try {
      BigDecimal difference = new BigDecimal(one).subtract(new BigDecimal(other)).abs();
      return difference.compareTo(ROUNDING) <= 0 ? 0 : 1;
    } catch (NumberFormatException notNumbers) {
      return one.compareTo(other);
    }
  }

  private static List<List<String>> published(int query) throws IOException {
    try (InputStream file =
        PublishedAnswersTest.class.getResourceAsStream(
            "/io/trino/tpch/queries/q" + query + ".result")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<List<String>> rows = new ArrayList<>();
      for (String line : text.lines().filter(line -> !line.startsWith("--")).toList()) {
        rows.add(Arrays.asList(line.replaceFirst("\\|$", "").split("\\|", -1)));
      }
      return rows;
    }
  }
}
