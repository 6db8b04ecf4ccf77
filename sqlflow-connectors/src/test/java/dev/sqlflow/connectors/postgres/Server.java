package dev.sqlflow.connectors.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real server for tests that take one as a parameter: started on a free port by the first test of
 * a JVM that needs it, stopped behind the last test. Every taker gets a schema of its own.
 */
final class Server implements ParameterResolver {

  /** The running server; the store closes it. */
  private record Running(EmbeddedPostgres postgres) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store root = context.getRoot().getStore(Namespace.create(Server.class));
    Running running =
        root.computeIfAbsent(Running.class, any -> new Running(start()), Running.class);
    return context
        .getStore(Namespace.create(Server.class, context.getUniqueId()))
        .computeIfAbsent(
            Database.class,
            any -> Database.create(running.postgres(), "s" + System.nanoTime()),
            Database.class);
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A schema of a test's own on a server.
   *
   * @param server where it is
   * @param schema its name
   */
  record Database(EmbeddedPostgres server, String schema) {

    static Database create(EmbeddedPostgres server, String schema) {
      Database database = new Database(server, schema);
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
