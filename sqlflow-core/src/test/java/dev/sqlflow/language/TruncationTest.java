package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;

/** A valid pipeline that is cut short has one fault: it is cut short. */
class TruncationTest {

  private static final Path TOUR = Path.of("src/test/resources/cases/language/tour/input.sf");

  @Example
  void aPipelineCutAtAnyCharacterIsATreeOrOneFinding() throws IOException {
    String text = Files.readString(TOUR);
    for (int end = 0; end <= text.length(); end++) {
      assertAtMostOneError(text.substring(0, end));
    }
  }

  @Property(tries = 1_000, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void anyValidPipelineCutAnywhereIsATreeOrOneFinding(
      @ForAll("programs") String program, @ForAll @DoubleRange(max = 1) double place) {
    assertAtMostOneError(program.substring(0, (int) (program.length() * place)));
  }

  @Example
  void aConditionCutInItsFirstWordLacksWhatIsBehindIt() {
    assertThat(errors("IF THE")).containsExactly("SF1002 1:7 `THEN` was expected here");
    assertThat(errors("IF ${a} = 1 AND NO"))
        .containsExactly("SF1002 1:19 `THEN` was expected here");
  }

  @Example
  void whatIsOpenBehindTheCutIsNotReportedToo() {
    assertThat(errors("IF ${a} THEN\n  IF ${b} THEN\n    LOAD t FROM"))
        .containsExactly("SF1002 3:16 the name of a source was expected here");
    assertThat(errors("IF ${a} THEN\n  IF ${b} THEN\n    LOAD t FROM s;"))
        .containsExactly("SF1004 2:3 unclosed IF");
    assertThat(errors("SET x = {\"a\": [1, -")).containsExactly("SF1004 1:15 unclosed bracket");
    assertThat(errors("SET x = {\"a\": \"\\u00e")).containsExactly("SF1004 1:15 unclosed quote");
    assertThat(errors("LOAD t FROM s MODE UPSERT KEY a OPT"))
        .containsExactly("SF1002 1:33 `;` was expected here");
    assertThat(errors("IF (\"${x|\"")).containsExactly("SF2111 1:6 unclosed reference");
    assertThat(errors("IF ${a} IN (1, tru")).containsExactly("SF1004 1:12 unclosed bracket");
  }

  @Example
  void faultsBeforeTheCutAreReportedAllTheSame() {
    assertThat(errors("IF ${a} + THEN\n  LAOD t FROM s;\n  LOAD u FROM s;"))
        .containsExactly(
            "SF1002 1:9 `THEN` was expected here",
            "SF1004 1:1 unclosed IF",
            "SF1005 2:3 unknown statement `LAOD`");
  }

  private static void assertAtMostOneError(String text) {
    assertThat(errors(text)).as(text).hasSizeLessThanOrEqualTo(1);
  }

  private static List<String> errors(String text) {
    Diagnosed<Pipeline> parsed = PipelineParser.parse(SourceFile.of("cut.sf", text));
    List<String> errors =
        parsed.diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(
                error ->
                    "%s %s %s"
                        .formatted(
                            error.code().id(), error.span().orElseThrow().from(), error.message()))
            .sorted()
            .toList();
    assertThat(parsed.valid().isPresent()).isEqualTo(errors.isEmpty());
    if (errors.isEmpty()) {
      assertThat(parsed.best().statements())
          .noneMatch(statement -> statement instanceof Statement.Malformed);
    }
    return errors;
  }

  @Provide
  Arbitrary<String> programs() {
    return Programs.programs();
  }
}
