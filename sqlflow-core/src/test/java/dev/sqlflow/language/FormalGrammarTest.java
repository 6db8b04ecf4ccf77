package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The parser and the formal grammar of {@code docs/grammar} read every pipeline alike. */
class FormalGrammarTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern EXAMPLE = Pattern.compile("```sql[^\n]*\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  List<DynamicTest> bothReadEveryPipelineOfTheRepositoryAlike() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files(".sf")) {
      // Bytes that are not UTF-8 are no matter of a grammar
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      tests.add(test(file.toString(), text));
    }
    assertThat(tests).hasSizeGreaterThan(80);
    return tests;
  }

  @TestFactory
  List<DynamicTest> bothReadEveryExampleOfTheDocumentationAlike() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files(".md")) {
      Matcher example = EXAMPLE.matcher(Files.readString(file));
      while (example.find()) {
        tests.add(test(file + " at " + example.start(), example.group(1)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(50);
    return tests;
  }

  private static DynamicTest test(String name, String text) {
    return DynamicTest.dynamicTest(
        name, () -> assertThat(TwoParsers.disagreement(text)).as(text).isEmpty());
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(
              file ->
                  Stream.of("target", ".git", "node_modules")
                      .noneMatch(folder -> file.toString().contains("/" + folder + "/")))
          .sorted()
          .toList();
    }
  }
}
