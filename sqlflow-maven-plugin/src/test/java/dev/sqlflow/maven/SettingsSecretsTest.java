package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.SecretProvider.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;

/** That Maven decrypts is seen in the integration test {@code run-secret-of-settings}. */
class SettingsSecretsTest {

  private static final Machine MACHINE = new Machine(Path.of(""), Map.of(), Map.of());

  /** What Maven says of one server. */
  private record Decrypted(Server getServer, List<SettingsProblem> getProblems)
      implements SettingsDecryptionResult {
    @Override
    public List<Server> getServers() {
      return List.of(getServer);
    }

    @Override
    public Proxy getProxy() {
      // secrets come from servers alone: asking for a proxy fails the test
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Proxy> getProxies() {
      return List.of();
    }
  }

  private static SettingsSecrets secrets(String password, List<SettingsProblem> problems) {
    Server server = new Server();
    server.setId("warehouse");
    server.setPassword(password);
    Settings settings = new Settings();
    settings.addServer(server);
    return new SettingsSecrets(settings, request -> new Decrypted(server, problems));
  }

  private static SettingsProblem problem(Severity severity) {
    return new DefaultSettingsProblem("hunter2", severity, "settings.xml", 1, 1, null);
  }

  private static String failure(SettingsSecrets secrets, String name) {
    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> secrets.resolve(name, MACHINE));
    return failure.kind() + " " + failure.getMessage();
  }

  @Test
  void thePasswordOfAServerIsASecret() {
    assertThat(secrets("hunter2", List.of()).resolve("warehouse", MACHINE).reveal())
        .isEqualTo("hunter2");
  }

  @Test
  void aWarningOfMavenDoesNotKeepTheSecretBack() {
    assertThat(
            secrets("hunter2", List.of(problem(Severity.WARNING)))
                .resolve("warehouse", MACHINE)
                .reveal())
        .isEqualTo("hunter2");
  }

  @Test
  void aServerThatIsNotThereOrHasNoPasswordSaysSo() {
    assertThat(failure(secrets("hunter2", List.of()), "none"))
        .isEqualTo("NOT_FOUND settings.xml has no server of this id");
    assertThat(failure(secrets(null, List.of()), "warehouse"))
        .isEqualTo("NOT_FOUND the server in settings.xml has no password");
  }

  @Test
  void aPasswordThatMavenCannotDecryptIsNotTold() {
    for (Severity severity : List.of(Severity.ERROR, Severity.FATAL)) {
      assertThat(failure(secrets("{hunter2}", List.of(problem(severity))), "warehouse"))
          .isEqualTo("INVALID_DATA Maven can't decrypt the server's password in settings.xml");
    }
  }
}
