package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page is a transcript: what it shows is what one sees. */
class QuickStartTest extends CommandLineCase {

  private static final Path PAGE = Path.of("../docs/quick-start.md");

  @Test
  void the_page_shows_what_one_sees() throws IOException {
    String page = Files.readString(PAGE);

    String replayed = replayed(page.lines().toList());

    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.writeString(PAGE, replayed);
    }
    assertThat(lasting(replayed)).isEqualTo(lasting(page));
  }

  // Times and the names of runs differ each time.
  private static String lasting(String text) {
    return text.replaceAll("[0-9]{8}-[0-9]{6}-[0-9a-f]{6}", "RUN")
        .replaceAll(" +[0-9.]+ m?s\\b", " TIME");
  }

  private String replayed(List<String> lines) throws IOException {
    StringBuilder out = new StringBuilder();
    boolean console = false;
    for (String line : lines) {
      if (console && line.startsWith("$ ")) {
        out.append(line).append('\n').append(output(line.substring(2).split(" ")));
      } else if (!console || line.equals("```")) {
        out.append(line).append('\n');
      }
      console = line.equals("```console") || (console && !line.equals("```"));
    }
    return out.toString();
  }

  private String output(String[] words) throws IOException {
    return switch (words[0]) {
      case "cat" -> Files.readString(directory.resolve(words[1]));
      case "sed" -> replace(words[2].split("/"), directory.resolve(words[3]));
      default -> sqlflow(words);
    };
  }

  private static String replace(String[] change, Path file) throws IOException {
    Files.writeString(file, Files.readString(file).replace(change[1], change[2]));
    return "";
  }

  private String sqlflow(String[] words) {
    assertThat(words[0]).isEqualTo("sqlflow");
    Ended ended = run(List.of(words).subList(1, words.length).toArray(String[]::new));
    return ended.out() + ended.err();
  }
}
