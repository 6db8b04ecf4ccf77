package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.SourceFile;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class PipelinePrinterPropertiesTest {

  @Property(tries = 300, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void printedProgramIsTheSameTreeAgain(@ForAll("programs") String program) {
    Pipeline tree = parse(program);
    String printed = PipelinePrinter.print(tree);
    Pipeline again = parse(printed);
    assertThat(TreeText.of(again)).isEqualTo(TreeText.of(tree));
    assertThat(PipelinePrinter.print(again)).isEqualTo(printed);
  }

  @Property(tries = 1_000, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void damagedProgramIsReportedAndNeverThrows(@ForAll("damaged") String text) {
    Diagnosed<Pipeline> parsed = PipelineParser.parse(SourceFile.of("damaged.sf", text));
    boolean damaged =
        parsed.best().statements().stream().anyMatch(s -> s instanceof Statement.Malformed);
    assertThat(!damaged || parsed.valid().isEmpty()).isTrue();
  }

  private static Pipeline parse(String program) {
    Diagnosed<Pipeline> parsed = PipelineParser.parse(SourceFile.of("program.sf", program));
    assertThat(parsed.diagnostics().stream().filter(d -> d.isError())).as(program).isEmpty();
    return parsed.best();
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
