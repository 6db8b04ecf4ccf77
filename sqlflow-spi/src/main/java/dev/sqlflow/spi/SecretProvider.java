package dev.sqlflow.spi;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place where secrets are kept. Pipelines and profiles mean one of them by <code>
 * ${secret:scheme:name}</code>.
 *
 * <p>Providers are found by {@link java.util.ServiceLoader} under this interface. They are
 * stateless and safe for use by several threads. A run asks for each name once, when the first step
 * needs it.
 */
public interface SecretProvider {

  /**
   * Returns the word by which references mean this provider, such as {@code env}.
   *
   * @return lower-case letters, digits and underscores, beginning with a letter
   */
  String scheme();

  /**
   * Finds a secret.
   *
   * @param name as the reference says it, not empty
   * @param machine all that the provider may know of the outer world
   * @return the secret
   * @throws ConnectorException if there is none, or it can't be had; {@link
   *     ConnectorException.Kind#NOT_FOUND} alone lets the default of a reference take its place.
   *     The message never holds a secret
   */
  Secret resolve(String name, Machine machine);

  /**
   * What a provider may know of the outer world.
   *
   * @param project the project's directory, absolute
   * @param environment the process's environment variables
   * @param settings of providers, by {@code scheme.setting}: {@code aws.endpoint}
   */
  record Machine(Path project, Map<String, String> environment, Map<String, String> settings) {

    // Keeps immutable copies.
    public Machine {
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Names no variable's value: one of them may be a secret. */
    @Override
    public String toString() {
      return "Machine[" + project + "]";
    }
  }
}
