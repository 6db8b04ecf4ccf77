package dev.sqlflow.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.network.Certificates;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store whose certificate was signed by an authority of the house. */
@Timeout(120)
class S3TrustTest {

  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private Certificates certificates;
  private S3Proxy server;

  @BeforeEach
  void start() throws Exception {
    certificates = Certificates.in(folder.resolve("certificates"));
    certificates.sign("server", "localhost");
    certificates.store("server.p12", "server", PASSWORD);
    certificates.store("trusted.p12", "root", PASSWORD);
    Path bucket = Files.createDirectories(folder.resolve("store/house"));
    server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(bucket.getParent().toString()))
            .secureEndpoint(URI.create("https://127.0.0.1:0"))
            .keyStore(certificates.file("server.p12"), PASSWORD)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, S3Server.KEY_ID, S3Server.SECRET)
            .stopTimeout(0)
            .build();
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void an_authority_in_the_trust_store_of_the_jvm_is_trusted() throws Exception {
    assertThat(
            told(
                "-Djavax.net.ssl.trustStore=" + certificates.file("trusted.p12"),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD))
        .isEqualTo("[[42]]");
  }

  @Test
  void another_authority_is_not_and_the_message_says_what_to_do() throws Exception {
    assertThat(told())
        .isEqualTo(
            "UNAUTHENTICATED: the certificate of `%s` was signed by nobody whom Java trusts: put that authority into a trust store, and name it to the JVM by -Djavax.net.ssl.trustStore"
                .formatted(endpoint()));
  }

  private String endpoint() {
    return "https://localhost:" + server.getSecurePort();
  }

  private String told(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TrustedRead.class.getName());
    command.add(Files.createDirectories(folder.resolve("work")).toString());
    command.addAll(List.of(endpoint(), "s3://house/a.csv"));
    Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      process.destroyForcibly();
    }
  }
}
