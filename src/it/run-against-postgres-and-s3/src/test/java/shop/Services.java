package shop;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * Starts PostgreSQL and an S3 store on free ports, and tells the build where they are: in {@code
 * started.properties}. They end when that file is deleted, and when Maven ends, however it does.
 */
public final class Services {

  private static final String ACCESS =
      """
      host all postgres all trust
      host all all all scram-sha-256
      """;

  private final Path folder;

  private Services(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    ProcessHandle maven = ProcessHandle.current().parent().orElseThrow();
    Services services = new Services(Path.of(arguments[0]));
    try {
      services.serve(maven);
    } catch (Throwable failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      services.publish("failed.txt", trace.toString());
    }
    System.exit(0); // the servers may have left threads
  }

  private void serve(ProcessHandle maven) throws Exception {
    try (EmbeddedPostgres postgres = startPostgres()) {
      S3Proxy store = startStore();
      fill(postgres);
      String where =
          """
          sqlflow.var.SHOP_PORT=%d
          sqlflow.var.S3_ENDPOINT=http://127.0.0.1:%d
          """
              .formatted(postgres.getPort(), store.getPort());
      Path started = publish("started.properties", where);
      while (maven.isAlive() && Files.exists(started)) {
        Thread.sleep(100);
      }
      store.stop();
    }
  }

  private EmbeddedPostgres startPostgres() throws Exception {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder.resolve("postgres").toFile())
        .setDataDirectory(folder.resolve("postgres-data"))
        .setServerConfig("hba_file", write("pg_hba.conf", ACCESS).toString())
        .start();
  }

  private void fill(EmbeddedPostgres postgres) throws Exception {
    String password = secret("shop-password");
    try (Connection server = postgres.getPostgresDatabase().getConnection()) {
      execute(server, "CREATE ROLE loader LOGIN PASSWORD '" + password + "'");
      execute(server, "CREATE DATABASE shop OWNER loader");
    }
    String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/shop";
    try (Connection shop = DriverManager.getConnection(url, "loader", password);
        var script = Services.class.getResourceAsStream("/shop.sql")) {
      execute(shop, new String(script.readAllBytes(), "UTF-8"));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private S3Proxy startStore() throws Exception {
    Path objects = folder.resolve("s3");
    Files.createDirectories(objects.resolve("shop-archive")); // a bucket
    S3Proxy store =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(objects.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, secret("s3-key-id"), secret("s3-key"))
            .build();
    store.start();
    return store;
  }

  /** Makes a secret of this start, which the profile reads from its file. */
  private String secret(String name) throws Exception {
    String secret = UUID.randomUUID().toString();
    write(name, secret);
    return secret;
  }

  /** Writes a file that is there as a whole or not at all. */
  private Path publish(String name, String text) throws Exception {
    return Files.move(
        write(name + ".tmp", text), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}
