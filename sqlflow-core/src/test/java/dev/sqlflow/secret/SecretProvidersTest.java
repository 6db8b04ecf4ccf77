package dev.sqlflow.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Secret;
import dev.sqlflow.spi.SecretProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretProvidersTest {

  @TempDir Path project;

  private SecretProviders found(Map<String, String> environment) {
    SecretProvider.Machine machine = new SecretProvider.Machine(project, environment, Map.of());
    return SecretProviders.load(SecretProvidersTest.class.getClassLoader(), List.of(), machine);
  }

  private String reveal(String scheme, String name) {
    return found(Map.of()).resolve(scheme, name).reveal();
  }

  private String failure(String scheme, String name) {
    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> found(Map.of()).resolve(scheme, name));
    return failure.kind() + " " + failure.getMessage();
  }

  /** Answers whatever a test wants. */
  private record Provider(String scheme, java.util.function.Function<String, Secret> answer)
      implements SecretProvider {
    @Override
    public Secret resolve(String name, Machine machine) {
      return answer.apply(name);
    }
  }

  private SecretProviders only(java.util.function.Function<String, Secret> answer) {
    return SecretProviders.of(
        List.of(new Provider("vault", answer)),
        new SecretProvider.Machine(project, Map.of(), Map.of()));
  }

  @Test
  void environmentAndFilesAreFoundAsServices() {
    assertThat(found(Map.of()).schemes()).contains("env", "file");
  }

  @Test
  void anEnvironmentVariableIsASecret() {
    Secret secret = found(Map.of("TOKEN", "hunter2")).resolve("env", "TOKEN");
    assertThat(secret.reveal()).isEqualTo("hunter2");
    assertThat(secret).hasToString("***");
    assertThat(failure("env", "TOKEN"))
        .isEqualTo("NOT_FOUND secret `env:TOKEN`: there is no environment variable of this name");
  }

  @Test
  void twoSecretsOfOneTextAreNotEqual() {
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("a"));
  }

  @Test
  void theMachineTellsNoValue() {
    assertThat(new SecretProvider.Machine(project, Map.of("TOKEN", "hunter2"), Map.of()))
        .hasToString("Machine[" + project + "]");
  }

  @Test
  void oneLineEndOfAFileIsNoPartOfTheSecret() throws IOException {
    for (String end : List.of("", "\n", "\r\n")) {
      Files.writeString(project.resolve("pg"), "  é secret " + end);
      assertThat(reveal("file", "pg")).isEqualTo("  é secret ");
    }
    Files.writeString(project.resolve("pg"), "a\n\n");
    assertThat(reveal("file", "pg")).isEqualTo("a\n");
  }

  @Test
  void aFileMayStandOutsideOfTheProject(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve("pg"), "hunter2");
    assertThat(reveal("file", file.toString())).isEqualTo("hunter2");
  }

  @Test
  void aFileThatIsNoSecretSaysWhy() throws IOException {
    Files.createDirectory(project.resolve("folder"));
    Files.write(project.resolve("latin"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(project.resolve("large"), new byte[64 * 1024 + 1]);
    Files.writeString(project.resolve("nul"), "a\0b");
    assertThat(failure("file", "none"))
        .isEqualTo("NOT_FOUND secret `file:none`: there is no such file");
    assertThat(failure("file", "folder"))
        .isEqualTo("INVALID_DATA secret `file:folder`: this is a folder");
    assertThat(failure("file", "latin"))
        .isEqualTo("INVALID_DATA secret `file:latin`: the file is not UTF-8");
    assertThat(failure("file", "large"))
        .isEqualTo("INVALID_DATA secret `file:large`: the file is larger than 64 KiB");
    assertThat(failure("file", "nul"))
        .isEqualTo("INVALID_DATA secret `file:nul`: it holds the character U+0000");
    assertThat(failure("file", "a\0b")).startsWith("INVALID_DATA ").contains("this is no path");
  }

  @Test
  void aProviderThatBreaksTellsNothingButItsClass() {
    SecretProviders providers =
        only(
            name -> {
              throw new IllegalStateException("hunter2");
            });
    assertThatThrownBy(() -> providers.resolve("vault", "a"))
        .isInstanceOf(ConnectorException.class)
        .hasNoCause()
        .hasMessage("secret `vault:a`: its provider failed: java.lang.IllegalStateException");
  }

  @Test
  void aProviderThatIsGivenComesBeforeThoseThatAreFound() {
    SecretProviders providers =
        SecretProviders.load(
            SecretProvidersTest.class.getClassLoader(),
            List.of(new Provider("env", Secret::of)),
            new SecretProvider.Machine(project, Map.of(), Map.of()));
    assertThat(providers.resolve("env", "itself").reveal()).isEqualTo("itself");
  }

  @Test
  void aRunAsksOnceAndHidesWhatItLearns() {
    List<String> asked = new ArrayList<>();
    Secrets secrets =
        new Secrets(
            only(
                name -> {
                  asked.add(name);
                  return Secret.of("value of " + name);
                }));
    assertThat(secrets.mask().text("value of a")).isEqualTo("value of a");
    secrets.resolve("vault", "a");
    secrets.resolve("vault", "a");
    secrets.resolve("vault", "b");
    secrets.hide("elsewhere");
    assertThat(asked).containsExactly("a", "b");
    assertThat(secrets.mask().text("value of a, value of b, elsewhere")).isEqualTo("***, ***, ***");
  }

  @Test
  void aFailureKeepsItsKind() {
    SecretProviders providers =
        only(
            name -> {
              throw new ConnectorException(Kind.FORBIDDEN, "not for you");
            });
    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> providers.resolve("vault", "a"));
    assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(failure).hasMessage("secret `vault:a`: not for you");
  }
}
