package dev.sqlflow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceFileTest {

  @Test
  void linesEndWithAnyOfTheThreeEnds() {
    SourceFile file = SourceFile.of("a.sf", "one\ntwo\r\nthree\rfour");

    assertThat(file.lineCount()).isEqualTo(4);
    assertThat(file.line(1)).isEqualTo("one");
    assertThat(file.line(2)).isEqualTo("two");
    assertThat(file.line(3)).isEqualTo("three");
    assertThat(file.line(4)).isEqualTo("four");
  }

  @Test
  void anEndAtTheEndOpensAnEmptyLine() {
    SourceFile file = SourceFile.of("a.sf", "one\r");

    assertThat(file.lineCount()).isEqualTo(2);
    assertThat(file.line(2)).isEmpty();
    assertThat(file.position(4)).isEqualTo(new Position(2, 1));
  }

  @Test
  void manyLinesAreAllFound() {
    SourceFile file = SourceFile.of("a.sf", "x\n".repeat(100));

    assertThat(file.position(198)).isEqualTo(new Position(100, 1));
  }

  @Test
  void columnsAreCodePoints() {
    SourceFile file = SourceFile.of("a.sf", "é😀x");

    assertThat(file.position(3)).isEqualTo(new Position(1, 3));
  }

  @Test
  void aByteOrderMarkIsLeftOut() {
    SourceFile file = SourceFile.decode("a.sf", "\uFEFFSET".getBytes(StandardCharsets.UTF_8));

    assertThat(file.text()).isEqualTo("SET");
    assertThat(file.malformedOffset()).isEmpty();
  }

  @Test
  void theTextEndsWhereTheBytesStopBeingUtf8() {
    byte[] bytes = {'a', 'b', (byte) 0xFF, 'c'};

    SourceFile file = SourceFile.decode("a.sf", bytes);

    assertThat(file.text()).isEqualTo("ab");
    assertThat(file.malformedOffset()).hasValue(2);
  }

  @Test
  void aByteOrderMarkDoesNotShiftTheMalformedPlace() {
    byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', (byte) 0xFF};

    assertThat(SourceFile.decode("a.sf", bytes).malformedOffset()).hasValue(1);
  }

  @Test
  void aFileThatEndsWithinACharacterIsMalformed() {
    byte[] bytes = {'a', (byte) 0xC3};

    assertThat(SourceFile.decode("a.sf", bytes).malformedOffset()).hasValue(1);
  }

  @Test
  void filesAreEqualOnlyIfTheyAreOne() {
    assertThat(SourceFile.of("a.sf", "x")).isNotEqualTo(SourceFile.of("a.sf", "x"));
  }

  @Test
  void aRangeKnowsItsTextAndPlaces() {
    SourceFile file = SourceFile.of("a.sf", "one\ntwo");
    Span span = file.span(2, 5);

    assertThat(span.text()).isEqualTo("e\nt");
    assertThat(span.from()).hasToString("1:3");
    assertThat(span.to()).hasToString("2:2");
    assertThat(span).hasToString("a.sf:1:3");
    assertThat(span.cover(file.span(0, 1))).isEqualTo(file.span(0, 5));
  }

  @Test
  void rangesStayInTheirFile() {
    SourceFile file = SourceFile.of("a.sf", "one");
    SourceFile other = SourceFile.of("b.sf", "one");

    assertThatThrownBy(() -> file.span(2, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.span(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.span(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.span(0, 1).cover(other.span(0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rangesAreOrderedByFileStartAndEnd() {
    SourceFile a = SourceFile.of("a.sf", "one");
    SourceFile b = SourceFile.of("b.sf", "one");

    assertThat(a.span(2, 3)).isLessThan(b.span(0, 1));
    assertThat(a.span(0, 3)).isLessThan(a.span(1, 2));
    assertThat(a.span(0, 2)).isLessThan(a.span(0, 3));
    assertThat(new Position(1, 9)).isLessThan(new Position(2, 1));
    assertThat(new Position(1, 2)).isGreaterThan(new Position(1, 1));
  }
}
