package dev.sqlflow.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.PlanRequest;
import dev.sqlflow.PlanResult;
import dev.sqlflow.Project;
import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines of every shape, written for the purpose, migrate, and are laid out, all at once. */
class MigrationCorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/migration");
  private static final RewriteRequest ALL = new RewriteRequest(Selection.ALL, false);

  // What prod requires, for the plans that are compared without the proof.
  private static final Map<String, String> MACHINE =
      Map.of("DB_HOST", "db", "API", "http://api", "SMALLEST", "1", "NIGHTLY", "true");

  // Those whose connectors can run; the proof covers the others, too.
  private static final Selection RUNNABLE = Selection.parse("0*, 1*, 2[0-3]*, 3[3-9]*, 4*, 5*, 6*");

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> paths = Files.walk(CORPUS)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(CORPUS.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  private SqlFlow open(Map<String, String> environment) {
    return new SqlFlow(
        Project.at(folder, getClass().getClassLoader()).processEnvironment(environment).build());
  }

  @Test
  void the_whole_corpus_migrates_with_every_plan_the_same_and_a_second_time_with_no_change()
      throws IOException {
    Map<String, String> before = fingerprints();
    assertThat(before).hasSize(3 * 60);
    Map<Path, String> texts = pipelines();

    RewriteResult result = open(Map.of()).migrate(ALL);
    assertThat(shown(result.diagnostics())).isEmpty();
    assertThat(result.written()).isTrue();

    assertThat(fingerprints()).isEqualTo(before);
    Map<Path, String> migrated = pipelines();
    assertThat(migrated.keySet()).isEqualTo(texts.keySet());
    migrated.forEach((path, text) -> assertSqlKept(path, texts.get(path), text));
    RewriteResult again = open(Map.of()).migrate(ALL);
    assertThat(again.diagnostics()).isEmpty();
    assertThat(again.changes()).isEmpty();
    assertThat(golden()).isEqualTo(recorded());
  }

  @Test
  void the_whole_corpus_is_laid_out_with_every_plan_the_same_and_a_second_time_with_no_change()
      throws IOException {
    Map<String, String> before = fingerprints();

    RewriteResult result = open(Map.of()).format(ALL);

    assertThat(shown(result.diagnostics())).isEmpty();
    assertThat(result.changes()).isNotEmpty();
    assertThat(fingerprints()).isEqualTo(before);
    assertThat(open(Map.of()).format(ALL).changes()).isEmpty();
  }

  private static void assertSqlKept(Path path, String before, String after) {
    assertThat(comments(after)).as(path.toString()).containsAll(comments(before));
    assertThat(after.contains("\r\n")).as(path.toString()).isEqualTo(before.contains("\r\n"));
    SourceFile file = SourceFile.of(path.toString(), after);
    assertThat(PipelineParser.parse(file).diagnostics().stream().filter(Diagnostic::isError))
        .isEmpty();
  }

  private static List<String> comments(String text) {
    return java.util.regex.Pattern.compile("--[^\\r\\n]*|/\\*.*?\\*/")
        .matcher(text)
        .results()
        .map(match -> match.group().strip())
        .toList();
  }

  private Map<Path, String> pipelines() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("pipelines"))) {
      for (Path file : files.toList()) {
        texts.put(file, Files.readString(file));
      }
    }
    return texts;
  }

  /** By environment and pipeline, from plans that are made anew. */
  private Map<String, String> fingerprints() {
    Map<String, String> fingerprints = new TreeMap<>();
    for (String environment : List.of("dev", "staging", "prod")) {
      PlanResult result = open(MACHINE).plan(new PlanRequest(RUNNABLE, Optional.of(environment)));
      assertThat(shown(result.check().diagnostics().stream().filter(Diagnostic::isError).toList()))
          .isEmpty();
      result
          .plans()
          .forEach(
              plan -> fingerprints.put(environment + " " + plan.pipeline(), plan.fingerprint()));
    }
    return fingerprints;
  }

  private String golden() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("base", "dev", "staging", "prod")) {
      text.append("== ").append(name).append(".yml\n");
      text.append(Files.readString(folder.resolve("profiles/" + name + ".yml")));
    }
    for (Map.Entry<Path, String> one : pipelines().entrySet()) {
      text.append("== ").append(one.getKey().getFileName()).append('\n');
      text.append(one.getValue().replace("\r\n", "\n").stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String recorded() throws IOException {
    Path file = Path.of("src/test/resources/migration-expected.txt");
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.writeString(file, golden());
    }
    return Files.readString(file);
  }

  private static String shown(List<Diagnostic> found) {
    return found.stream()
        .map(one -> ConsoleRenderer.plain().render(one))
        .collect(Collectors.joining("\n"));
  }
}
