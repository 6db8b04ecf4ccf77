package dev.sqlflow.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({
    "has_headers, has_header",
    "delimeter, delimiter",
    "ordres, orders",
    "Orders, ORDERS",
    "custmer_id, customer_id",
    "cvs, csv",
    "ab, ac",
  })
  void offersANameThatIsOneSlipAway(String written, String meant) {
    assertThat(Suggestions.nearest(written, List.of("elsewhere", meant, "zzz"))).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"users, orders", "a, b", "id, name", "x, extended", "data, path"})
  void offersNothingThatIsFar(String written, String other) {
    assertThat(Suggestions.nearest(written, List.of(other))).isEmpty();
  }

  @Test
  void prefersTheSameNameInOtherCaseToANearerSpelling() {
    assertThat(Suggestions.nearest("PATH", List.of("bath", "path", "PATHS"))).contains("path");
  }

  @Test
  void decidesTiesByNameWhateverTheOrder() {
    assertThat(Suggestions.nearest("tax", List.of("tab", "max"))).contains("max");
    assertThat(Suggestions.nearest("tax", List.of("max", "tab"))).contains("max");
  }

  @Test
  void offersNothingWhereThereIsNothing() {
    assertThat(Suggestions.nearest("x", List.of())).isEmpty();
  }

  @Test
  void a_near_name_is_offered_in_brackets() {
    assertThat(Suggestions.question("cvs", List.of("csv", "json")))
        .isEqualTo(" (did you mean `csv`?)");
    assertThat(Suggestions.question("xyz", List.of("csv", "json"))).isEmpty();
  }
}
