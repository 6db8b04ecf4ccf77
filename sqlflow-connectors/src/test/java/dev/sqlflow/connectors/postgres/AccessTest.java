package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.ConnectionTest.Use;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.testkit.ConnectorOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a test of a connection tells, and that it changes nothing. */
@ExtendWith(Server.class)
class AccessTest {

  private Database database;

  @BeforeEach
  void server(Database given) {
    database = given;
    database.execute("CREATE TABLE t AS SELECT 1 AS id");
    database.execute(
        "DO $$ BEGIN CREATE ROLE visitor LOGIN; EXCEPTION WHEN others THEN NULL; END $$");
    database.execute("GRANT USAGE ON SCHEMA " + database.schema() + " TO visitor");
  }

  private static Optional<Kind> failure(Use use, Map<String, Object> options) {
    Throwable failure =
        catchThrowable(() -> Pg.CONNECTOR.test(ConnectorOptions.of(Pg.CONNECTOR, options), use));
    return Optional.ofNullable((ConnectorException) failure).map(ConnectorException::kind);
  }

  @Test
  void what_can_be_read_is_there_and_allowed() {
    assertThat(failure(Use.READ, database.options("table", "t"))).isEmpty();
    assertThat(failure(Use.READ, database.options("table", "u"))).contains(Kind.NOT_FOUND);
    assertThat(failure(Use.READ, database.options("table", "t", "username", "visitor")))
        .contains(Kind.FORBIDDEN);
  }

  @Test
  void what_can_be_written_is_allowed_or_can_be_made() {
    assertThat(failure(Use.WRITE, database.options("table", "t"))).isEmpty();
    assertThat(failure(Use.WRITE, database.options("table", "u"))).isEmpty();
    assertThat(failure(Use.WRITE, database.options("table", "u", "schema", "nowhere")))
        .contains(Kind.NOT_FOUND);
    assertThat(failure(Use.WRITE, database.options("table", "t", "username", "visitor")))
        .contains(Kind.FORBIDDEN);
    assertThat(failure(Use.WRITE, database.options("table", "u", "username", "visitor")))
        .contains(Kind.FORBIDDEN);
    assertThat(database.rows("SELECT to_regclass('u') IS NULL")).containsExactly("t");
  }

  @Test
  void a_server_that_is_not_there_is_not_tried_again() {
    assertThat(failure(Use.READ, database.options("table", "t", "port", 1)))
        .contains(Kind.UNREACHABLE);
  }
}
