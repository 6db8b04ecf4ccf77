package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.SchemasResult.Change;
import dev.sqlflow.SchemasResult.Recorded;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries over data that lies elsewhere are bound offline, by what was recorded once. */
class RecordedSchemasTest {

  private static final String ORDERS =
      """
      {
        "version": "1",
        "connector": "remote",
        "reads": "orders",
        "columns": [
          {
            "name": "id",
            "type": "BIGINT"
          },
          {
            "name": "name",
            "type": "VARCHAR"
          }
        ]
      }
      """;

  @TempDir Path folder;
  private TestProject project;
  private RemoteServer server;

  @BeforeEach
  void begin() throws IOException {
    server = RemoteServer.start().with("orders", "id BIGINT,name VARCHAR", "1,ann");
    project = new TestProject(folder).withProfiles("dev");
    pipeline("a", "orders", "SELECT id FROM orders");
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void pipeline(String name, String table, String query) throws IOException {
    project.with(
        "pipelines/" + name + ".sf",
        """
        SOURCE Orders TYPE remote PARAMS {"url": "%s", "table": "%s"};
        LOAD orders FROM Orders;
        CREATE TABLE t_%s AS %s;
        EXPORT t_%3$s TO "output/%3$s.jsonl" TYPE lines;
        """
            .formatted(server.url(), table, name, query));
  }

  private SchemasResult recordSchemas() {
    return project.open().recordSchemas(new SchemasRequest(Selection.ALL, Optional.empty()));
  }

  private ValidationResult validate(Level level) {
    return project.open().validate(new ValidateRequest(Selection.ALL, Optional.empty(), level));
  }

  private String found(Level level) {
    return Found.lines(validate(level).diagnostics());
  }

  @Test
  void a_source_without_record_has_unknown_columns_and_one_note() {
    ValidationResult result = validate(Level.RESOLVE);

    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo(
            "SF3801 pipelines/a.sf:1:20 [remote] columns of source `Orders` are unknown:"
                + " its schema is not recorded");
    assertThat(result.diagnostics().get(0).help())
        .containsExactly(
            "`mvn sqlflow:schemas -Denv=` asks for it once and records it, to be committed");
    assertThat(result.pipelines().get(0).verdicts()).containsEntry("dev", Verdict.UNKNOWN);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void recording_asks_once_and_writes_the_same_bytes_again() throws IOException {
    SchemasResult first = recordSchemas();

    assertThat(first.ok()).isTrue();
    Path file = project.path("schemas/dev/orders.json");
    assertThat(first.schemas()).containsExactly(new Recorded(file, 2, Change.NEW));
    assertThat(server.asked()).containsExactly("orders none");
    assertThat(project.text("schemas/dev/orders.json")).isEqualTo(ORDERS);
    assertThat(recordSchemas().schemas()).containsExactly(new Recorded(file, 2, Change.SAME));
    server.with("orders", "id VARCHAR");
    assertThat(recordSchemas().schemas()).containsExactly(new Recorded(file, 1, Change.CHANGED));
  }

  @Test
  void queries_are_bound_by_what_was_recorded_without_a_server() throws IOException {
    project.with("schemas/dev/orders.json", ORDERS);
    server.close();

    assertThat(found(Level.RESOLVE)).isEmpty();
    pipeline("a", "orders", "SELECT nam FROM orders");
    assertThat(found(Level.RESOLVE)).contains("SF3402 pipelines/a.sf:3:28 [nam]");
  }

  @Test
  void a_run_takes_the_data_as_it_is() throws IOException {
    recordSchemas();
    RunResult run =
        project
            .open()
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);

    assertThat(run.ok()).isTrue();
    assertThat(project.text("output/a.jsonl")).isEqualTo("{\"id\":1}\n");
  }

  @Test
  void one_name_for_different_data_makes_a_file_for_each_pipeline() throws IOException {
    server.with("clients", "name VARCHAR");
    pipeline("b", "clients", "SELECT name FROM orders");
    recordSchemas();

    assertThat(project.path("schemas/dev")).isDirectoryContaining("glob:**/a.orders.json");
    assertThat(project.path("schemas/dev")).isDirectoryContaining("glob:**/b.orders.json");
    assertThat(project.path("schemas/dev/orders.json")).doesNotExist();
    assertThat(found(Level.RESOLVE)).isEmpty();
  }

  @Test
  void what_was_recorded_of_another_table_is_not_taken() throws IOException {
    recordSchemas();
    pipeline("a", "clients", "SELECT id FROM orders");

    assertThat(found(Level.RESOLVE))
        .isEqualTo(
            "SF3801 pipelines/a.sf:1:20 [remote] columns of source `Orders` are unknown:"
                + " `schemas/dev/orders.json` was recorded of other data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"version\": \"2\"}",
        "{\"version\": \"1\", \"columns\": [{\"name\": \"id\", \"type\": \"BIGINT\"}]}",
        "{\"version\": \"1\", \"connector\": \"remote\", \"columns\": []}",
        "{\"version\": \"1\", \"connector\": \"remote\", \"columns\": [{\"name\": \"id\"}]}"
      })
  void a_damaged_record_is_an_error_in_its_file(String text) throws IOException {
    project.with("schemas/dev/orders.json", text);

    assertThat(found(Level.RESOLVE))
        .startsWith("SF3802 schemas/dev/orders.json:1:")
        .endsWith("malformed recorded schema")
        .doesNotContain("\n");
  }

  @Test
  void a_recorded_type_that_does_not_exist_is_an_error() throws IOException {
    project.with("schemas/dev/orders.json", ORDERS.replace("BIGINT", "BIGINTEGER"));

    assertThat(found(Level.RESOLVE)).startsWith("SF3703 pipelines/a.sf:1:");
  }

  @Test
  void a_record_that_is_out_of_date_is_told_where_the_source_can_be_asked() throws IOException {
    project.with("schemas/dev/orders.json", ORDERS);
    server.with("orders", "id VARCHAR,age BIGINT");

    assertThat(found(Level.RESOLVE)).isEmpty();
    assertThat(found(Level.CONNECT))
        .isEqualTo(
            "SF3803 pipelines/a.sf:1:20 [remote] the recorded schema of source `Orders` is out of"
                + " date: `id` is VARCHAR and was BIGINT, `age` is new, `name` is gone");
    server.with("orders", "name VARCHAR,id BIGINT");
    assertThat(found(Level.CONNECT)).endsWith("its columns have another order or case");
    server.with("orders", "id BIGINT,name VARCHAR");
    assertThat(found(Level.CONNECT)).isEmpty();
  }

  @Test
  void a_source_that_can_not_be_asked_is_told_and_the_others_are_recorded() throws IOException {
    project.with(
        "pipelines/b.sf",
        """
        SOURCE gone TYPE remote PARAMS {"table": "gone", "url": "%s"};
        LOAD gone FROM gone;
        EXPORT gone TO "output/gone.jsonl" TYPE lines;
        """
            .formatted(server.url()));
    SchemasResult result = recordSchemas();

    assertThat(result.ok()).isFalse();
    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo(
            "SF5201 pipelines/b.sf:1:42 [\"gone\"] connection `pipelines/b.sf:1` can't be used:"
                + " there is no table `gone`");
    assertThat(result.schemas()).hasSize(1);
  }

  @Test
  void what_another_pipeline_writes_is_not_asked_for_and_has_the_columns_of_the_export()
      throws IOException {
    project.with(
        "pipelines/a.sf",
        """
        SOURCE orders TYPE remote PARAMS {"url": "%s", "table": "orders"};
        LOAD orders FROM orders;
        EXPORT orders TO "copies" TYPE remote OPTIONS {"url": "%1$s"};
        """
            .formatted(server.url()));
    pipeline("b", "copies", "SELECT nam FROM orders");
    SchemasResult result = recordSchemas();

    assertThat(result.ok()).isTrue();
    assertThat(result.schemas())
        .containsExactly(new Recorded(project.path("schemas/dev/orders.json"), 2, Change.NEW));
    assertThat(found(Level.RESOLVE)).contains("SF3402 pipelines/b.sf:3:28 [nam]");
  }

  @Test
  void a_broken_pipeline_is_told_before_anybody_is_asked() throws IOException {
    project.with("pipelines/b.sf", "LOAD");
    SchemasResult result = recordSchemas();

    assertThat(result.ok()).isFalse();
    assertThat(result.check().diagnostics()).isNotEmpty();
    assertThat(server.asked()).isEmpty();
    assertThat(Files.exists(project.path("schemas"))).isFalse();
  }
}
