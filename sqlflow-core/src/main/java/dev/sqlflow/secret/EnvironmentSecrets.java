package dev.sqlflow.secret;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Secret;
import dev.sqlflow.spi.SecretProvider;

/** Secrets in environment variables: <code>${secret:env:PGPASSWORD}</code>. */
public final class EnvironmentSecrets implements SecretProvider {

  @Override
  public String scheme() {
    return "env";
  }

  @Override
  public Secret resolve(String name, Machine machine) {
    String value = machine.environment().get(name);
    if (value == null) {
      throw new ConnectorException(Kind.NOT_FOUND, "there is no environment variable of this name");
    }
    return Secret.of(value);
  }
}
