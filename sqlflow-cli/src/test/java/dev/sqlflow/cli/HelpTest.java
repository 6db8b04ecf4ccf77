package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest extends CommandLineCase {

  static Stream<String> commands() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Surroundings none = new HelpTest().surroundings(nowhere, nowhere);
    List<String> commands = new ArrayList<>();
    collect(CommandTree.of(none), commands);
    return commands.stream();
  }

  private static void collect(CommandLine command, List<String> commands) {
    commands.add(command.getCommandSpec().qualifiedName());
    command.getSubcommands().values().forEach(one -> collect(one, commands));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself_with_examples(String command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.remove(0);
    words.add("--help");

    Ended help = run(words.toArray(String[]::new));

    assertThat(help.code()).isEqualTo(0);
    assertThat(help.out()).contains("\nExamples:\n  sqlflow ");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
    Transcript.compare("help/" + command.replace(' ', '-') + ".txt", help.out());
  }

  @Test
  void a_long_form_and_a_short_one_are_the_same_command() {
    assertThat(
            run("pipeline", "run", "--help").out().replace("sqlflow pipeline run", "sqlflow run"))
        .contains("Usage: sqlflow run");
  }
}
