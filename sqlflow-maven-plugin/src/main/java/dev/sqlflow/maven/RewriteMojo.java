package dev.sqlflow.maven;

import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals that rewrite files have in common: a dry run, and how they end. */
abstract class RewriteMojo extends PipelineMojo {

  /** Whether only to show what would change, and to fail if anything would. */
  @Parameter(property = "sqlflow.dryRun", defaultValue = "false")
  private boolean dryRun;

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

  abstract RewriteResult rewrite(SqlFlow sqlFlow, RewriteRequest request) throws UserException;

  @Override
  final void perform(SqlFlow sqlFlow, Console console) throws UserException {
    RewriteResult result = rewrite(sqlFlow, new RewriteRequest(selection(), isDryRun()));
    console.show(result.diagnostics());
    result.notes().forEach(console::info);
    String files = files(result.changes().size());
    if (!result.ok()) {
      throw new UserException((result.written() ? "changed " + files + "; " : "") + advice());
    }
    if (isDryRun() && !result.changes().isEmpty()) {
      if (showsDiff()) {
        result.diff().forEach(console::info);
      }
      throw new UserException("would change " + files + "; nothing is written");
    }
    console.info(result.changes().isEmpty() ? "nothing to change" : "changed " + files);
  }

  private static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }
}
