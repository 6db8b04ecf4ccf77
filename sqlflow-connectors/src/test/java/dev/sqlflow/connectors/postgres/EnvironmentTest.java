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
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A connection that takes everything from the environment, from a profile to a server. */
@ExtendWith(Server.class)
class EnvironmentTest {

  private static final String PIPELINE =
      """
      SOURCE me FROM "shop" OPTIONS {
        "query": "SELECT current_user::text AS name, current_setting('application_name') AS app"
      };
      LOAD me FROM me;
      EXPORT me TO "output/me.csv" TYPE csv;
      """;

  @TempDir Path folder;
  private Path project;
  private final Map<String, String> environment = new LinkedHashMap<>();

  @BeforeEach
  void project(Database database) throws IOException {
    PasswordTest.keeper(database, "CREATE TABLE t AS SELECT 1 AS id");
    project = folder.resolve("project");
    write("pipelines/me.sf", PIPELINE);
    profile("");
    environment.put("PGHOST", "localhost");
    environment.put("PGPORT", "" + database.port());
    environment.put("PGDATABASE", "postgres");
    environment.put("PGUSER", "keeper");
    environment.put("PGPASSWORD", PasswordTest.PASSWORD);
    environment.put("PGSSLMODE", "require");
    environment.put("PGAPPNAME", "nightly");
    environment.put("PGCONNECT_TIMEOUT", "5");
  }

  private void profile(String more) throws IOException {
    write(
        "profiles/dev.yml",
        """
        version: "1.0"
        connectors:
          shop: {type: postgres, params: {use_environment: true%s}}
        """
            .formatted(more));
  }

  private void write(String name, String content) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private SqlFlow open() {
    return new SqlFlow(
        Project.at(project, getClass().getClassLoader()).processEnvironment(environment).build());
  }

  private RunResult run() {
    return open().run(new RunRequest(Selection.ALL, Optional.of("dev"), false), RunListener.NONE);
  }

  private String output() throws IOException {
    RunResult result = run();
    assertThat(result.ok())
        .as(ConsoleRenderer.plain().report(result.check().diagnostics(), "") + result.reports())
        .isTrue();
    return Files.readString(project.resolve("output/me.csv"));
  }

  @Test
  void everything_comes_from_the_environment_and_the_password_goes_nowhere() throws IOException {
    assertThat(output()).isEqualTo("name,app\nkeeper,nightly\n");
    assertThat(written()).doesNotContain("canary");
  }

  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(project.resolve("target"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void what_the_profile_says_wins() throws IOException {
    environment.put("PGHOST", "db.example.invalid");
    profile(", host: localhost, application_name: mine");

    assertThat(output()).isEqualTo("name,app\nkeeper,mine\n");
  }

  @Test
  void the_password_file_may_be_named_too_and_lie_anywhere() throws IOException {
    Path file = folder.resolve("passwords");
    Files.writeString(
        file,
        "localhost:*:postgres:keeper:"
            + PasswordTest.PASSWORD.replace("\\", "\\\\").replace(":", "\\:"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    environment.remove("PGPASSWORD");
    environment.put("PGPASSFILE", file.toString());

    assertThat(output()).isEqualTo("name,app\nkeeper,nightly\n");
  }

  @Test
  void who_logs_in_must_be_said_where_it_runs_and_is_unknown_elsewhere() {
    environment.remove("PGUSER");

    assertThat(
            open()
                .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE))
                .ok())
        .isTrue();
    RunResult result = run();

    assertThat(result.ok()).isFalse();
    assertThat(ConsoleRenderer.plain().report(result.check().diagnostics(), ""))
        .contains("error[SF4105]: connector `postgres` needs the option `username`")
        .contains("set the environment variable PGUSER, or add `\"username\": ...`");
  }
}
