package dev.sqlflow.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.ConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys a pattern means. */
class KeyPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a/*.csv       | a/b.csv      | true
          a/*.csv       | a/b/c.csv    | false
          a/*.csv       | a/.csv       | true
          a/**/c.csv    | a/c.csv      | true
          a/**/c.csv    | a/b/b/c.csv  | true
          a/**/c.csv    | ab/c.csv     | false
          a/**          | a/b/c.csv    | true
          a?.csv        | ab.csv       | true
          a?.csv        | a/.csv       | false
          [ab].csv      | b.csv        | true
          [!ab].csv     | b.csv        | false
          [!ab].csv     | c.csv        | true
          [a-c].csv     | b.csv        | true
          [a^&].csv     | ^.csv        | true
          []a].csv      | ].csv        | true
          x{1,2}y       | x2y          | true
          x{1,2}y       | x3y          | false
          x{a*,b/c},d   | xabc,d       | true
          a.c*          | abc          | false
          a(b*          | a(bc         | true
          a\\Q*         | a\\Qb        | true
          """)
  void a_key_matches_or_not(String pattern, String key, boolean matches) {
    assertThat(KeyPattern.isPattern(pattern)).isTrue();
    assertThat(KeyPattern.of(pattern).isMatchedBy(key)).isEqualTo(matches);
  }

  @Test
  void what_stands_before_the_first_wildcard_is_common_to_all() {
    assertThat(KeyPattern.of("a/b-*/c[d]").prefix()).isEqualTo("a/b-");
    assertThat(KeyPattern.of("a/b").prefix()).isEqualTo("a/b");
    assertThat(KeyPattern.isPattern("a/b")).isFalse();
  }

  @Test
  void a_bracket_that_is_open_is_no_pattern() {
    assertThatThrownBy(() -> KeyPattern.of("a[bc"))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("`a[bc` is no pattern: `[` is not closed by `]`");
    assertThatThrownBy(() -> KeyPattern.of("a{b")).hasMessageStartingWith("`a{b` is no pattern: ");
    assertThatThrownBy(() -> KeyPattern.of("a[z-a]"))
        .hasMessageStartingWith("`a[z-a]` is no pattern: ");
  }
}
