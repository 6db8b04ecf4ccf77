package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpToDateCheckTest {

  @TempDir Path folder;

  // A check later than every file of the test, so that the files' times tell their states apart.
  private Instant now = Instant.now().plus(Duration.ofMinutes(10));
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> lints = new LinkedHashMap<>();
  private ValidateRequest request = request(Optional.empty(), Level.RESOLVE, Gate.ERRORS);

  @BeforeEach
  void project() throws IOException {
    new TestProject(folder)
        .with("data/orders.jsonl", "{\"id\":1}\n")
        .with("data/other.txt", "")
        .with("pipelines/parts/_rates.sf", "SET rate = 2;\n")
        .with(
            "pipelines/orders.sf",
            """
            SET unused = 1;
            INCLUDE "parts/_rates.sf";
            SOURCE orders TYPE lines PARAMS {"path": "data/orders.jsonl"};
            LOAD orders FROM orders;
            EXPORT (SELECT id * ${rate} AS id, ${limit|1} AS a, '${region}' AS b FROM orders)
              TO "output/orders.jsonl" TYPE lines;
            """)
        .with(
            "profiles/dev.yml",
            "version: \"1.0\"\nvariables:\n  region: \"${REGION|north}\"\nconnectors: {}\n");
    environment.put("HOME", "/home/somebody");
  }

  private static ValidateRequest request(Optional<String> environment, Level level, Gate gate) {
    return new ValidateRequest(Selection.ALL, environment, level, gate);
  }

  private SqlFlow open() {
    return new SqlFlow(
        Project.at(folder, UpToDateCheckTest.class.getClassLoader())
            .processEnvironment(environment)
            .variables(variables)
            .demanded(Set.copyOf(variables.keySet()))
            .lints(lints)
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .build());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
  }

  @Test
  void what_has_not_changed_is_told_again() {
    ValidationResult whole = open().validate(request);

    assertThat(whole.summary())
        .isEqualTo("1 pipeline x 1 environment (dev): ok, 1 warning in 1 file");

    EarlierCheck earlier = open().unchanged(request).orElseThrow();

    assertThat(whole.fixable()).isEmpty();
    assertThat(earlier.fixable()).isEmpty();
    assertThat(earlier.summary()).isEqualTo(whole.summary());
    assertThat(earlier.annotations()).isEqualTo(open().annotations(whole));
    assertThat(earlier.findings())
        .extracting(EarlierCheck.Finding::plain)
        .containsExactlyElementsOf(
            whole.diagnostics().stream().map(ConsoleRenderer.plain()::render).toList());
    assertThat(earlier.findings().get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(earlier.findings().get(0).coloured()).contains("\u001b[");
  }

  @Test
  void how_many_findings_a_command_can_mend_is_told_and_told_again() throws IOException {
    write("profiles/dev.yml", "variables:\n  region: north\nconnectors: {}\n");

    assertThat(open().validate(request).fixable())
        .contains("1 of these can be fixed by `mvn sqlflow:fix`");
    assertThat(open().unchanged(request).orElseThrow().fixable())
        .contains("1 of these can be fixed by `mvn sqlflow:fix`");
  }

  @Test
  void before_the_first_check_there_is_nothing_to_tell() {
    assertThat(open().unchanged(request)).isEmpty();
  }

  /** Each changes one thing that may change the result. */
  private enum Change {
    PIPELINE(test -> test.append("pipelines/orders.sf", "\n")),
    PIPELINE_OF_THE_SAME_LENGTH(test -> test.write("pipelines/orders.sf", test.shouted())),
    NEW_PIPELINE(test -> test.write("pipelines/deep/er/new.sf", "SET a = 1;\n")),
    NEW_PIPELINE_IN_A_FOLDER_THAT_WAS_NOT(
        test -> test.write("src/main/sqlflow/new.sf", "SET a = 1;\n")),
    DELETED_PIPELINE(test -> Files.delete(test.folder.resolve("pipelines/orders.sf"))),
    INCLUDED_FILE(test -> test.write("pipelines/parts/_rates.sf", "SET rate = 3;\n")),
    PROFILE(test -> test.append("profiles/dev.yml", "# more\n")),
    NEW_PROFILE(test -> test.write("profiles/prod.yml", "version: \"1.0\"\nconnectors: {}\n")),
    ENVIRONMENT_FILE(test -> test.write(".env", "REGION=south\n")),
    DATA(test -> test.append("data/orders.jsonl", "{\"id\":2}\n")),
    DATA_REPLACED_BY_AN_OLDER_FILE(
        test -> {
          Path file = test.folder.resolve("data/orders.jsonl");
          Path other = test.folder.resolve("data/replacement");
          Files.writeString(other, "{\"ix\":1}\n");
          Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
          Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        }),
    DELETED_DATA(test -> Files.delete(test.folder.resolve("data/orders.jsonl"))),
    VARIABLE(test -> test.variables.put("limit", "2")),
    ENVIRONMENT_VARIABLE(test -> test.environment.put("REGION", "south")),
    ENVIRONMENT_VARIABLE_WITHOUT_PROFILE(test -> test.environment.put("limit", "7")),
    RECORDED_SCHEMAS(test -> test.write("schemas/dev/orders.json", "{}")),
    LINT(test -> test.lints.put("SF6030", "off")),
    LEVEL(test -> test.request = request(Optional.empty(), Level.STATIC, Gate.ERRORS)),
    ENVIRONMENT(test -> test.request = request(Optional.of("dev"), Level.RESOLVE, Gate.ERRORS)),
    GATE(
        test ->
            test.request =
                request(
                    Optional.empty(),
                    Level.RESOLVE,
                    new Gate(true, OptionalInt.empty(), Optional.empty(), false))),
    REPORT(test -> Files.delete(test.folder.resolve("target/sqlflow/TEST-sqlflow-dev.xml"))),
    REPORT_WRITTEN_BY_ANOTHER_CHECK(test -> test.append("target/sqlflow/sqlflow.json", " ")),
    DAY(test -> test.now = test.now.plus(Duration.ofDays(1)));

    private final Step step;

    Change(Step step) {
      this.step = step;
    }
  }

  private interface Step {
    void change(UpToDateCheckTest test) throws IOException;
  }

  private String shouted() throws IOException {
    return Files.readString(folder.resolve("pipelines/orders.sf")).replace("SELECT", "select");
  }

  @ParameterizedTest
  @EnumSource
  void what_has_changed_is_checked_again(Change change) throws IOException {
    open().validate(request);
    assertThat(open().unchanged(request)).isPresent();

    change.step.change(this);

    assertThat(open().unchanged(request)).isEmpty();
  }

  @Test
  void what_nothing_asked_for_may_change() throws IOException {
    open().validate(request);

    environment.put("HOME", "/home/somebody/else");
    append("data/other.txt", "more");
    write("notes.md", "# Notes");

    assertThat(open().unchanged(request)).isPresent();
  }

  @Test
  void what_a_variable_of_the_command_line_means_counts_as_what_it_is() {
    variables.put("limit", "3");
    open().validate(request);
    assertThat(open().unchanged(request)).isPresent();

    variables.put("limit", "4");
    assertThat(open().unchanged(request)).isEmpty();
  }

  @Test
  void a_check_that_did_not_pass_is_made_again() throws IOException {
    append("pipelines/orders.sf", "LOAD a FROM nothing;\n");

    assertThat(open().validate(request).ok()).isFalse();

    assertThat(open().unchanged(request)).isEmpty();
  }

  @Test
  void a_baseline_that_changes_is_looked_at_again() throws IOException {
    Path file = folder.resolve("known.json");
    Gate writes = new Gate(false, OptionalInt.empty(), Optional.of(file), true);
    open().validate(request(Optional.empty(), Level.RESOLVE, writes));
    Gate reads = new Gate(true, OptionalInt.empty(), Optional.of(file), false);
    request = request(Optional.empty(), Level.RESOLVE, reads);
    assertThat(open().unchanged(request)).isEmpty();
    open().validate(request);
    assertThat(open().unchanged(request)).isPresent();

    append("known.json", "\n");

    assertThat(open().unchanged(request)).isEmpty();
  }

  @Test
  void what_was_written_just_before_the_check_may_change_unseen() throws IOException {
    now = Instant.now();
    write("pipelines/orders.sf", "SET a = 1;\n");

    open().validate(request);

    assertThat(open().unchanged(request)).isEmpty();
  }

  @Test
  void a_selection_is_always_checked() {
    ValidateRequest one =
        new ValidateRequest(Selection.parse("orders"), Optional.empty(), Level.RESOLVE);

    open().validate(one);

    assertThat(open().unchanged(one)).isEmpty();
  }

  @Test
  void a_value_that_is_a_secret_is_not_even_hashed() throws IOException {
    write(
        "pipelines/guarded.sf",
        """
        SOURCE g TYPE guarded PARAMS {"path": "data/orders.jsonl", "password": "${PASSWORD}"};
        LOAD g FROM g;
        EXPORT g TO "output/g.jsonl" TYPE lines;
        """);
    environment.put("PASSWORD", "hunter2");

    assertThat(open().validate(request).ok()).isTrue();

    assertThat(open().unchanged(request)).isEmpty();
    assertThat(folder.resolve("target/sqlflow/validate.stamp")).doesNotExist();
  }

  private void remote() throws IOException {
    write(
        "profiles/dev.yml",
        """
        version: "1.0"
        variables: {region: north}
        connectors:
          shop: {type: remote, params: {use_environment: true}}
        """);
    write(
        "pipelines/shop.sf",
        """
        SOURCE s FROM "shop" OPTIONS {"table": "t"};
        LOAD s FROM s;
        EXPORT s TO "output/s.jsonl" TYPE lines;
        """);
  }

  @Test
  void what_a_connection_takes_from_the_environment_counts() throws IOException {
    remote();
    environment.put("REMOTE_URL", "http://one");
    assertThat(open().validate(request).ok()).isTrue();
    assertThat(open().unchanged(request)).isPresent();

    environment.put("REMOTE_URL", "http://another");
    assertThat(open().unchanged(request)).isEmpty();

    environment.put("REMOTE_URL", "http://one");
    environment.put("REMOTE_TOKEN", "hunter2");
    assertThat(open().unchanged(request)).isEmpty();
  }

  @Test
  void a_secret_that_a_connection_takes_from_the_environment_is_not_even_hashed()
      throws IOException {
    remote();
    environment.put("REMOTE_URL", "http://one");
    environment.put("REMOTE_TOKEN", "hunter2");

    assertThat(open().validate(request).ok()).isTrue();

    assertThat(folder.resolve("target/sqlflow/validate.stamp")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"${secret:env:OTHER}\"", "null"})
  void nor_is_a_secret_of_the_environment_where_the_connection_says_another(String token)
      throws IOException {
    remote();
    write(
        "profiles/dev.yml",
        """
        version: "1.0"
        variables: {region: north}
        connectors:
          shop: {type: remote, params: {use_environment: true, token: %s}}
        """
            .formatted(token));
    environment.put("REMOTE_URL", "http://one");
    assertThat(open().validate(request).ok()).isTrue();
    assertThat(open().unchanged(request)).isPresent();

    environment.put("REMOTE_TOKEN", "hunter2");
    assertThat(open().unchanged(request)).isEmpty();
    assertThat(open().validate(request).ok()).isTrue();

    assertThat(folder.resolve("target/sqlflow/validate.stamp")).doesNotExist();
    try (Stream<Path> written = Files.walk(folder.resolve("target"))) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("hunter2");
      }
    }
  }

  @Test
  void a_damaged_stamp_is_none() throws IOException {
    open().validate(request);
    Path stamp = folder.resolve("target/sqlflow/validate.stamp");
    byte[] whole = Files.readAllBytes(stamp);

    for (int length = 0; length < whole.length; length += 7) {
      Files.write(stamp, Arrays.copyOf(whole, length));
      assertThat(open().unchanged(request)).isEmpty();
    }
    Files.write(stamp, "something else".getBytes(StandardCharsets.UTF_8));
    assertThat(open().unchanged(request)).isEmpty();
    Files.write(stamp, whole);
    assertThat(open().unchanged(request)).isPresent();
  }
}
