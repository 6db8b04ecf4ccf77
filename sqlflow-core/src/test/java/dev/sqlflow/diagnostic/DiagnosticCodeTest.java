package dev.sqlflow.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticCodeTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^## (SF\\d{4}) (.*)$");

  private static final Pattern TEST = Pattern.compile("\\.(java|groovy)$|diagnostics\\.txt$");

  private static List<MatchResult> sections() throws IOException {
    String page = Files.readString(Path.of("../docs/diagnostics.md"));
    return SECTION.matcher(page).results().toList();
  }

  @Test
  void everyCodeHasASectionAndEverySectionACode() throws IOException {
    List<String> codes = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();

    assertThat(sections()).extracting(match -> match.group(1)).containsExactlyElementsOf(codes);
  }

  @Test
  void everyCodeIsNamedByATestThatProducesIt() throws IOException {
    String tests = tests();

    assertThat(DiagnosticCode.values())
        .filteredOn(
            code ->
                !Pattern.compile("\\b(%s|%s)\\b".formatted(code.id(), code)).matcher(tests).find())
        .isEmpty();
  }

  /** The sources, recorded findings and projects of all tests but this one. */
  private static String tests() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String folder : List.of("src/test", "../sqlflow-connectors/src/test", "../src/it")) {
      try (Stream<Path> paths = Files.walk(Path.of(folder))) {
        for (Path path : paths.filter(p -> TEST.matcher(p.toString()).find()).toList()) {
          text.append(Files.readString(path));
        }
      }
    }
    return text.toString();
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
