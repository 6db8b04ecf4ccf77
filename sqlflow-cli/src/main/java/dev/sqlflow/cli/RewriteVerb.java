package dev.sqlflow.cli;

import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import picocli.CommandLine.Option;

/** What the commands that rewrite files have in common: a dry run, and how they end. */
abstract class RewriteVerb extends PipelineVerb {

  @Option(
      names = "--dry-run",
      description = "only shows what would change, and fails if anything would",
      order = 2)
  private boolean dryRun;

  RewriteVerb(Surroundings surroundings) {
    super(surroundings);
  }

  /** Tells whether nothing shall be written. */
  boolean isDryRun() {
    return dryRun;
  }

  /** Tells whether the changes are shown line by line. */
  boolean showsDiff() {
    return true;
  }

  /** What to do about errors that are left. */
  abstract String advice();

  abstract RewriteResult rewrite(SqlFlow sqlFlow, RewriteRequest request);

  @Override
  final ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal {
    RewriteResult result = rewrite(sqlFlow, new RewriteRequest(selection(), isDryRun()));
    console.remarks(result.diagnostics());
    result.notes().forEach(console::result);
    String files = result.changes().size() == 1 ? "1 file" : result.changes().size() + " files";
    if (!result.ok()) {
      throw new Refusal(
          ExitCode.FINDINGS, (result.written() ? "changed " + files + "; " : "") + advice());
    }
    if (isDryRun() && !result.changes().isEmpty()) {
      if (showsDiff()) {
        result.diff().forEach(console::result);
      }
      throw new Refusal(ExitCode.FINDINGS, "would change " + files + "; nothing is written");
    }
    console.result(result.changes().isEmpty() ? "nothing to change" : "changed " + files);
    return ExitCode.OK;
  }
}
