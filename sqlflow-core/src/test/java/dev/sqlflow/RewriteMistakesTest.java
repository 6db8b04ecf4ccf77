package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the goals that rewrite files say of plausible mistakes: what is wrong, where, and what to
 * do. The files {@code mistakes/<goal>.txt} hold the mistakes and the answers; {@code
 * -Dsqlflow.rerecord=true} writes the answers anew. No mistake changes a file, but what {@code fix}
 * can mend beside it; then the answer ends with the file.
 */
class RewriteMistakesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/mistakes");

  @TempDir Path folder;

  enum Goal {
    FIX((flow, selection) -> flow.fix(new RewriteRequest(selection, false))),
    FORMAT((flow, selection) -> flow.format(new RewriteRequest(selection, false))),
    MIGRATE((flow, selection) -> flow.migrate(new RewriteRequest(selection, false))),
    EXTRACT(
        (flow, selection) ->
            flow.extractProfiles(new ExtractRequest(selection, Path.of("out.yml"), false)));

    private final BiFunction<SqlFlow, Selection, RewriteResult> run;

    Goal(BiFunction<SqlFlow, Selection, RewriteResult> run) {
      this.run = run;
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_mistake_is_answered_as_recorded(Goal goal) throws IOException {
    Path file = GOLDEN.resolve(goal.name().toLowerCase(java.util.Locale.ROOT) + ".txt");
    String recorded = Files.readString(file);
    List<String> mistakes =
        List.of(recorded.split("(?m)^=== ")).stream().filter(one -> !one.isBlank()).toList();
    assertThat(mistakes).hasSizeGreaterThanOrEqualTo(10);
    StringBuilder answers = new StringBuilder();
    for (int i = 0; i < mistakes.size(); i++) {
      String mistake = mistakes.get(i).split("(?m)^--- answer\\n")[0];
      answers.append("=== ").append(mistake).append("--- answer\n");
      answers.append(answer(goal, mistake, folder.resolve("m" + i)));
    }
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.writeString(file, answers);
    }
    assertThat(answers.toString()).isEqualTo(Files.readString(file));
  }

  private static Map<Path, String> contents(Path home) throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  /** A mistake is a title, perhaps with a selection in brackets, and files. */
  private static String answer(Goal goal, String mistake, Path home) throws IOException {
    TestProject project = new TestProject(home).with("data/a.jsonl", "{\"id\": 1}\n");
    String[] parts = mistake.split("(?m)^--- ");
    for (int i = 1; i < parts.length; i++) {
      String name = parts[i].substring(0, parts[i].indexOf('\n'));
      String text = parts[i].substring(parts[i].indexOf('\n') + 1);
      if (text.equals("folder\n")) {
        Files.createDirectories(home.resolve(name));
      } else {
        project.with(name, "");
        // Latin-1 stands in for what is no UTF-8
        Files.write(
            home.resolve(name),
            text.contains("\u00ff")
                ? text.getBytes(StandardCharsets.ISO_8859_1)
                : text.getBytes(StandardCharsets.UTF_8));
      }
    }
    String title = parts[0];
    Selection selection =
        title.contains("[")
            ? Selection.parse(title.substring(title.indexOf('[') + 1, title.indexOf(']')))
            : Selection.ALL;
    Map<Path, String> before = contents(home);
    RewriteResult result = goal.run.apply(project.open(), selection);
    Map<Path, String> after = contents(home);
    if (!result.ok() && goal != Goal.FIX) {
      assertThat(after).as(title).isEqualTo(before);
    }
    after.entrySet().removeAll(before.entrySet());
    String text =
        result.diagnostics().stream()
            .sorted(Diagnostic.BY_PLACE)
            .filter(one -> one.isError() || goal == Goal.EXTRACT)
            .map(one -> ConsoleRenderer.plain().render(one).stripTrailing() + "\n")
            .collect(Collectors.joining());
    String notes = result.notes().stream().map(note -> note + "\n").collect(Collectors.joining());
    return (text + notes + (result.ok() ? "" : shown(after, home)))
        .replaceAll("the connectors are .*", "the connectors are ...");
  }

  private static String shown(Map<Path, String> changed, Path home) {
    return changed.entrySet().stream()
        .map(file -> "+++ " + home.relativize(file.getKey()) + "\n" + file.getValue())
        .collect(Collectors.joining());
  }
}
