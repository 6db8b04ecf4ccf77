package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticMerger;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One file with twenty-five faults of as many kinds. What the console shows of them is recorded
 * beside it, and compared by {@link PlanCasesTest}.
 */
class TwentyFiveFaultsTest {

  private static final Path CASE =
      Path.of("src/test/resources/cases/plan/twenty-five-faults").toAbsolutePath();

  @Test
  void everyFaultIsFoundOnceAndSaysWhatToDo() throws IOException {
    List<Diagnostic> found = found();

    assertThat(found).extracting(one -> one.code().id()).hasSize(25).doesNotHaveDuplicates();
    assertThat(found).isSortedAccordingTo(Diagnostic.BY_PLACE);
    assertThat(found).allMatch(one -> one.fix().isPresent() || !one.help().isEmpty());
  }

  private static List<Diagnostic> found() throws IOException {
    DiagnosticSink sink = new DiagnosticSink();
    byte[] text = Files.readAllBytes(CASE.resolve("a.sf"));
    TestPipelines pipelines = new TestPipelines(CASE, PlanConnectors.ALL, sink);
    try (SqlAnalyzer analyzer = new DuckDbSqlAnalyzer()) {
      new Planner(analyzer)
          .plan(List.of(pipelines.read(SourceFile.decode("a.sf", text))))
          .forEach(planned -> sink.take(planned.plan()));
    }
    DiagnosticMerger merger = new DiagnosticMerger(List.of("dev"));
    merger.add(sink.diagnostics());
    return merger.merged();
  }
}
