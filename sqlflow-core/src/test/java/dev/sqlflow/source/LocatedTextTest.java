package dev.sqlflow.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocatedTextTest {

  private static final SourceFile FILE = SourceFile.of("a.sf", "'it''s ${x}!'");

  /** {@code it's 12345!}: an escape undone and a value put in. */
  private static LocatedText mixed() {
    LocatedText.Builder builder = LocatedText.builder();
    builder.append(FILE.span(1, 3)).append("'", FILE.span(3, 5)).append(FILE.span(5, 7));
    builder.append("12345", FILE.span(7, 11)).append(FILE.span(11, 12));
    assertThat(builder.length()).isEqualTo(11);
    return builder.build(FILE.span(0, 13));
  }

  @Test
  void theTextIsThatOfItsPieces() {
    assertThat(mixed()).hasToString("it's 12345!");
    assertThat(mixed().text()).isEqualTo("it's 12345!");
    assertThat(mixed().span()).isEqualTo(FILE.span(0, 13));
  }

  @Test
  void whatStandsInTheSourceKeepsItsPlace() {
    assertThat(mixed().span(0, 2).text()).isEqualTo("it");
    assertThat(mixed().span(10, 11).text()).isEqualTo("!");
  }

  @Test
  void whatWasPutInHasThePlaceOfItsReference() {
    assertThat(mixed().span(6, 8).text()).isEqualTo("${x}");
    assertThat(mixed().span(2, 3).text()).isEqualTo("''");
  }

  @Test
  void aPartOverSeveralPiecesCoversThem() {
    assertThat(mixed().span(3, 11).text()).isEqualTo("s ${x}!");
  }

  @Test
  void aPlaceBetweenCharactersIsEmpty() {
    assertThat(mixed().span(1, 1)).isEqualTo(FILE.span(2, 2));
    assertThat(mixed().span(11, 11)).isEqualTo(FILE.span(12, 12));
  }

  @Test
  void anEmptyTextIsWhereItsWholeIs() {
    LocatedText empty =
        LocatedText.builder()
            .append(FILE.span(0, 0))
            .append("", FILE.span(1, 2))
            .build(FILE.span(0, 1));

    assertThat(empty.text()).isEmpty();
    assertThat(empty.span(0, 0)).isEqualTo(FILE.span(0, 1));
  }

  @Test
  void aSliceAndAValueAreTextsToo() {
    assertThat(LocatedText.of(FILE.span(1, 3)).span(1, 2)).isEqualTo(FILE.span(2, 3));
    assertThat(LocatedText.of("any", FILE.span(7, 11)).span(1, 2)).isEqualTo(FILE.span(7, 11));
  }

  @Test
  void piecesOfTwoFilesHaveThePlaceOfTheFirst() {
    SourceFile profile = SourceFile.of("dev.yml", "value");
    LocatedText text =
        LocatedText.builder()
            .append(FILE.span(1, 3))
            .append(profile.span(0, 5))
            .build(FILE.span(0, 13));

    assertThat(text.span(1, 4)).isEqualTo(FILE.span(2, 3));
  }
}
