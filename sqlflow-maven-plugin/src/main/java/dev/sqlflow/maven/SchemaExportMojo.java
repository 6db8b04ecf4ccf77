package dev.sqlflow.maven;

import dev.sqlflow.Project;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the JSON Schemas by which editors complete and check profiles and tests. */
@Mojo(name = "schema-export", requiresProject = false, threadSafe = true)
public final class SchemaExportMojo extends SqlFlowMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.schemaExport.skip", defaultValue = "false")
  private boolean skipSchemaExport;

  /** The schemas are written to {@code schemas/} in this folder. */
  @Parameter(property = "sqlflow.outputDirectory", defaultValue = "target/sqlflow")
  private File outputDirectory;

  @Override
  boolean skipsThisGoal() {
    return skipSchemaExport;
  }

  @Override
  void perform() throws UserException {
    Project project =
        Project.at(Path.of(""), getClass().getClassLoader())
            .output(outputDirectory.toPath())
            .build();
    SqlFlow sqlFlow = new SqlFlow(project);
    Diagnosed<List<Path>> written = sqlFlow.exportSchemas();
    new Console(getLog()).show(written.diagnostics());
    written.best().forEach(file -> getLog().info("wrote " + sqlFlow.nameOf(file)));
    getLog().info("at the top of a file: # yaml-language-server: $schema=<path to it>");
  }
}
