package dev.sqlflow.secret;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Secret;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The secrets that one run came to know: each is asked for once, and the mask hides all of them.
 * Safe for use by several threads.
 */
public final class Secrets {

  private final SecretProviders providers;
  private final Map<Name, Secret> resolved = new LinkedHashMap<>();
  private final Set<String> hidden = new LinkedHashSet<>();
  private volatile Mask mask = Mask.NONE;

  /** Which secret. */
  private record Name(String scheme, String name) {}

  /**
   * Makes the secrets of a run that has not asked for any.
   *
   * @param providers where they come from
   */
  public Secrets(SecretProviders providers) {
    this.providers = providers;
  }

  /**
   * Makes the secrets of a run that has none.
   *
   * @return secrets of no provider
   */
  public static Secrets none() {
    return new Secrets(SecretProviders.none());
  }

  /**
   * Finds a secret, and hides it from now on.
   *
   * @param scheme of its provider
   * @param name of the secret
   * @return the secret
   * @throws ConnectorException if it can't be had; the message names the secret and tells none
   */
  public synchronized Secret resolve(String scheme, String name) {
    Name key = new Name(scheme, name);
    Secret known = resolved.get(key);
    if (known != null) {
      return known;
    }
    Secret secret = providers.resolve(scheme, name);
    resolved.put(key, secret);
    hide(secret.reveal());
    return secret;
  }

  /**
   * Hides a text from now on.
   *
   * @param text that came to be secret in another way
   */
  public synchronized void hide(String text) {
    if (hidden.add(text)) {
      mask = Mask.of(List.copyOf(hidden));
    }
  }

  /**
   * Returns what hides everything that is secret so far.
   *
   * @return the mask
   */
  public Mask mask() {
    return mask;
  }
}
