package dev.sqlflow.lint;

import dev.sqlflow.diagnostic.DiagnosticSink;

/** One thing that is allowed and perhaps not meant. Stateless. */
@FunctionalInterface
interface LintRule {

  /**
   * Looks at a pipeline.
   *
   * @param pipeline what is looked at
   * @param sink takes what is found
   */
  void check(LintedPipeline pipeline, DiagnosticSink sink);
}
