package dev.sqlflow.maven;

import dev.sqlflow.Project;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.report.ConnectorText;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Lists the connectors, or the options of one. */
@Mojo(name = "connectors", requiresProject = false, threadSafe = true)
public final class ConnectorsMojo extends SqlFlowMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.connectors.skip", defaultValue = "false")
  private boolean skipConnectors;

  /** The connector whose options are shown; all connectors are listed if it is not given. */
  @Parameter(property = "sqlflow.connector")
  private @Nullable String connector;

  @Override
  boolean skipsThisGoal() {
    return skipConnectors;
  }

  @Override
  void perform() throws UserException {
    Project project = Project.at(Path.of(""), getClass().getClassLoader()).build();
    Diagnosed<ConnectorRegistry> found = new SqlFlow(project).connectors();
    new Console(getLog()).show(found.diagnostics());
    ConnectorRegistry registry = found.best();
    if (connector == null) {
      ConnectorText.list(registry).forEach(getLog()::info);
      getLog().info("-Dsqlflow.connector=csv shows the options of one");
    } else {
      getLog().info(String.join("\n", ConnectorText.describe(registered(registry, connector))));
    }
  }

  private static ConnectorRegistry.Registered registered(ConnectorRegistry registry, String type)
      throws UserException {
    return registry
        .find(type)
        .orElseThrow(() -> new UserException(ConnectorText.unknown(type, registry)));
  }
}
