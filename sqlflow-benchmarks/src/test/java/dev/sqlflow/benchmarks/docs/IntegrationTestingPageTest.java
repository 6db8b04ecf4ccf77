package dev.sqlflow.benchmarks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/integration-testing.md} shows are the files of a project that the build runs.
 */
class IntegrationTestingPageTest {

  private static final Path PAGE = Path.of("../docs/integration-testing.md");
  private static final Path PROJECT = Path.of("../src/it/run-against-postgres-and-s3");
  private static final Pattern FILE =
      Pattern.compile("^```\\w+ (\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @Test
  void every_pipeline_and_class_of_the_project_is_on_the_page() throws IOException {
    try (Stream<Path> pipelines = Files.list(PROJECT.resolve("pipelines"));
        Stream<Path> classes = Files.list(PROJECT.resolve("src/test/java/shop"))) {
      assertThat(files().map(file -> PROJECT.resolve(file.group(1))))
          .containsAll(Stream.concat(pipelines, classes).toList())
          .contains(PROJECT.resolve("profiles/it.yml"), PROJECT.resolve("pom.xml"));
    }
  }

  @Test
  void every_file_of_the_page_is_that_of_the_project_and_xml_a_part_of_its_pom()
      throws IOException {
    for (MatchResult file : files().toList()) {
      String text = Files.readString(PROJECT.resolve(file.group(1)));
      if (file.group(1).equals("pom.xml")) {
        assertThat(lines(text)).containsSequence(lines(file.group(2)));
      } else {
        assertThat(file.group(2)).as(file.group(1)).isEqualTo(text);
      }
    }
  }

  @Test
  void the_excerpt_in_the_readme_is_a_part_of_the_pom() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String section = readme.substring(readme.indexOf("## Against real services"));
    int from = section.indexOf("```xml\n") + "```xml\n".length();
    String excerpt = section.substring(from, section.indexOf("```", from));

    assertThat(lines(Files.readString(PROJECT.resolve("pom.xml"))))
        .containsSequence(lines(excerpt));
  }

  private static Stream<MatchResult> files() throws IOException {
    return FILE.matcher(Files.readString(PAGE)).results();
  }

  private static List<String> lines(String xml) {
    return xml.lines().map(String::strip).toList();
  }
}
