package dev.sqlflow.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticCodeTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^## (SF\\d{4}) (.*)$");

  private static List<MatchResult> sections() throws IOException {
    String page = Files.readString(Path.of("../docs/diagnostics.md"));
    return SECTION.matcher(page).results().toList();
  }

  private static List<String> codes() {
    return Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
  }

  @Test
  void sectionsStandInTheOrderOfTheirCodes() throws IOException {
    List<String> sections = sections().stream().map(match -> match.group(1)).toList();

    assertThat(codes()).containsSubsequence(sections);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SF31", "SF32", "SF33", "SF34", "SF35", "SF600"})
  void everyCodeOfThePlanHasASection(String block) throws IOException {
    List<String> sections = sections().stream().map(match -> match.group(1)).toList();

    assertThat(codes().stream().filter(code -> code.startsWith(block)))
        .isNotEmpty()
        .isSubsetOf(sections);
  }

  @Test
  void codesAreInOrderAndUsedOnce() {
    List<String> codes = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();

    assertThat(codes)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("SF[1-6]\\d{3}"));
  }

  @Test
  void titlesAreWordsWithoutAFullStop() {
    assertThat(DiagnosticCode.values())
        .extracting(DiagnosticCode::title)
        .allMatch(title -> !title.isBlank() && !title.endsWith("."));
  }
}
