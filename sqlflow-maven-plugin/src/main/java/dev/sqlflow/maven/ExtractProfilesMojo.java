package dev.sqlflow.maven;

import dev.sqlflow.ExtractRequest;
import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the connections that pipelines write down themselves into one profile, which may be there
 * already. The pipelines stay as they are.
 */
@Mojo(name = "extract-profiles", threadSafe = true)
public final class ExtractProfilesMojo extends RewriteMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.extractProfiles.skip", defaultValue = "false")
  private boolean skipExtractProfiles;

  /** The profile that is written, or added to. */
  @Parameter(property = "sqlflow.output")
  private @Nullable String output;

  @Override
  boolean skipsThisGoal() {
    return skipExtractProfiles;
  }

  @Override
  String advice() {
    return "nothing is written; mend the errors above, or leave pipelines out with -Dsqlflow.select";
  }

  @Override
  RewriteResult rewrite(SqlFlow sqlFlow, RewriteRequest request) throws UserException {
    if (output == null) {
      throw new UserException("add -Dsqlflow.output= and the profile, such as profiles/dev.yml");
    }
    return sqlFlow.extractProfiles(
        new ExtractRequest(request.selection(), Path.of(output), request.dryRun()));
  }
}
