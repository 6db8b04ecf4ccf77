package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.ConnectionTest.Use;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.testkit.ConnectorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a password comes from, at a server that wants one. */
@ExtendWith(Server.class)
class PasswordTest {

  static final String PASSWORD = "canary:5K\\x-of-the-keeper";
  private static final String ESCAPED = PASSWORD.replace("\\", "\\\\").replace(":", "\\:");
  private static final String IN = "";

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void keeper(Database given) {
    database = given;
    keeper(given, "CREATE TABLE t AS SELECT 1 AS id");
  }

  /** Gives a table of a schema to a user who logs in by a password. */
  static void keeper(Database database, String table) {
    database.execute(table);
    database.execute(
        "DO $$ BEGIN CREATE ROLE keeper LOGIN PASSWORD '%s'; EXCEPTION WHEN others THEN NULL; END $$"
            .formatted(PASSWORD));
    database.execute("GRANT USAGE ON SCHEMA " + database.schema() + " TO keeper");
    database.execute("GRANT SELECT ON t TO keeper");
  }

  private Path passwords(String... lines) throws IOException {
    Path file = folder.resolve(".pgpass");
    Files.writeString(file, String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private String line() {
    return "localhost:%d:postgres:keeper:%s".formatted(database.port(), ESCAPED);
  }

  /** What is told of a failure; empty if the keeper is in. */
  private String login(Object... more) {
    Map<String, Object> options = database.options(more);
    options.put("table", "t");
    options.put("username", "keeper");
    Throwable failure =
        catchThrowable(
            () -> Pg.CONNECTOR.test(ConnectorOptions.of(Pg.CONNECTOR, options), Use.READ));
    if (failure == null) {
      return IN;
    }
    assertThat(failure).isInstanceOf(ConnectorException.class);
    assertThat(((ConnectorException) failure).kind()).isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(failure.getMessage()).doesNotContain("canary");
    String begin =
        "postgres `postgres` at localhost:%d could not be logged in to: "
            .formatted(database.port());
    assertThat(failure.getMessage()).startsWith(begin);
    return failure.getMessage().substring(begin.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:PORT:postgres:keeper:",
        "*:*:*:*:",
        "localhost:*:postgres:keeper:",
        "local\\host:PORT:postgres:keeper:"
      })
  void a_line_of_the_password_file_that_fits_counts(String fields) throws IOException {
    Path file =
        passwords(
            "#*:*:*:*:comment",
            "",
            "localhost:PORT:postgres",
            "localhost:1:postgres:keeper:wrong",
            "localhost:*:postgre:keeper:wrong",
            "localhost:*:postgres:keeper2:wrong",
            fields.replace("PORT", "" + database.port()) + ESCAPED + ":more");

    assertThat(login("passfile", file.toString())).isEqualTo(IN);
  }

  @Test
  void the_first_line_that_fits_counts_and_the_file_is_named_if_it_is_wrong() throws IOException {
    Path file = passwords("*:*:*:keeper:wrong", line());

    assertThat(login("passfile", file.toString()))
        .isEqualTo(
            "password authentication failed for user \"keeper\" (the password is that of the"
                + " password file `%s`)",
            file);
  }

  @Test
  void the_option_wins_over_the_file() throws IOException {
    Path file = passwords("*:*:*:keeper:wrong");

    assertThat(login("passfile", file.toString(), "password", PASSWORD)).isEqualTo(IN);
    assertThat(login("password", "wrong"))
        .isEqualTo("password authentication failed for user \"keeper\"");
  }

  @Test
  void a_file_without_a_line_for_it_is_named_with_what_it_lacks() throws IOException {
    Path file = passwords("elsewhere:*:*:keeper:" + ESCAPED);

    assertThat(login("passfile", file.toString()))
        .isEqualTo(
            "it wants a password, and the password file `%s` has no line for"
                + " `localhost:%d:postgres:keeper`",
            file, database.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void a_file_that_others_may_touch_is_left_alone(String permissions) throws IOException {
    Path file = passwords(line());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThat(login("passfile", file.toString()))
        .isEqualTo(
            "it wants a password, and the password file `%s` is left alone because others may read"
                + " it: chmod 600 makes it private",
            file);
  }

  @Test
  void a_file_that_is_not_there_or_no_text_is_named() throws IOException {
    Path missing = folder.resolve("nothing");
    assertThat(login("passfile", missing.toString()))
        .isEqualTo("it wants a password, and the password file `%s` does not exist", missing);

    Path file = passwords("");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(login("passfile", file.toString()))
        .isEqualTo(
            "it wants a password, and the password file `%s` has no line for"
                + " `localhost:%d:postgres:keeper`",
            file, database.port());
  }

  @Test
  void the_user_s_own_file_counts_only_if_it_is_asked_for() throws IOException {
    Path file = passwords(line());

    assertThat(atHome(file, () -> login("use_environment", true))).isEqualTo(IN);
    String url = "jdbc:postgresql://localhost:%d/postgres?user=keeper".formatted(database.port());
    for (Supplier<String> unasked :
        List.<Supplier<String>>of(this::login, () -> login("url", url))) {
      assertThat(atHome(file, unasked))
          .isEqualTo(
              "it wants a password: set the option `password` or `passfile`, or `use_environment`"
                  + " for PGPASSWORD and ~/.pgpass");
    }
  }

  /** The driver, too, would find the file: in the home directory and by its own property. */
  private static String atHome(Path file, Supplier<String> action) {
    String home = System.setProperty("user.home", file.getParent().toString());
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try {
      return action.get();
    } finally {
      System.setProperty("user.home", home);
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void who_needs_no_password_needs_no_file() {
    Map<String, Object> options =
        database.options("table", "t", "passfile", folder.resolve("nothing").toString());

    Pg.CONNECTOR.test(ConnectorOptions.of(Pg.CONNECTOR, options), Use.READ);
  }
}
