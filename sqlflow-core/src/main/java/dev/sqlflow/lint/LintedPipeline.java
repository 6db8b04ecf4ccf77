package dev.sqlflow.lint;

import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.Statement;
import dev.sqlflow.resolve.VariableUse;
import java.util.ArrayList;
import java.util.List;

/**
 * A pipeline and what became of it.
 *
 * @param pipeline as it is written
 * @param uses what its variables were good for, in each environment
 * @param everywhere whether these are all environments that there are
 */
record LintedPipeline(Pipeline pipeline, List<VariableUse> uses, boolean everywhere) {

  // Keeps an immutable copy of the uses.
  LintedPipeline {
    uses = List.copyOf(uses);
  }

  /** Every statement, those in the branches of an IF behind it. */
  List<Statement> statements() {
    List<Statement> all = new ArrayList<>();
    collect(pipeline.statements(), all);
    return all;
  }

  private static void collect(List<Statement> statements, List<Statement> all) {
    for (Statement statement : statements) {
      all.add(statement);
      if (statement instanceof Statement.If conditional) {
        conditional.branches().forEach(branch -> collect(branch.statements(), all));
        conditional.otherwise().ifPresent(inner -> collect(inner, all));
      }
    }
  }
}
