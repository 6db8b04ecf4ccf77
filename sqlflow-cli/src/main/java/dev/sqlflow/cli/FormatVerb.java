package dev.sqlflow.cli;

import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lays out pipelines. */
@Command(
    name = "format",
    description = {
      "Lays out pipelines: blanks, line ends and the case of keywords.",
      "SQL, names, values and comments keep every character."
    },
    footer = {
      "  sqlflow format            every pipeline",
      "  sqlflow format --check    for builds: fails if a pipeline is not laid out so"
    })
final class FormatVerb extends RewriteVerb {

  @Option(
      names = "--check",
      description = "only names the files that are not laid out so, and fails if there are any",
      order = 3)
  private boolean check;

  FormatVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  boolean isDryRun() {
    return check || super.isDryRun();
  }

  // Nothing was resolved, so nobody knows where secrets stand.
  @Override
  boolean showsDiff() {
    return false;
  }

  @Override
  String advice() {
    return "mend the errors above: files with errors are left as they are";
  }

  @Override
  RewriteResult rewrite(SqlFlow sqlFlow, RewriteRequest request) {
    return sqlFlow.format(request);
  }
}
