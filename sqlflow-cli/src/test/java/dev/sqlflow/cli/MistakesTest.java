package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people get wrong, verb by verb. Each file of {@code mistakes} holds commands, each with the
 * change of the project that makes it a mistake, and what they say. What they say has to tell what
 * is wrong, where, and what to do.
 */
class MistakesTest extends CommandLineCase {

  private static final Path FOLDER = Path.of("src/test/resources/dev/sqlflow/cli/mistakes");
  private static final Pattern COMMAND = Pattern.compile("\\$ sqlflow ?(.*)");
  private static final Pattern CHANGE = Pattern.compile("# (\\S+) <<< (.*)");

  static Stream<String> verbs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void a_mistake_says_what_is_wrong_where_and_what_to_do(String file) throws IOException {
    StringBuilder transcript = new StringBuilder();
    List<String> lines = Files.readAllLines(FOLDER.resolve(file));
    int mistakes = 0;
    for (int i = 0; i < lines.size(); i++) {
      var command = COMMAND.matcher(lines.get(i));
      if (command.matches()) {
        mistakes++;
        afresh();
        var change = CHANGE.matcher(i == 0 ? "" : lines.get(i - 1));
        if (change.matches()) {
          transcript.append(change.group()).append('\n');
          write(change.group(1), change.group(2).replace("\\n", "\n") + "\n");
        }
        Ended ended = run(command.group(1).isEmpty() ? new String[0] : command.group(1).split(" "));
        assertThat(ended.code()).as(lines.get(i)).isNotZero().isNotEqualTo(4);
        assertThat(ended.err()).contains("error").doesNotContain("\tat ");
        transcript.append(lines.get(i)).append('\n');
        transcript.append(lasting(ended.out() + ended.err()));
        transcript.append("-> ").append(ended.code()).append("\n\n");
      }
    }

    assertThat(mistakes).isGreaterThanOrEqualTo(10);
    Transcript.compare("mistakes/" + file, transcript.toString());
  }

  // Neither folders and times of tests nor connectors that come along later.
  private String lasting(String text) {
    return text.replace(directory.toString(), "<project>")
        .replaceAll("elapsed: [0-9.]+ s", "elapsed: TIME")
        .replaceAll("the connectors are .*", "the connectors are ...");
  }

  private void afresh() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }
    project();
  }
}
