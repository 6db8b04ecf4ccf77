package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class WordingTest extends CommandLineCase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '"',
      value = {
        "add -Denv= and one of a, b > add --env= and one of a, b",
        "add -Dsqlflow.confirm=prod > add --confirm=prod",
        "`-Dsqlflow.updateBaseline` writes it > `--update-baseline` writes it",
        "-Dsqlflow.var.region=x > --var region=x",
        "`-Dsqlflow.lint.SF6090=off` > `--lint SF6090=off`",
        "mvn sqlflow:explain -Dsqlflow.code=SF1001 > sqlflow explain SF1001",
        "`mvn sqlflow:plan` shows it > `sqlflow plan` shows it",
        "mvn sqlflow:profiles-show -Denv=dev > sqlflow profiles show --env=dev",
        "mvn dev.sqlflow:sqlflow-maven-plugin:init > sqlflow init",
        "mvn sqlflow:migrate > sqlflow migrate-to-profiles",
        "nothing - to do - here > nothing - to do - here",
      })
  void goals_words_become_the_command_lines(String said, String ours) {
    assertThat(Wording.of(said)).isEqualTo(ours);
  }

  @Test
  void advice_is_translated_and_the_users_own_text_is_not() {
    String shown =
        """
        warning[SF6030]: nothing uses `a`
          --> a.sf:1:5
           |
         1 | SET a = '-Denv=x'; -- mvn sqlflow:run
           |     ^ -Denv=x
           = help: add -Denv=
        """;

    assertThat(Wording.ofFinding(shown)).isEqualTo(shown.replace("add -Denv=", "add --env="));
    String coloured = shown.replace("= help", "\u001b[1;34m=\u001b[0m \u001b[1mhelp\u001b[0m");
    assertThat(Wording.ofFinding(coloured)).isEqualTo(coloured.replace("add -Denv=", "add --env="));
    assertThat(Wording.ofFinding("note[SF1008]: -Denv=\n")).isEqualTo("note[SF1008]: -Denv=\n");
  }

  /** Whatever the core and its pages tell a user of Maven to type must exist here, too. */
  @Test
  void every_word_of_the_goals_has_one_here() throws IOException {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Set<String> options = new TreeSet<>();
    Set<String> verbs = new TreeSet<>();
    collect(CommandTree.of(surroundings(nowhere, nowhere)), options, verbs);
    List<String> unknown = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("../sqlflow-core/src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        unknownWords(Files.readString(file), options, verbs).forEach(unknown::add);
      }
    }
    unknownWords(Files.readString(Path.of("../docs/diagnostics.md")), options, verbs)
        .forEach(unknown::add);

    assertThat(unknown).isEmpty();
  }

  private static Stream<String> unknownWords(String text, Set<String> options, Set<String> verbs) {
    Stream<String> properties =
        Pattern.compile("-D(?:env|sqlflow\\.[A-Za-z]+)[.=`\"]?")
            .matcher(text)
            .results()
            .map(found -> Wording.of(found.group()).replaceAll("[ .=`\"]*$", ""))
            .filter(option -> !option.isEmpty() && !options.contains(option));
    Stream<String> goals =
        Pattern.compile("\\bmvn sqlflow:[a-z-]+")
            .matcher(text)
            .results()
            .map(found -> Wording.of(found.group()))
            .filter(verb -> !verbs.contains(verb));
    return Stream.concat(properties, goals);
  }

  private static void collect(CommandLine command, Set<String> options, Set<String> verbs) {
    options.addAll(command.getCommandSpec().optionsMap().keySet());
    verbs.add(command.getCommandSpec().qualifiedName());
    command.getSubcommands().values().forEach(one -> collect(one, options, verbs));
  }
}
