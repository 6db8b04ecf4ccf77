package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans the pipelines of each folder below {@code cases/plan} and compares with what is written
 * there: {@code plan.txt} and {@code diagnostics.txt}. A folder whose name ends with {@code
 * -persistent} has a database that all its pipelines share. {@code -Dsqlflow.rerecord=true} writes
 * the files anew.
 */
class PlanCasesTest {

  private static final Path CASES = Path.of("src/test/resources/cases/plan").toAbsolutePath();

  private static final EngineSettings PERSISTENT =
      new EngineSettings(
          Optional.of(Path.of("/shared.db")),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty());

  private static SqlAnalyzer analyzer;

  @BeforeAll
  static void open() {
    analyzer = new DuckDbSqlAnalyzer();
  }

  @AfterAll
  static void close() {
    analyzer.close();
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPipelineIsPlannedAsRecorded(String name) throws IOException {
    Path folder = CASES.resolve(name);
    List<PlannedPipeline> planned = new Planner(analyzer).plan(pipelines(folder));

    compare(folder.resolve("diagnostics.txt"), diagnostics(planned));
    compare(folder.resolve("plan.txt"), plans(planned));
  }

  private static List<ResolvedPipeline> pipelines(Path folder) throws IOException {
    EngineSettings engine =
        folder.toString().endsWith("-persistent") ? PERSISTENT : EngineSettings.IN_MEMORY;
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sf"))
          .sorted()
          .map(PlanCasesTest::source)
          .map(source -> new PipelineSketch(source, folder, SketchConnectors.ALL).read(engine))
          .toList();
    }
  }

  private static SourceFile source(Path file) {
    try {
      return SourceFile.decode(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String diagnostics(List<PlannedPipeline> planned) {
    List<Diagnostic> found =
        planned.stream().flatMap(one -> one.plan().diagnostics().stream()).distinct().toList();
    return ConsoleRenderer.plain().report(found, "sqlflow.json");
  }

  private static String plans(List<PlannedPipeline> planned) {
    return planned.stream()
        .flatMap(one -> one.plan().best().stream())
        .map(PlanPrinter::print)
        .map(text -> text.replaceAll("\nfingerprint .*\n", ""))
        .collect(Collectors.joining("\n\n"));
  }

  private static void compare(Path expected, String actual) throws IOException {
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      if (actual.isEmpty()) {
        Files.deleteIfExists(expected);
      } else {
        Files.writeString(expected, actual);
      }
    }
    assertThat(actual).isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
  }
}
