package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sqlflow.Level;
import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.SchemasRequest;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.ValidationResult;
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.engine.RunReport;
import dev.sqlflow.report.TestedConnection;
import dev.sqlflow.report.TestedConnection.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table of a real server, at every level of {@code validate}. */
@ExtendWith(Server.class)
class PostgresLevelsTest {

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void project(Database given) throws IOException {
    database = given;
    database.execute("CREATE TABLE people AS SELECT 1 AS id, 'Ada' AS name");
    write(
        "profiles/dev.yml",
        """
        version: "1.0"
        connectors:
          shop:
            type: postgres
            params: {host: localhost, port: %d, database: postgres, username: postgres, schema: %s}
        """
            .formatted(database.port(), database.schema()));
    pipeline("name");
  }

  private void pipeline(String expression) throws IOException {
    write(
        "pipelines/people.sf",
        """
        SOURCE people FROM "shop" OPTIONS {"table": "people"};
        LOAD people FROM people;
        CREATE TABLE names AS SELECT %s AS n FROM people;
        EXPORT names TO "output/names.csv" TYPE csv;
        """
            .formatted(expression));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private SqlFlow open() {
    return new SqlFlow(Project.at(folder, getClass().getClassLoader()).build());
  }

  private void recordSchemas() {
    assertThat(open().recordSchemas(new SchemasRequest(Selection.ALL, Optional.of("dev"))).ok())
        .isTrue();
  }

  private ValidationResult validate(Level level) {
    return open().validate(new ValidateRequest(Selection.ALL, Optional.of("dev"), level));
  }

  private List<String> found(Level level) {
    return validate(level).diagnostics().stream()
        .map(one -> one.code().id() + " " + one.message())
        .toList();
  }

  @Test
  void queries_are_bound_offline_once_the_schema_is_recorded() throws IOException {
    assertThat(found(Level.RESOLVE))
        .containsExactly(
            "SF3801 columns of source `people` are unknown: its schema is not recorded");
    recordSchemas();

    assertThat(Files.readString(folder.resolve("schemas/dev/people.json")))
        .contains("\"name\": \"id\",\n      \"type\": \"INTEGER\"")
        .contains("\"name\": \"name\",\n      \"type\": \"VARCHAR\"");
    assertThat(found(Level.RESOLVE)).isEmpty();
    pipeline("nam");
    assertThat(found(Level.RESOLVE)).containsExactly("SF3402 unknown column `nam`");
  }

  @Test
  void the_connection_is_tested_and_drift_is_told() {
    recordSchemas();
    ValidationResult result = validate(Level.CONNECT);

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.connections())
        .filteredOn(one -> one.type().equals("postgres"))
        .extracting(TestedConnection::state)
        .containsExactly(State.OK);
    database.execute("ALTER TABLE people ADD COLUMN age integer");
    assertThat(found(Level.CONNECT))
        .containsExactly(
            "SF3803 the recorded schema of source `people` is out of date: `age` is new");
    database.execute("DROP TABLE people");
    assertThat(validate(Level.CONNECT).diagnostics())
        .filteredOn(Diagnostic::isError)
        .extracting(one -> one.code().id(), Diagnostic::label)
        .containsExactly(tuple("SF5201", "not found"));
  }

  @Test
  void at_level_sample_the_pipeline_runs_on_rows_of_the_server() throws IOException {
    recordSchemas();
    assertThat(validate(Level.SAMPLE).diagnostics()).isEmpty();
    assertThat(folder.resolve("output/names.csv")).doesNotExist();
    pipeline("name::INTEGER");

    assertThat(found(Level.CONNECT)).isEmpty();
    assertThat(found(Level.SAMPLE))
        .containsExactly(
            "SF5001 could not convert string 'Ada' to INT32 when casting from source column name");
  }

  @Test
  void a_failed_step_of_a_run_names_its_connection_and_the_kind_of_failure() {
    database.execute("DROP TABLE people");

    RunRequest request = new RunRequest(Selection.ALL, Optional.of("dev"), false);

    assertThat(open().run(request, RunListener.NONE).reports())
        .flatExtracting(RunReport::diagnostics)
        .filteredOn(Diagnostic::isError)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code().id()).isEqualTo("SF5002");
              assertThat(one.message())
                  .isEqualTo(
                      "connection `shop`: postgres `postgres` at localhost:%d does not have it: relation \"%s.people\" does not exist"
                          .formatted(database.port(), database.schema()));
              assertThat(one.label()).isEqualTo("not found");
            });
  }
}
