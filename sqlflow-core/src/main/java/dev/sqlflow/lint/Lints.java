package dev.sqlflow.lint;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.List;

/**
 * Looks at a pipeline across environments for what is allowed and perhaps not meant. What a query
 * alone tells is found by the planner's rules.
 */
public final class Lints {

  private static final List<LintRule> RULES =
      List.of(new UnusedSets(), new ConstantConditions(), new UntakenBranches());

  private Lints() {}

  /**
   * Looks at a pipeline.
   *
   * @param pipeline as it is written
   * @param resolved in each environment that was checked
   * @param everywhere whether these are all environments that there are
   * @return what was found, which holds whatever the environment
   */
  public static List<Diagnostic> check(
      Pipeline pipeline, List<ResolvedPipeline> resolved, boolean everywhere) {
    LintedPipeline linted =
        new LintedPipeline(
            pipeline, resolved.stream().map(ResolvedPipeline::variables).toList(), everywhere);
    DiagnosticSink sink = new DiagnosticSink();
    RULES.forEach(rule -> rule.check(linted, sink));
    return sink.diagnostics();
  }
}
