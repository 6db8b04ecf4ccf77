package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * The parser and the formal grammar read 10,000 generated programs alike: they find fault with the
 * same ones, and see the same statements at the same places in the others. The seeds are fixed, so
 * that a failure comes again; {@code -Pslow} takes other programs each time.
 */
class GeneratedProgramsTest {

  @Property(tries = 4_000, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void bothFindNoFaultWithValidProgramsAndReadThemAlike(@ForAll("programs") String program) {
    assertThat(TwoParsers.disagreement(program)).as(program).isEmpty();
    assertThat(TwoParsers.isValid(program)).as(program).isTrue();
  }

  @Property(tries = 6_000, seed = "20261126", shrinking = ShrinkingMode.BOUNDED)
  void bothReadDamagedProgramsAlike(@ForAll("damaged") String program) {
    assertThat(TwoParsers.disagreement(program)).as(program).isEmpty();
  }

  @Tag("slow")
  @Property(tries = 200_000, shrinking = ShrinkingMode.BOUNDED)
  void bothReadManyMoreProgramsAlike(@ForAll("damaged") String program) {
    assertThat(TwoParsers.disagreement(program)).as(program).isEmpty();
  }

  @Provide
  Arbitrary<String> programs() {
    return Programs.programs();
  }

  @Provide
  Arbitrary<String> damaged() {
    return Mutations.damaged(Programs.programs());
  }
}
