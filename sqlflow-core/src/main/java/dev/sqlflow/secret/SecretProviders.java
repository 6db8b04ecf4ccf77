package dev.sqlflow.secret;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Secret;
import dev.sqlflow.spi.SecretProvider;
import dev.sqlflow.spi.SecretProvider.Machine;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The secret providers of a project, and the machine that they may ask. Immutable. */
public final class SecretProviders {

  private final Map<String, SecretProvider> byScheme;
  private final Machine machine;

  private SecretProviders(Map<String, SecretProvider> byScheme, Machine machine) {
    this.byScheme = byScheme;
    this.machine = machine;
  }

  /**
   * Makes an empty set of providers.
   *
   * @return providers that have no scheme
   */
  public static SecretProviders none() {
    return of(List.of(), new Machine(Path.of(""), Map.of(), Map.of()));
  }

  /**
   * Makes a set of providers.
   *
   * @param providers of two for one scheme the first one counts
   * @param machine what they may know
   * @return the providers
   */
  public static SecretProviders of(List<SecretProvider> providers, Machine machine) {
    Map<String, SecretProvider> byScheme = new LinkedHashMap<>();
    providers.forEach(provider -> byScheme.putIfAbsent(provider.scheme(), provider));
    return new SecretProviders(byScheme, machine);
  }

  /**
   * Finds providers as services.
   *
   * @param loader finds them
   * @param given come first: they can't be found, since they need something
   * @param machine what they may know
   * @return the providers
   */
  public static SecretProviders load(
      ClassLoader loader, List<SecretProvider> given, Machine machine) {
    Map<String, SecretProvider> byScheme = new LinkedHashMap<>();
    given.forEach(provider -> byScheme.putIfAbsent(provider.scheme(), provider));
    for (SecretProvider provider : ServiceLoader.load(SecretProvider.class, loader)) {
      byScheme.putIfAbsent(provider.scheme(), provider);
    }
    return new SecretProviders(byScheme, machine);
  }

  /**
   * Returns the schemes that references may name.
   *
   * @return in order
   */
  public Set<String> schemes() {
    return Collections.unmodifiableSet(byScheme.keySet());
  }

  /**
   * Asks a provider.
   *
   * @param scheme of the provider
   * @param name of the secret
   * @return the secret
   * @throws ConnectorException if it can't be had; the message names the secret and tells none
   */
  Secret resolve(String scheme, String name) {
    SecretProvider provider = byScheme.get(scheme);
    if (provider == null) {
      throw failure(Kind.INTERNAL, scheme, name, "there is no such provider");
    }
    try {
      Secret secret = provider.resolve(name, machine);
      if (secret.reveal().indexOf('\0') >= 0) {
        throw new ConnectorException(Kind.INVALID_DATA, "it holds the character U+0000");
      }
      return secret;
    } catch (ConnectorException e) {
      throw failure(e.kind(), scheme, name, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // What it says may be anything, so only its class is told.
      throw failure(Kind.INTERNAL, scheme, name, "its provider failed: " + e.getClass().getName());
    }
  }

  private static ConnectorException failure(Kind kind, String scheme, String name, String why) {
    return new ConnectorException(kind, "secret `" + scheme + ":" + name + "`: " + why);
  }
}
