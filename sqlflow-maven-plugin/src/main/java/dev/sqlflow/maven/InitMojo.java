package dev.sqlflow.maven;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes a project that runs, with sample data, into an empty folder. Overwrites nothing. */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends SqlFlowMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.init.skip", defaultValue = "false")
  private boolean skipInit;

  /** The folder of the new project. */
  @Parameter(property = "sqlflow.directory", defaultValue = "${user.dir}")
  private File directory;

  @Override
  boolean skipsThisGoal() {
    return skipInit;
  }

  @Override
  void perform() throws UserException {
    Path folder = directory.toPath().toAbsolutePath().normalize();
    Diagnosed<List<Path>> written = SqlFlow.init(folder);
    new Console(getLog()).show(written.diagnostics());
    if (written.valid().isEmpty()) {
      throw new UserException("no project was written");
    }
    written.best().forEach(file -> getLog().info("wrote " + folder.relativize(file)));
    getLog().info("now: mvn verify, then mvn sqlflow:run");
  }
}
