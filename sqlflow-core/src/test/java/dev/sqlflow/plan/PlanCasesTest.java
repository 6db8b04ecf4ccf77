package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.DiagnosticMerger;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes each folder below {@code cases/plan} for a project in the environment {@code dev}, plans
 * its pipelines and compares with what is written there: {@code plan.txt}, and in {@code
 * diagnostics.txt} what all phases found. {@code -Dsqlflow.rerecord=true} writes the files anew.
 */
class PlanCasesTest {

  private static final Path CASES = Path.of("src/test/resources/cases/plan").toAbsolutePath();

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
  void aProjectIsPlannedAsRecorded(String name) throws IOException {
    Path folder = CASES.resolve(name);
    DiagnosticSink sink = new DiagnosticSink();
    List<PlannedPipeline> planned = new Planner(analyzer).plan(pipelines(folder, sink));
    planned.forEach(one -> sink.take(one.plan()));

    compare(folder.resolve("diagnostics.txt"), report(sink));
    compare(folder.resolve("plan.txt"), plans(planned));
  }

  private static List<ResolvedPipeline> pipelines(Path folder, DiagnosticSink sink)
      throws IOException {
    TestPipelines pipelines = new TestPipelines(folder, PlanConnectors.ALL, sink);
    List<ResolvedPipeline> resolved = new ArrayList<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      resolved.add(pipelines.read(SourceFile.decode(name, Files.readAllBytes(file))));
    }
    return resolved;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sf")).sorted().toList();
    }
  }

  private static String report(DiagnosticSink sink) {
    DiagnosticMerger merger = new DiagnosticMerger(List.of("dev"));
    merger.add(sink.diagnostics());
    return ConsoleRenderer.plain().report(merger.merged(), "sqlflow.json");
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
