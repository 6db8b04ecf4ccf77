package dev.sqlflow.cli;

import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import picocli.CommandLine.Command;

/** Moves connections from pipelines into profiles. */
@Command(
    name = "migrate-to-profiles",
    description = {
      "Moves the connections that pipelines write down themselves into the profiles.",
      "Writes only if the plan of every pipeline in every environment stays the same."
    },
    footer = {
      "  sqlflow migrate-to-profiles pipelines/orders.sf --dry-run",
      "  sqlflow migrate-to-profiles pipelines/orders.sf --profile-dir profiles"
    })
final class MigrateVerb extends RewriteVerb {

  MigrateVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  String advice() {
    return "nothing is written; mend the errors above, or name the pipelines that shall be moved";
  }

  @Override
  RewriteResult rewrite(SqlFlow sqlFlow, RewriteRequest request) {
    return sqlFlow.migrate(request);
  }
}
