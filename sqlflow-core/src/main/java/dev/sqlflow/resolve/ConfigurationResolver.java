package dev.sqlflow.resolve;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.profile.Profile;
import java.nio.file.Path;

/**
 * Makes a pipeline ready for one environment: variables are replaced, conditions decided, options
 * final. Safe for use by several threads.
 */
public final class ConfigurationResolver {

  private final ConnectorRegistry registry;
  private final Path project;

  /**
   * Makes a resolver.
   *
   * @param registry the connectors that statements may use
   * @param project the project's directory, to which paths are relative
   */
  public ConfigurationResolver(ConnectorRegistry registry, Path project) {
    this.registry = registry;
    this.project = project;
  }

  /**
   * Resolves a pipeline.
   *
   * @param pipeline as it was parsed
   * @param profile of the environment
   * @param inputs what the outer world supplies
   * @return the pipeline without variables and conditions; what could not be resolved is reported
   *     and left empty
   */
  public Diagnosed<ResolvedPipeline> resolve(
      Pipeline pipeline, Profile profile, ResolutionInputs inputs) {
    throw new IllegalStateException(registry + " " + project + pipeline + profile + inputs);
  }
}
