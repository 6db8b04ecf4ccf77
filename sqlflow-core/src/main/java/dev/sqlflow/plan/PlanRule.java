package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.DiagnosticSink;

/** One thing that a pipeline must fulfil before it may run. Stateless. */
@FunctionalInterface
interface PlanRule {

  /**
   * Checks a pipeline.
   *
   * @param pipeline what is checked
   * @param sink takes what is wrong
   */
  void check(PipelineModel pipeline, DiagnosticSink sink);
}
