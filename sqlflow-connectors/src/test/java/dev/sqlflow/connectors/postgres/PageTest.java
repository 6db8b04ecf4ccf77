package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Level;
import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.ValidationResult;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profiles and the pipeline of the connector's page run, in each of its environments. */
@ExtendWith(Server.class)
class PageTest {

  private static final String PASSWORD = "canary-7Qm2-of-the-reader";
  private static final Pattern BLOCK =
      Pattern.compile("`((?:profiles|pipelines)/[^`]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void project(Database given) throws IOException {
    database = given;
    String page = Files.readString(Path.of("../docs/connectors/postgres.md"));
    BLOCK.matcher(page).results().forEach(block -> write(block.group(1), block.group(2)));
    write(
        "certificates/root.pem", Files.readString(Path.of(given.certificates().file("root.pem"))));
    for (String sql :
        List.of(
            "DROP DATABASE IF EXISTS shop",
            "DROP ROLE IF EXISTS reader",
            "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'",
            "CREATE DATABASE shop OWNER reader")) {
      given.execute(sql);
    }
    shop("CREATE TABLE orders (id int, customer text, total numeric(10,2), placed timestamptz)");
    shop(
        "INSERT INTO orders VALUES (1,'Ada',19.90,now()), (2,'Ada',0.10,now()), (3,'Grace',5,now())");
  }

  private void shop(String... statements) {
    try (var connection =
            database.server().getDatabase("reader", "shop", PROPERTIES).getConnection();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final Map<String, String> PROPERTIES = Map.of("password", PASSWORD);

  private void write(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private SqlFlow project(int port) {
    return new SqlFlow(
        Project.at(folder, getClass().getClassLoader())
            .processEnvironment(
                Map.of("SHOP_HOST", "localhost", "SHOP_PORT", "" + port, "SHOP_PASSWORD", PASSWORD))
            .build());
  }

  private static String rendered(List<Diagnostic> found) {
    return ConsoleRenderer.plain().report(found, "report");
  }

  @ParameterizedTest
  @CsvSource({"dev, reader-of-dev, true", "staging, sqlflow, true", "prod, nightly, true"})
  void each_environment_runs(String environment, String application, boolean ssl)
      throws IOException {
    RunResult result =
        project(database.port())
            .run(new RunRequest(Selection.ALL, Optional.of(environment), false), RunListener.NONE);

    assertThat(result.ok()).as(rendered(result.check().diagnostics()) + result.reports()).isTrue();
    assertThat(totals()).containsExactly("Ada|20.00", "Grace|5.00");
    assertThat(written()).doesNotContain(PASSWORD);
    assertThat(database.rows("SELECT count(*) FROM pg_stat_activity WHERE datname = 'shop'"))
        .as("connections that are left open")
        .containsExactly("0");
    assertThat(application).isNotEmpty();
  }

  private List<String> totals() {
    try (var connection =
            database.server().getDatabase("reader", "shop", PROPERTIES).getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT customer || '|' || total FROM totals ORDER BY 1")) {
      List<String> found = new java.util.ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void validate_opens_no_connection_and_notes_that_it_knows_no_columns() throws IOException {
    try (Proxy nobody = Proxy.before(database.port(), Trouble.NONE)) {
      ValidationResult result =
          project(nobody.port())
              .validate(new ValidateRequest(Selection.ALL, Optional.of("dev"), Level.RESOLVE));

      assertThat(result.diagnostics())
          .as(rendered(result.diagnostics()))
          .extracting(Diagnostic::severity)
          .containsOnly(Severity.NOTE);
      assertThat(nobody.connections()).isZero();
    }
  }
}
