package dev.sqlflow.maven;

import dev.sqlflow.Project;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import java.io.File;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals that work on a module's pipelines have in common. */
abstract class PipelineMojo extends SqlFlowMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Inject private SettingsDecrypter settingsDecrypter;

  /** The folder of the pipelines; if not given, {@code pipelines} and {@code src/main/sqlflow}. */
  @Parameter(property = "sqlflow.pipelines")
  private @Nullable File pipelines;

  /** The folder of the profiles, one file an environment. */
  @Parameter(property = "sqlflow.profiles", defaultValue = "${project.basedir}/profiles")
  private File profiles;

  /** Where reports and runs are written. */
  @Parameter(
      property = "sqlflow.outputDirectory",
      defaultValue = "${project.build.directory}/sqlflow")
  private File outputDirectory;

  /**
   * Which pipelines, with commas between them: paths or globs relative to the module, folders, or
   * names. All of them if not given.
   */
  @Parameter(property = "sqlflow.select", defaultValue = "")
  private @Nullable String select;

  /** The environment. */
  @Parameter(property = "sqlflow.env")
  private @Nullable String environment;

  /** Short for {@code sqlflow.env}. */
  @Parameter(property = "env")
  private @Nullable String env;

  /**
   * How bad warnings and notes are taken, by code: {@code error}, {@code warning}, {@code note} or
   * {@code off}. On the command line: {@code -Dsqlflow.lint.SF6031=off}.
   */
  @Parameter private @Nullable Map<String, String> lints;

  @Override
  final void perform() throws UserException {
    SqlFlow sqlFlow = new SqlFlow(settings());
    if (concerns(sqlFlow)) {
      perform(sqlFlow, new Console(getLog()));
    } else if (session.getProjects().size() > 1) {
      getLog().debug(missing(sqlFlow));
    } else if (execution.getSource() == MojoExecution.Source.CLI) {
      throw new UserException(missing(sqlFlow));
    } else {
      getLog().info(missing(sqlFlow));
    }
  }

  /** Tells whether this module has what the goal works on. */
  boolean concerns(SqlFlow sqlFlow) {
    return sqlFlow.hasPipelines();
  }

  /** Says what the goal works on and this module does not have. */
  String missing(SqlFlow sqlFlow) {
    return sqlFlow.missingPipelines() + "; -Dsqlflow.pipelines= names another folder";
  }

  abstract void perform(SqlFlow sqlFlow, Console console) throws UserException;

  final Selection selection() {
    return Selection.parse(select == null ? "" : select);
  }

  final Optional<String> environment() throws UserException {
    return EnvironmentParameter.of(environment, env);
  }

  /** Tells whether somebody sits at a terminal who can be asked. */
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on a question may find nobody: it then ends
  final boolean isInteractive() {
    return session.getSettings().isInteractiveMode() && System.console() != null;
  }

  private Map<String, String> properties(String prefix) {
    return PrefixedProperties.of(prefix, project.getProperties(), session.getUserProperties());
  }

  // In a build of several modules another one may use it.
  private Set<String> demanded() {
    return session.getProjects().size() == 1
        ? PrefixedProperties.of("sqlflow.var.", session.getUserProperties()).keySet()
        : Set.of();
  }

  private Map<String, String> lints() {
    Map<String, String> settings = new TreeMap<>();
    if (lints != null) {
      settings.putAll(lints);
    }
    settings.putAll(properties("sqlflow.lint."));
    return settings;
  }

  private Project settings() {
    Project.Builder builder =
        Project.at(project.getBasedir().toPath(), getClass().getClassLoader())
            .profiles(profiles.toPath())
            .output(outputDirectory.toPath())
            .repositoryRoot(RepositoryRoot.of(session.getRequest(), System.getenv()))
            .processEnvironment(System.getenv())
            .variables(properties("sqlflow.var."))
            .secretProviders(List.of(new SettingsSecrets(session.getSettings(), settingsDecrypter)))
            .secretSettings(properties("sqlflow.secret."))
            .demanded(demanded())
            .lints(lints())
            .clock(Clock.systemUTC());
    if (pipelines != null) {
      builder.pipelines(List.of(pipelines.toPath()));
    }
    return builder.build();
  }
}
