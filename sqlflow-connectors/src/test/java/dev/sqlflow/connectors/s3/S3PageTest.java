package dev.sqlflow.connectors.s3;

import static dev.sqlflow.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.SchemasRequest;
import dev.sqlflow.SchemasResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.canary.Canary;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on the connector's page runs with each of the profiles there. */
@ExtendWith(S3Server.Extension.class)
class S3PageTest {

  private static final Pattern FILE =
      Pattern.compile("`([a-z]+/[^`]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;
  private S3Server server;

  @BeforeEach
  void begin(S3Server given) throws IOException {
    server = given;
    Matcher file = FILE.matcher(Files.readString(Path.of("../docs/connectors/s3.md")));
    while (file.find()) {
      Path path = folder.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
  }

  @Test
  void on_a_laptop_it_reads_and_writes_files() {
    assertThat(run("dev", Map.of())).isTrue();

    assertThat(folder.resolve("output/totals.csv")).hasContent("id,total\n1,5\n2,7");
  }

  @Test
  void in_staging_it_reads_and_writes_a_store_of_the_house() {
    server
        .put("staging/orders/a.csv", "id,price\n1,2\n1,3\n")
        .put("staging/orders/b.csv", "id,price\n2,7\n");

    assertThat(run("staging", machine())).isTrue();

    assertThat(server.text("staging/totals.csv")).isEqualTo("id,total\n1,5\n2,7\n");
  }

  @Test
  void in_production_it_writes_below_a_prefix_with_a_manifest() {
    server.put("prod/orders/a.csv", "id,price\n1,2\n1,3\n");

    assertThat(run("prod", machine())).isTrue();

    assertThat(server.text("prod/totals/_manifest")).endsWith("/part.parquet\n");
    Map<String, Object> totals = server.options("prod/totals/");
    totals.put("file_format", "parquet");
    assertThat(new S3Fixture(folder).rows(totals, "SELECT id, total::BIGINT FROM t"))
        .containsExactly(row(1L, 5L));
  }

  @Test
  void its_columns_are_recorded_from_the_first_object() throws IOException {
    server.put("staging/orders/a.csv", "id,price\n1,2\n").put("staging/orders/b.csv", "broken");

    SchemasResult result = record(machine());

    assertThat(result.check().diagnostics())
        .noneMatch(finding -> finding.severity() == Severity.ERROR);
    assertThat(folder.resolve("schemas/staging/orders.json"))
        .content()
        .contains("\"id\"", "\"price\"", "BIGINT");
    try (Stream<Path> left = Files.list(folder.resolve("target/sqlflow/tmp"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_first_object_that_cannot_be_read_is_called_by_its_name() {
    server.put("staging/orders/a.csv", "id,\"price\n1,2\n");

    SchemasResult result = record(machine());

    assertThat(result.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "connection `orders` can't be used: line 1 of `s3://%s/staging/orders/a.csv` opens a quote that nothing closes"
                .formatted(server.bucket));
    assertThat(folder.resolve("schemas")).doesNotExist();
  }

  @Test
  void nothing_that_is_written_tells_a_credential() throws IOException {
    Canary id = Canary.plain("access-key-id");
    Canary secret = Canary.named("secret-access-key");
    Map<String, String> machine = machine();
    machine.put("AWS_ACCESS_KEY_ID", id.value());
    machine.put("AWS_SECRET_ACCESS_KEY", secret.value());

    assertThat(run("staging", machine)).isFalse();

    id.assertAbsent(folder);
    secret.assertAbsent(folder);
  }

  private Map<String, String> machine() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("S3_ENDPOINT", server.endpoint().toString());
    variables.put("S3_BUCKET", server.bucket);
    variables.put("AWS_ACCESS_KEY_ID", S3Server.KEY_ID);
    variables.put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
    return variables;
  }

  private SchemasResult record(Map<String, String> machine) {
    Project project =
        Project.at(folder, getClass().getClassLoader()).processEnvironment(machine).build();
    return new SqlFlow(project)
        .recordSchemas(new SchemasRequest(Selection.ALL, Optional.of("staging")));
  }

  private boolean run(String environment, Map<String, String> machine) {
    Project project =
        Project.at(folder, getClass().getClassLoader()).processEnvironment(machine).build();
    RunResult result =
        new SqlFlow(project)
            .run(new RunRequest(Selection.ALL, Optional.of(environment), false), RunListener.NONE);
    assertThat(result.check().diagnostics())
        .noneMatch(finding -> finding.severity() == Severity.ERROR);
    return result.ok();
  }
}
