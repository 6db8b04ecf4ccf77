package dev.sqlflow.maven;

import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Moves the connections that pipelines write down themselves into the profiles. Writes only if the
 * plan of every pipeline in every environment stays the same.
 */
@Mojo(name = "migrate", threadSafe = true)
public final class MigrateMojo extends RewriteMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.migrate.skip", defaultValue = "false")
  private boolean skipMigrate;

  @Override
  boolean skipsThisGoal() {
    return skipMigrate;
  }

  @Override
  String advice() {
    return "nothing is written; mend the errors above, or leave pipelines out with -Dsqlflow.select";
  }

  @Override
  RewriteResult rewrite(SqlFlow sqlFlow, RewriteRequest request) {
    return sqlFlow.migrate(request);
  }
}
