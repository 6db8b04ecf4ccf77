package dev.sqlflow.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticMergerTest {

  private static final SourceFile FILE = SourceFile.of("a.sf", "one two three");

  private final DiagnosticMerger merger = new DiagnosticMerger(List.of("prod", "dev", "staging"));

  private static Diagnostic.Builder at(int start, int end, String message) {
    return Diagnostic.at(DiagnosticCode.UNEXPECTED_TOKEN, FILE.span(start, end), message);
  }

  @Test
  void oneCauseInSeveralEnvironmentsIsOneFindingInTheUsersOrder() {
    merger.add("dev", List.of(at(0, 3, "bad").build()));
    merger.add("prod", List.of(at(0, 3, "bad").build()));

    assertThat(merger.merged()).containsExactly(at(0, 3, "bad").build().in(List.of("prod", "dev")));
  }

  @Test
  void differentCausesStayApartAndAreSortedByPlace() {
    merger.add("dev", List.of(at(4, 7, "later").build(), at(0, 3, "bad").build()));
    merger.add("prod", List.of(at(0, 3, "other").build()));
    merger.add(List.of(Diagnostic.of(DiagnosticCode.QUERY_FAILED, "nowhere").build()));

    assertThat(merger.merged())
        .extracting(Diagnostic::message)
        .containsExactly("nowhere", "bad", "other", "later");
  }

  @Test
  void whatHoldsWhateverTheEnvironmentStaysSo() {
    merger.add("dev", List.of(at(0, 3, "bad").build()));
    merger.add(List.of(at(0, 3, "bad").build()));

    assertThat(merger.merged()).containsExactly(at(0, 3, "bad").build());
  }

  @Test
  void placesAndAdviceOfAllEnvironmentsAreKept() {
    Fix fix = Fix.safe("rename", FILE.span(0, 3), "uno");
    merger.add(
        "dev", List.of(at(0, 3, "bad").related(FILE.span(4, 7), "dev says").fix(fix).build()));
    merger.add(
        "prod", List.of(at(0, 3, "bad").related(FILE.span(8, 13), "prod says").help("do").build()));

    Diagnostic merged = merger.merged().get(0);

    assertThat(merged.related())
        .extracting(Diagnostic.Related::label)
        .containsExactly("dev says", "prod says");
    assertThat(merged.help()).containsExactly("do");
    assertThat(merged.fix()).isEmpty();
  }

  @Test
  void anEnvironmentThatNobodyListedIsKept() {
    merger.add("other", List.of(at(0, 3, "bad").build()));
    merger.add("dev", List.of(at(0, 3, "bad").build()));

    assertThat(merger.merged().get(0).environments()).containsExactly("dev", "other");
  }
}
