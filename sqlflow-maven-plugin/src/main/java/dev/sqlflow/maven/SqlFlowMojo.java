package dev.sqlflow.maven;

import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.report.CrashReport;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What every goal does in the same way: skip first, then work, then say why it failed. */
abstract class SqlFlowMojo extends AbstractMojo {

  /** The level at which Maven logs what the pool of connections says of itself. */
  private static final String POOL = "org.slf4j.simpleLogger.log.com.zaxxer.hikari";

  /** Skips every goal of the plugin. */
  @Parameter(property = "sqlflow.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || skipsThisGoal()) {
      getLog().info("skipped");
      return;
    }
    if (System.getProperty(POOL) == null && !getLog().isDebugEnabled()) {
      System.setProperty(POOL, "warn"); // it says so of each connection of each run
    }
    try {
      perform();
    } catch (UserException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new MojoFailureException(IoWords.of(e), e);
    } catch (RuntimeException | Error e) {
      throw new MojoExecutionException(CrashReport.write(e, facts()), e);
    }
  }

  private List<String> facts() {
    return List.of(
        "sqlflow-maven-plugin " + getClass().getPackage().getImplementationVersion(),
        "Java " + Runtime.version(),
        getClass().getSimpleName());
  }

  /** Tells whether the user skips this goal only. */
  abstract boolean skipsThisGoal();

  /** Does the goal's work; what users or the world did wrong is a {@link UserException}. */
  abstract void perform() throws UserException;
}
