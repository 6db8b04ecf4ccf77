package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.plan.RandomPipeline.Line;
import dev.sqlflow.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The order of random pipelines, held to a model that knows the rules and nothing of the planner.
 */
class OrderPropertiesTest {

  private static SqlAnalyzer analyzer;

  @BeforeContainer
  static void open() {
    analyzer = new DuckDbSqlAnalyzer();
  }

  @AfterContainer
  static void close() {
    analyzer.close();
  }

  @Provide
  Arbitrary<List<Line>> pipelines() {
    return RandomPipeline.lines();
  }

  @Property(tries = 1_000, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void theOrderIsTheFirstInWhichEveryStatementReadsTheRightVersions(
      @ForAll("pipelines") List<Line> lines) {
    Optional<List<Integer>> right = new ReferenceOrder(lines).first();

    PlannedPipeline planned = plan(RandomPipeline.text(lines));

    assertThat(planned.plan().best().map(OrderPropertiesTest::lineNumbers)).isEqualTo(right);
    if (right.isEmpty()) {
      assertThat(planned.plan().diagnostics().stream().filter(Diagnostic::isError))
          .isNotEmpty()
          .allMatch(one -> one.code() == DiagnosticCode.DEPENDENCY_CYCLE);
    }
  }

  @Property(tries = 50, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void anUnrelatedLineRenamesNoStepAndMovesNone(
      @ForAll("pipelines") List<Line> lines, @ForAll int place) {
    List<String> texts = new ArrayList<>(RandomPipeline.texts(lines));
    Optional<List<String>> before = plan(String.join("\n", texts)).plan().best().map(this::ids);

    texts.add(
        Math.floorMod(place, texts.size() + 1),
        "EXPORT (SELECT 1 AS n) TO \"unrelated.csv\" TYPE csv;");
    Optional<List<String>> after = plan(String.join("\n", texts)).plan().best().map(this::ids);

    assertThat(after.map(ids -> ids.stream().filter(id -> !id.contains("unrelated")).toList()))
        .isEqualTo(before);
    after.ifPresent(
        ids -> assertThat(ids).contains("export:unrelated.csv").doesNotHaveDuplicates());
  }

  private List<String> ids(Plan plan) {
    return plan.steps().stream().map(Step::id).toList();
  }

  private static List<Integer> lineNumbers(Plan plan) {
    return plan.steps().stream().map(step -> step.span().from().line() - 1).toList();
  }

  private static PlannedPipeline plan(String text) {
    DiagnosticSink sink = new DiagnosticSink();
    TestPipelines pipelines = new TestPipelines(Path.of("/project"), PlanConnectors.ALL, sink);
    var resolved = pipelines.read(SourceFile.of("pipelines/a.sf", text));
    assertThat(sink.diagnostics()).isEmpty();
    return new Planner(analyzer).plan(List.of(resolved)).get(0);
  }
}
