package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page with transcripts: what it shows behind a command is what one sees. {@code
 * -Dsqlflow.rerecord=true} writes what one sees into the page.
 */
final class ReplayedPage {

  private final Path page;
  private final CommandLineCase commands;

  ReplayedPage(String page, CommandLineCase commands) {
    this.page = Path.of("../docs").resolve(page);
    this.commands = commands;
  }

  String text() throws IOException {
    return Files.readString(page);
  }

  void shows_what_one_sees() throws IOException {
    String shown = text();
    String replayed = replayed(shown.lines().toList());
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.writeString(page, replayed);
    }
    assertThat(lasting(replayed)).isEqualTo(lasting(shown));
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
      case "cat" -> Files.readString(commands.directory.resolve(words[1]));
      case "sed" -> replace(words[2].split("/"), commands.directory.resolve(words[3]));
      default -> sqlflow(words);
    };
  }

  private static String replace(String[] change, Path file) throws IOException {
    Files.writeString(file, Files.readString(file).replace(change[1], change[2]));
    return "";
  }

  private String sqlflow(String[] words) {
    assertThat(words[0]).isEqualTo("sqlflow");
    CommandLineCase.Ended ended =
        commands.run(List.of(words).subList(1, words.length).toArray(String[]::new));
    return ended.out() + ended.err();
  }
}
