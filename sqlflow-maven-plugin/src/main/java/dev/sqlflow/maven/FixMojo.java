package dev.sqlflow.maven;

import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Applies the safe fixes of what {@code validate} finds, in pipelines and profiles. */
@Mojo(name = "fix", threadSafe = true)
public final class FixMojo extends RewriteMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.fix.skip", defaultValue = "false")
  private boolean skipFix;

  @Override
  boolean skipsThisGoal() {
    return skipFix;
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
