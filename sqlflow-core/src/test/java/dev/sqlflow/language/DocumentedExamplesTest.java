package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the documentation shows is what the parser does. */
class DocumentedExamplesTest {

  private static final Path DOCS = Path.of("../docs");
  private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SECTION =
      Pattern.compile(
          "^## (SF1\\d{3}|SF211\\d) .*?(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE);

  @TestFactory
  List<DynamicTest> exampleOfDiagnosticProducesIt() throws IOException {
    String page = Files.readString(DOCS.resolve("diagnostics.md"));
    List<DynamicTest> tests = new ArrayList<>();
    Matcher section = SECTION.matcher(page);
    while (section.find()) {
      String code = section.group(1);
      Matcher example = EXAMPLE.matcher(section.group());
      if (example.find()) {
        String text = example.group(1);
        tests.add(DynamicTest.dynamicTest(code, () -> assertThat(codes(text)).containsOnly(code)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  @TestFactory
  List<DynamicTest> exampleOfLanguageParses() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(Files.readString(DOCS.resolve("language.md")));
    while (example.find()) {
      String text = example.group(1);
      tests.add(
          DynamicTest.dynamicTest(
              text.lines().findFirst().orElse(""), () -> assertThat(codes(text)).isEmpty()));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static List<String> codes(String text) {
    Diagnosed<Pipeline> parsed = PipelineParser.parse(SourceFile.of("example.sf", text));
    return parsed.diagnostics().stream().map(finding -> finding.code().id()).toList();
  }
}
