package dev.sqlflow.maven;

import dev.sqlflow.EarlierCheck;
import dev.sqlflow.Gate;
import dev.sqlflow.Level;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.ValidationResult;
import java.io.File;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the pipelines in every environment, or in the one asked for, and fails when anything is an
 * error. Writes {@code sqlflow.json}, SARIF, JUnit XML and a summary.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends PipelineMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.validate.skip", defaultValue = "false")
  private boolean skipValidate;

  /**
   * How far the check goes: {@code static}; {@code resolve}, which binds every query; {@code
   * connect}, which tests connections; {@code sample}, which runs every pipeline on few rows.
   */
  @Parameter(property = "sqlflow.level", defaultValue = "resolve")
  private String level;

  /** How many rows of each source the level {@code sample} reads at most. */
  @Parameter(property = "sqlflow.sample", defaultValue = "1000")
  private long sample;

  /** Whether a warning fails the check. */
  @Parameter(property = "sqlflow.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  /** How many warnings the check lets through; any number if not given. */
  @Parameter(property = "sqlflow.maxWarnings")
  private @Nullable Integer maxWarnings;

  /** The file of the findings that the project lives with: only others fail the check. */
  @Parameter(property = "sqlflow.baseline")
  private @Nullable File baseline;

  /** Whether the baseline is written anew, so that it holds what this check finds. */
  @Parameter(property = "sqlflow.updateBaseline", defaultValue = "false")
  private boolean updateBaseline;

  /** Whether the check is made even if nothing has changed since one that passed. */
  @Parameter(property = "sqlflow.force", defaultValue = "false")
  private boolean force;

  @Override
  boolean skipsThisGoal() {
    return skipValidate;
  }

  @Override
  void perform(SqlFlow sqlFlow, Console console) throws UserException {
    if (sample < 1) {
      throw new UserException("sqlflow.sample must be at least 1");
    }
    ValidateRequest request =
        new ValidateRequest(selection(), environment(), level(), gate(), sample);
    Optional<EarlierCheck> earlier = force ? Optional.empty() : sqlFlow.unchanged(request);
    if (earlier.isPresent()) {
      console.again(earlier.get().findings());
      earlier.get().fixable().ifPresent(console::info);
      new AnnotationWriter(System.getenv()).write(earlier.get().annotations());
      console.info(earlier.get().summary() + " (nothing has changed since the last check)");
      return;
    }
    ValidationResult result = sqlFlow.validate(request);
    console.show(result.diagnostics());
    result.fixable().ifPresent(console::info);
    if (!result.connections().isEmpty()) {
      console.info("connections\n" + String.join("\n", result.connectionLines()));
    }
    new AnnotationWriter(System.getenv()).write(sqlFlow.annotations(result));
    if (!result.ok()) {
      throw new UserException(
          result.summary() + "; all findings are in " + sqlFlow.nameOf(sqlFlow.report()));
    }
    console.info(result.summary());
  }

  private Gate gate() throws UserException {
    if (updateBaseline && baseline == null) {
      throw new UserException("sqlflow.updateBaseline needs sqlflow.baseline, the file to write");
    }
    return new Gate(
        failOnWarning,
        maxWarnings == null ? OptionalInt.empty() : OptionalInt.of(maxWarnings),
        Optional.ofNullable(baseline).map(File::toPath),
        updateBaseline);
  }

  private Level level() throws UserException {
    return Level.named(level).orElseThrow(() -> new UserException(Level.unknown(level)));
  }
}
