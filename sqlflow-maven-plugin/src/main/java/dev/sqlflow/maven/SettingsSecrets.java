package dev.sqlflow.maven;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Secret;
import dev.sqlflow.spi.SecretProvider;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Passwords of servers in settings.xml, decrypted by Maven: <code>${secret:settings:ID}</code>. */
final class SettingsSecrets implements SecretProvider {

  private final Settings settings;
  private final SettingsDecrypter decrypter;

  SettingsSecrets(Settings settings, SettingsDecrypter decrypter) {
    this.settings = settings;
    this.decrypter = decrypter;
  }

  @Override
  public String scheme() {
    return "settings";
  }

  @Override
  public Secret resolve(String name, Machine machine) {
    Server server = settings.getServer(name);
    if (server == null) {
      throw new ConnectorException(Kind.NOT_FOUND, "settings.xml has no server of this id");
    }
    String password = decrypted(server).getPassword();
    if (password == null) {
      throw new ConnectorException(Kind.NOT_FOUND, "the server in settings.xml has no password");
    }
    return Secret.of(password);
  }

  // What Maven says of a password that it can't decrypt may hold a part of it, so it is not told.
  private Server decrypted(Server server) {
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    if (result.getProblems().stream().anyMatch(SettingsSecrets::isError)) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "Maven can't decrypt the server's password in settings.xml");
    }
    return result.getServer();
  }

  private static boolean isError(SettingsProblem problem) {
    return problem.getSeverity().name().equals("ERROR")
        || problem.getSeverity().name().equals("FATAL");
  }
}
