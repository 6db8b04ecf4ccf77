package dev.sqlflow.maven;

import dev.sqlflow.Level;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.ValidationResult;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the pipelines in every environment, or in the one asked for, and fails when anything is an
 * error. Writes {@code sqlflow.json}.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends PipelineMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.validate.skip", defaultValue = "false")
  private boolean skipValidate;

  /** How far the check goes: {@code static}, or {@code resolve}, which binds every query. */
  @Parameter(property = "sqlflow.level", defaultValue = "resolve")
  private String level;

  @Override
  boolean skipsThisGoal() {
    return skipValidate;
  }

  @Override
  void perform(SqlFlow sqlFlow, Console console) throws UserException {
    ValidateRequest request = new ValidateRequest(selection(), environment(), level());
    ValidationResult result = sqlFlow.validate(request);
    console.show(result.diagnostics());
    if (!result.ok()) {
      throw new UserException(
          result.summary() + "; all findings are in " + sqlFlow.nameOf(sqlFlow.report()));
    }
    console.info(result.summary());
  }

  private Level level() throws UserException {
    return Level.named(level)
        .orElseThrow(
            () ->
                new UserException(
                    "no level is called `%s`%s; the levels are %s"
                        .formatted(
                            level,
                            Hints.didYouMean(level, Level.names()),
                            String.join(", ", Level.names()))));
  }
}
