package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.network.Certificates;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real server for tests that take one as a parameter, which speaks TLS: started on a free port by
 * the first test of a JVM that needs it, stopped behind the last test. Every taker gets a schema of
 * its own.
 */
final class Server implements ParameterResolver {

  /** The server itself for tests; one user by a certificate, and two by passwords. */
  private static final String ACCESS =
      """
      local all all trust
      hostssl all certified all cert
      hostnossl all certified all reject
      host all reader,keeper all scram-sha-256
      host all all all trust
      """;

  /** The running server; the store closes it. */
  private record Running(EmbeddedPostgres postgres, Path folder, Certificates certificates)
      implements AutoCloseable {

    static Running start() {
      try {
        Path folder = Files.createTempDirectory("postgres");
        Certificates certificates = Certificates.in(folder);
        certificates.sign("server", "localhost");
        certificates.sign("client", "certified");
        Path access = folder.resolve("pg_hba.conf");
        Files.writeString(access, ACCESS);
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("hba_file", access.toString())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificates.file("server.pem"))
                .setServerConfig("ssl_key_file", certificates.file("server.key"))
                .setServerConfig("ssl_ca_file", certificates.file("root.pem"))
                .start();
        return new Running(postgres, folder, certificates);
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      postgres.close();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store root = context.getRoot().getStore(Namespace.create(Server.class));
    Running running = root.computeIfAbsent(Running.class, any -> Running.start(), Running.class);
    return context
        .getStore(Namespace.create(Server.class, context.getUniqueId()))
        .computeIfAbsent(Database.class, any -> Database.create(running), Database.class);
  }

  /**
   * A schema of a test's own on a server.
   *
   * @param server where it is
   * @param certificates of the server
   * @param schema its name
   */
  record Database(EmbeddedPostgres server, Certificates certificates, String schema) {

    private static Database create(Running running) {
      String schema = "s" + System.nanoTime();
      Database database = new Database(running.postgres(), running.certificates(), schema);
      database.execute("CREATE SCHEMA " + schema);
      return database;
    }

    int port() {
      return server.getPort();
    }

    /** The options that lead to it. */
    Map<String, Object> options(Object... more) {
      Map<String, Object> options = new LinkedHashMap<>();
      options.put("host", "localhost");
      options.put("port", port());
      options.put("database", "postgres");
      options.put("username", "postgres");
      options.put("schema", schema);
      options.put("sslmode", "disable");
      for (int i = 0; i < more.length; i += 2) {
        options.put((String) more[i], more[i + 1]);
      }
      return options;
    }

    Connection connect() throws SQLException {
      Connection connection = server.getPostgresDatabase().getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET search_path = " + schema + ", public");
      }
      return connection;
    }

    void execute(String sql) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    }

    /** A query's rows, each in the server's words, with bars between the values. */
    List<String> rows(String sql) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            values.add(result.getString(i));
          }
          rows.add(String.join("|", values));
        }
        return rows;
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    }
  }
}
