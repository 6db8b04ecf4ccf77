package dev.sqlflow.maven;

import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lays out pipelines: blanks, line ends and the case of keywords. SQL, names, values and comments
 * keep every character.
 */
@Mojo(name = "format", threadSafe = true)
public final class FormatMojo extends RewriteMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.format.skip", defaultValue = "false")
  private boolean skipFormat;

  /** Whether only to name the files that are not laid out so, and to fail if there are any. */
  @Parameter(property = "sqlflow.check", defaultValue = "false")
  private boolean check;

  @Override
  boolean skipsThisGoal() {
    return skipFormat;
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
