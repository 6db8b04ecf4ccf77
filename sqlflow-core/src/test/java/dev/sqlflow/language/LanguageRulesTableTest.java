package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule of {@code language-rules.md} names tests that exist. */
class LanguageRulesTableTest {

  private static final Path TABLE = Path.of("src/test/resources/language-rules.md");
  private static final Map<String, Path> CASES =
      Map.of(
          "PipelineCasesTest", Path.of("src/test/resources/cases/language"),
          "PlanCasesTest", Path.of("src/test/resources/cases/plan"));
  private static final Pattern ROW = Pattern.compile("^\\| (?!rule|---)(.+) \\| (`.+`) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)(?:([#/])([\\w-]+))?`");

  @TestFactory
  Stream<DynamicTest> everyRuleHasTestsThatExist() throws IOException {
    Map<String, String> sources = sources();
    return rows()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.group(1), () -> assertThat(missing(row.group(2), sources)).isEmpty()));
  }

  @Test
  void everyRowIsRead() throws IOException {
    assertThat(rows().filter(line -> line.startsWith("| ")))
        .allMatch(line -> ROW.matcher(line).matches() || line.matches("\\| (rule|---) \\|.*"));
  }

  private static Stream<String> rows() throws IOException {
    return Files.readString(TABLE).lines();
  }

  private static List<String> missing(String tests, Map<String, String> sources) {
    return TEST.matcher(tests)
        .results()
        .filter(test -> !exists(test.group(1), test.group(2), test.group(3), sources))
        .map(MatchResult::group)
        .toList();
  }

  private static boolean exists(
      String name, String sign, String part, Map<String, String> sources) {
    String source = sources.getOrDefault(name, "");
    if (sign == null || source.isEmpty()) {
      return !source.isEmpty();
    }
    return sign.equals("/")
        ? Files.isDirectory(CASES.get(name).resolve(part))
        : source.contains(" void " + part + "(") || source.contains("> " + part + "(");
  }

  /** The text of each test of this module, by its name. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.walk(Path.of("src/test/java"))) {
      for (Path path : paths.filter(p -> p.toString().endsWith("Test.java")).toList()) {
        String name = path.getFileName().toString().replace(".java", "");
        sources.put(name, Files.readString(path));
      }
    }
    return sources;
  }
}
