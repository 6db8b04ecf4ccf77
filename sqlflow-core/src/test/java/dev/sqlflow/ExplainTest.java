package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {

  @ParameterizedTest
  @ValueSource(strings = {"SF2404", "sf2404", "2404", " SF2404 "})
  void a_code_is_explained_as_plain_text(String code) {
    assertThat(SqlFlow.explain(Optional.of(code)).best())
        .startsWith("SF2404: several environments, and none chosen")
        .contains("    profiles/prod.yml")
        .endsWith("Add `-Denv=staging` to the command.")
        .noneMatch(line -> line.contains("```") || line.contains("](") || line.startsWith("#"));
  }

  @ParameterizedTest
  @EnumSource
  void every_code_is_explained_by_what_comes_along(DiagnosticCode code) {
    List<String> text = SqlFlow.explain(Optional.of(code.id())).best();

    assertThat(text.get(0)).startsWith(code.id() + ": ");
    assertThat(text).hasSizeGreaterThan(2);
  }

  @Test
  void without_a_code_all_are_listed() {
    assertThat(SqlFlow.explain(Optional.empty()).best())
        .hasSize(DiagnosticCode.values().length)
        .contains("SF3104  source is defined twice");
  }

  @Test
  void an_unknown_code_names_the_nearest() {
    var explained = SqlFlow.explain(Optional.of("SF3114"));

    assertThat(explained.best()).isEmpty();
    assertThat(ConsoleRenderer.plain().render(explained.diagnostics().get(0)))
        .startsWith("error[SF2407]: no finding has the code `SF3114`\n")
        .contains("did you mean `SF310");
  }
}
