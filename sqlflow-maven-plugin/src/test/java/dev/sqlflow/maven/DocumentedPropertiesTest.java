package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Goals and properties that the pages name are those that there are. */
class DocumentedPropertiesTest {

  private static final Pattern PROPERTY = Pattern.compile("-D(sqlflow\\.[A-Za-z]+(?:\\.skip)?)");
  private static final Pattern GOAL =
      Pattern.compile("(?<!dev\\.|-- |--)\\bsqlflow:([a-z]+(?:-[a-z]+)*)(?![\\w.])");
  private static final Pattern DECLARED = Pattern.compile("property = \"(sqlflow\\.[A-Za-z.]+)\"");
  private static final Pattern MOJO = Pattern.compile("@Mojo\\(\\s*name = \"([a-z-]+)\"");

  /** Those that go on with a name of the user's, and what the build of this project knows. */
  private static final Set<String> MORE =
      Set.of("sqlflow.var", "sqlflow.lint", "sqlflow.secret", "sqlflow.rerecord", "sqlflow.skip");

  @Test
  void every_property_of_a_page_is_a_parameter() throws IOException {
    Set<String> known = found(DECLARED, sources());
    known.addAll(MORE);

    assertThat(known).containsAll(found(PROPERTY, pages()));
  }

  @Test
  void every_goal_of_a_page_is_one() throws IOException {
    Set<String> known = found(MOJO, sources());
    known.add("help");

    assertThat(known).containsAll(found(GOAL, pages()));
  }

  private static Stream<Path> sources() throws IOException {
    return Files.list(Path.of("src/main/java/dev/sqlflow/maven"));
  }

  private static Stream<Path> pages() throws IOException {
    return Files.list(Path.of("../docs")).filter(file -> file.toString().endsWith(".md"));
  }

  private static Set<String> found(Pattern pattern, Stream<Path> files) throws IOException {
    Set<String> found = new TreeSet<>();
    try (files) {
      for (Path file : files.toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> found.add(match.group(1)));
      }
    }
    return found;
  }
}
