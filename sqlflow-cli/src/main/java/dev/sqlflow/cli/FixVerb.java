package dev.sqlflow.cli;

import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import picocli.CommandLine.Command;

/** Applies safe fixes. */
@Command(
    name = "fix",
    description = "Applies the safe fixes of what validate finds, in pipelines and profiles.",
    footer = {
      "  sqlflow fix --dry-run    shows what would change",
      "  sqlflow fix orders       in one pipeline"
    })
final class FixVerb extends RewriteVerb {

  FixVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  String advice() {
    return "the errors above have no safe fix: mend them by hand";
  }

  @Override
  RewriteResult rewrite(SqlFlow sqlFlow, RewriteRequest request) {
    return sqlFlow.fix(request);
  }
}
