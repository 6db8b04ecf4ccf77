package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.canary.Canary;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.report.TestedConnection;
import dev.sqlflow.report.TestedConnection.State;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate} at level {@code connect} says of each state of a connection. */
class ConnectLevelTest {

  private static final Canary TOKEN = Canary.plain("of-the-remote");

  @TempDir Path folder;
  private TestProject project;
  private RemoteServer server;

  @BeforeEach
  void begin() throws IOException {
    server = RemoteServer.start().with("orders", "id BIGINT,name VARCHAR", "1,ann", "2,bob");
    project = new TestProject(folder);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void profile(String environment, String head, String params) throws IOException {
    project.with(
        "profiles/" + environment + ".yml",
        """
        version: "1.0"
        %sconnectors:
          shop:
            type: remote
            params: {%surl: "%s"}
        """
            .formatted(head, params, server.url()));
  }

  private void pipeline(String table) throws IOException {
    project.with(
        "pipelines/a.sf",
        """
        SOURCE orders FROM "shop" OPTIONS {"table": "%s"};
        LOAD orders FROM orders;
        EXPORT orders TO "shop" OPTIONS {"table": "copies"};
        """
            .formatted(table));
  }

  private ValidationResult validate(Optional<String> environment, Level level) {
    return project.open().validate(new ValidateRequest(Selection.ALL, environment, level));
  }

  private ValidationResult connect() {
    return validate(Optional.of("dev"), Level.CONNECT);
  }

  private static List<String> rows(ValidationResult result) {
    return result.connections().stream().map(ConnectLevelTest::row).toList();
  }

  private static String row(TestedConnection one) {
    return String.join(
        " ",
        one.environment(),
        one.connection(),
        one.type(),
        one.use(),
        one.object(),
        one.state().label() + (one.reason().isEmpty() ? "" : ": " + one.reason()));
  }

  // Without the note that no schema was recorded.
  private static String found(ValidationResult result) {
    return Found.lines(
        result.diagnostics().stream().filter(one -> !one.code().id().equals("SF3801")).toList());
  }

  @Test
  void below_this_level_nobody_is_asked() throws IOException {
    profile("dev", "", "");
    pipeline("orders");

    assertThat(validate(Optional.of("dev"), Level.RESOLVE).connections()).isEmpty();
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void what_can_be_read_and_written_is_ok_in_the_table_and_the_report() throws IOException {
    profile("dev", "", "");
    pipeline("orders");
    ValidationResult result = connect();

    assertThat(result.ok()).isTrue();
    assertThat(rows(result))
        .containsExactly("dev shop remote read orders ok", "dev shop remote write copies ok");
    assertThat(result.connectionLines())
        .hasSize(3)
        .satisfies(
            lines ->
                assertThat(lines.get(0))
                    .isEqualTo("environment  connection  type    use           state    time"))
        .satisfies(
            lines ->
                assertThat(lines.get(1))
                    .matches(
                        "dev          shop        remote  read orders   ok     +\\d+\\.\\d\\d s"));
    assertThat(project.text("target/sqlflow/sqlflow.json"))
        .contains(
            """
                  "environment": "dev",
                  "connection": "shop",
                  "type": "remote",
                  "use": "read",
                  "object": "orders",
                  "state": "ok",
            """);
  }

  @Test
  void a_missing_table_is_told_where_it_is_named_and_where_the_connection_is_defined()
      throws IOException {
    profile("dev", "", "");
    pipeline("oders");
    ValidationResult result = connect();

    assertThat(found(result))
        .isEqualTo(
            "SF5201 pipelines/a.sf:1:45 [\"oders\"] connection `shop` can't be used:"
                + " there is no table `oders`");
    Diagnostic failure =
        result.diagnostics().stream().filter(Diagnostic::isError).findFirst().get();
    assertThat(failure.label()).isEqualTo("not found");
    assertThat(failure.help()).containsExactly("check its name, or make it");
    assertThat(failure.related().get(0).span().text()).isEqualTo("shop");
    assertThat(rows(result)).contains("dev shop remote read oders failed: not found");
    assertThat(result.pipelines().get(0).verdicts()).containsEntry("dev", Verdict.ERROR);
  }

  @Test
  void a_server_that_is_away_is_one_finding_at_the_connection() throws IOException {
    profile("dev", "", "");
    pipeline("orders");
    server.close();
    ValidationResult result = connect();

    assertThat(found(result))
        .isEqualTo(
            "SF5201 profiles/dev.yml:3:3 [shop] connection `shop` can't be used:"
                + " nothing answers at the url");
    assertThat(rows(result))
        .containsExactly(
            "dev shop remote read orders failed: unreachable",
            "dev shop remote write copies failed: unreachable");
  }

  @Test
  void a_refused_token_reaches_nobody_but_the_server() throws IOException {
    profile("dev", "", "token: \"${secret:env:TOKEN}\", ");
    pipeline("orders");
    project.withEnvironment(Map.of("TOKEN", TOKEN.value()));
    server.refusing("orders", 401).refusing("copies", 403);
    ValidationResult result = connect();

    assertThat(server.asked())
        .containsExactlyInAnyOrder("orders " + TOKEN.value(), "copies " + TOKEN.value());
    assertThat(found(result))
        .isEqualTo(
            "SF5201 pipelines/a.sf:3:43 [\"copies\"] connection `shop` can't be used:"
                + " the table is not for you\n"
                + "SF5201 profiles/dev.yml:3:3 [shop] connection `shop` can't be used:"
                + " no entry with ***");
    TOKEN.assertAbsent("a finding", ConsoleRenderer.plain().report(result.diagnostics(), "report"));
    TOKEN.assertAbsent("a row", result.connections().toString());
    TOKEN.assertAbsent(project.path("target"));
  }

  @Test
  void a_secret_that_is_missing_is_an_error_in_the_environment_that_is_asked_for()
      throws IOException {
    profile("dev", "", "token: \"${secret:env:TOKEN}\", ");
    pipeline("orders");
    ValidationResult result = connect();

    assertThat(found(result))
        .isEqualTo(
            "SF2142 profiles/dev.yml:5:22 [${secret:env:TOKEN}] secret `env:TOKEN`:"
                + " there is no environment variable of this name");
    assertThat(result.connections()).extracting(TestedConnection::state).containsOnly(State.FAILED);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void in_all_environments_what_another_machine_has_is_not_tested() throws IOException {
    profile("dev", "", "");
    profile("prod", "", "token: \"${secret:env:TOKEN}\", ");
    profile("stage", "requires: {T: string}\n", "token: \"${T}\", ");
    pipeline("orders");
    ValidationResult result = validate(Optional.empty(), Level.CONNECT);

    assertThat(result.ok()).isTrue();
    assertThat(rows(result))
        .contains(
            "dev shop remote read orders ok",
            "prod shop remote read orders not tested: a secret can't be had here",
            "stage shop remote read orders not tested: it needs values of its machine");
    assertThat(found(result))
        .contains("SF5202 profiles/prod.yml:3:3 [shop] connection `shop` was not tested")
        .contains("SF5202 profiles/stage.yml:4:3 [shop] connection `shop` was not tested");
  }

  @Test
  void a_protected_environment_is_touched_only_if_it_is_asked_for() throws IOException {
    profile("prod", "protected: true\n", "");
    pipeline("orders");
    ValidationResult untouched = validate(Optional.empty(), Level.CONNECT);

    assertThat(rows(untouched))
        .contains("prod shop remote read orders not tested: the environment is protected");
    assertThat(server.asked()).isEmpty();
    assertThat(rows(validate(Optional.of("prod"), Level.CONNECT)))
        .contains("prod shop remote read orders ok");
  }

  @Test
  void files_are_looked_at_too() throws IOException {
    project.withProfiles("dev").withCopy("b");
    project.with(
        "pipelines/c.sf",
        """
        SOURCE s TYPE lines PARAMS {"path": "data/none.jsonl"};
        LOAD t FROM s;
        EXPORT t TO "output/c.jsonl" TYPE lines;
        """);
    ValidationResult result = connect();

    assertThat(rows(result))
        .containsExactly(
            "dev pipelines/b.sf:1 lines read data/b.jsonl ok",
            "dev pipelines/b.sf:3 lines write output/b.jsonl ok",
            "dev pipelines/c.sf:1 lines read data/none.jsonl failed: not found",
            "dev pipelines/c.sf:3 lines write output/c.jsonl ok");
    assertThat(result.diagnostics()).extracting(one -> one.code().id()).containsExactly("SF3301");
  }

  @Test
  void what_a_run_writes_first_is_not_missed() throws IOException {
    profile("dev", "", "");
    pipeline("orders");
    project.with(
        "pipelines/b.sf",
        """
        SOURCE copies FROM "shop" OPTIONS {"table": "copies"};
        LOAD copies FROM copies;
        EXPORT copies TO "output/b.jsonl" TYPE lines;
        """);
    project.with(
        "pipelines/c.sf",
        """
        SOURCE b TYPE lines PARAMS {"path": "output/b.jsonl"};
        LOAD b FROM b;
        EXPORT b TO "output/c.jsonl" TYPE lines;
        """);
    ValidationResult first = connect();

    assertThat(rows(first))
        .contains(
            "dev shop remote read copies not tested: a run writes it first",
            "dev pipelines/c.sf:1 lines read output/b.jsonl not tested: a run writes it first");
    assertThat(found(first)).isEmpty();
    assertThat(first.ok()).isTrue();
    server.with("copies", "id BIGINT,name VARCHAR");
    assertThat(rows(connect())).contains("dev shop remote read copies ok");
    server.refusing("copies", 403);
    assertThat(connect().ok()).isFalse();
  }

  @Test
  void what_a_pipeline_writes_itself_is_missed_before_its_first_run() throws IOException {
    profile("dev", "", "");
    project.with(
        "pipelines/a.sf",
        """
        SOURCE sums FROM "shop" OPTIONS {"table": "sums"};
        LOAD sums FROM sums;
        EXPORT sums TO "shop" OPTIONS {"table": "sums"};
        """);

    assertThat(rows(connect())).contains("dev shop remote read sums failed: not found");
    assertThat(connect().ok()).isFalse();
  }

  @Test
  void what_an_export_writes_has_its_columns_whatever_was_recorded() throws IOException {
    profile("dev", "", "");
    pipeline("orders");
    project
        .with(
            "pipelines/b.sf",
            """
            SOURCE copies FROM "shop" OPTIONS {"table": "copies"};
            LOAD copies FROM copies;
            EXPORT copies TO "output/b.jsonl" TYPE lines;
            """)
        .with(
            "schemas/dev/copies.json",
            """
            {"version": "1", "connector": "remote", "reads": "copies",
             "columns": [{"name": "id", "type": "BIGINT"}]}
            """);
    server.with("copies", "id BIGINT,name VARCHAR");

    assertThat(found(connect())).isEmpty();
  }
}
