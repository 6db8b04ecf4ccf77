package dev.sqlflow.maven;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Explains what the code of a finding means and what to do, or lists the codes. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends SqlFlowMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.explain.skip", defaultValue = "false")
  private boolean skipExplain;

  /** The code, such as {@code SF3104}; all codes are listed if it is not given. */
  @Parameter(property = "sqlflow.code")
  private @Nullable String code;

  @Override
  boolean skipsThisGoal() {
    return skipExplain;
  }

  @Override
  void perform() throws UserException {
    Diagnosed<List<String>> explained = SqlFlow.explain(Optional.ofNullable(code));
    new Console(getLog()).show(explained.diagnostics());
    if (explained.valid().isEmpty()) {
      throw new UserException("there is nothing to explain");
    }
    getLog().info(String.join("\n", explained.best()));
  }
}
