package dev.sqlflow.benchmarks.versus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A server of objects in a process of its own, so that neither side pays for its heap. */
final class ObjectServer implements AutoCloseable {

  static final String KEY_ID = "AKIDBENCHMARK";
  static final String SECRET = "not-secret";

  private final Process process;
  private final URI endpoint;

  private ObjectServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static ObjectServer start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ObjectServer.class.getName(),
                Files.createDirectories(folder).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new ObjectServer(process, URI.create("http://127.0.0.1:" + output.readLine()));
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /**
   * Serves until the process is ended.
   *
   * @param arguments the folder of the objects
   * @throws Exception if the server does not start
   */
  public static void main(String[] arguments) throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(arguments[0]))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY_ID, SECRET)
            .build();
    proxy.start();
    System.out.println(proxy.getPort()); // the process that started this one reads it
    Thread.currentThread().join();
  }
}
