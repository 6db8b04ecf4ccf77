package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.SecretText;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.profile.ProfileSchema;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.Resolving;
import dev.sqlflow.testing.TestConnectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code use_environment} makes of variables of the environment. */
class OptionsFromEnvironmentTest {

  private static final String SOURCE = "SOURCE s FROM \"c\";";

  @TempDir Path project;
  private Resolving resolving;

  @BeforeEach
  void begin() {
    resolving = new Resolving(project, TestConnectors.registry(new TestConnectors.Served()));
  }

  private OptionsFromEnvironmentTest with(String variable, String value) {
    resolving.environment(variable, value);
    return this;
  }

  private ResolvedOptions options(String params) {
    return options(params, SOURCE);
  }

  private ResolvedOptions options(String params, String pipeline) {
    connection(params);
    ResolvedStatement.Source source = (ResolvedStatement.Source) resolving.only(pipeline);
    return source.connection().orElseThrow().options();
  }

  private void connection(String params) {
    resolving.profile("connectors:\n  c: {type: served, params: {" + params + "}}\n");
  }

  private List<Diagnostic> findings(String params) {
    connection(params);
    return resolving.resolve(SOURCE).diagnostics();
  }

  private static String origin(ResolvedOptions options, String name) {
    return options.values().get(name).map(ConfigValue::origin).map(Origin::describe).orElseThrow();
  }

  @Test
  void they_mean_nothing_to_a_connection_that_does_not_ask() {
    with("SERVED_HOST", "db").with("SERVED_PORT", "6000").with("SERVED_USER", "eve");

    assertThat(options("user: ada").options().text("host")).isEqualTo("localhost");
    assertThat(options("user: ada, use_environment: false").options().has("port")).isFalse();
    assertThat(Found.lines(findings("use_environment: false"))).startsWith("SF4105");
    assertThat(findings("use_environment: false").get(0).help())
        .containsExactly("add `\"user\": ...` to its options");
  }

  @Test
  void they_are_above_the_defaults_and_below_what_is_written() {
    with("SERVED_HOST", "db").with("SERVED_USER", "eve").with("SERVED_PORT", "6000");

    ResolvedOptions options =
        options(
            "use_environment: true, user: ada", "SOURCE s FROM \"c\" OPTIONS {\"port\": 7000};");

    assertThat(options.options().text("host")).isEqualTo("db");
    assertThat(origin(options, "host")).isEqualTo("environment variable SERVED_HOST");
    assertThat(options.overridden("host"))
        .containsExactly(new Origin.ConnectorDefault("served", "host"));
    assertThat(options.options().text("user")).isEqualTo("ada");
    assertThat(options.overridden("user"))
        .containsExactly(new Origin.EnvironmentVariable("SERVED_USER"));
    assertThat(options.options().integer("port")).isEqualTo(7000);
    assertThat(options.overridden("port"))
        .containsExactly(new Origin.EnvironmentVariable("SERVED_PORT"));
  }

  @Test
  void a_statement_may_ask_too() {
    with("SERVED_USER", "eve").with("SERVED_PORT", "6000");

    ResolvedOptions options =
        options("user: ada", "SOURCE s TYPE served PARAMS {\"use_environment\": true};");

    assertThat(options.options().text("user")).isEqualTo("eve");
    assertThat(options.options().integer("port")).isEqualTo(6000);
  }

  @Test
  void null_takes_away_what_they_say() {
    with("SERVED_HOST", "db").with("SERVED_PORT", "6000").with("SERVED_USER", "eve");

    ResolvedOptions options = options("use_environment: true, host: null, port: null");

    assertThat(options.options().text("host")).isEqualTo("localhost");
    assertThat(options.options().has("port")).isFalse();
  }

  @Test
  void an_empty_one_says_nothing() {
    with("SERVED_HOST", "").with("SERVED_USER", "eve");

    assertThat(options("use_environment: true").options().text("host")).isEqualTo("localhost");
  }

  @Test
  void beside_an_option_that_says_the_same_they_are_silent() {
    with("SERVED_HOST", "db").with("SERVED_USER", "eve").with("SERVED_PASSWORD", "hunter2");

    ResolvedOptions options = options("use_environment: true, url: \"served://x\"");

    assertThat(options.options().text("host")).isEqualTo("localhost");
    assertThat(options.options().has("user")).isFalse();
    assertThat(options.options().text("password")).isEqualTo("hunter2");
  }

  @Test
  void the_wish_may_be_a_reference_of_which_a_fault_is_told_once() {
    with("SERVED_USER", "eve");
    resolving.commandLine("wish", "true");

    assertThat(options("use_environment: \"${wish}\"").options().text("user")).isEqualTo("eve");
    assertThat(Found.lines(findings("use_environment: \"${nothing}\", user: ada")))
        .startsWith("SF2101")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc|SF4103 profiles/dev.yml:3:47 [true] option `port` of connector `served` must be a whole"
            + " number, not the text `abc`",
        "0|SF4104 profiles/dev.yml:3:47 [true] option `port` of connector `served` must be at least"
            + " 1, not the number `0`",
      })
  void a_wrong_value_is_told_where_it_was_asked_for_with_its_variable(String value, String line) {
    with("SERVED_USER", "eve").with("SERVED_PORT", value);

    List<Diagnostic> found = findings("use_environment: true");

    assertThat(Found.lines(found)).isEqualTo(line);
    assertThat(found.get(0).help())
        .contains("the value comes from environment variable SERVED_PORT");
  }

  @Test
  void a_secret_is_one_and_no_literal() {
    with("SERVED_USER", "eve").with("SERVED_PASSWORD", "hunter2");

    ResolvedOptions options = options("use_environment: true");

    assertThat(options.values().get("password").orElseThrow()).isInstanceOf(SecretText.class);
    assertThat(origin(options, "password")).isEqualTo("environment variable SERVED_PASSWORD");
    assertThat(options.mask().text("no hunter2 here")).isEqualTo("no *** here");
    assertThat(options.options().text("password")).isEqualTo("hunter2");
  }

  @Test
  void their_files_may_lie_anywhere_unlike_those_that_a_project_names() {
    with("SERVED_USER", "eve").with("SERVED_KEY_FILE", "/etc/key.pem");

    ResolvedOptions options = options("use_environment: true");

    assertThat(options.options().text("key_file")).isEqualTo("/etc/key.pem");
    assertThat(options.external()).isTrue();
    assertThat(Found.lines(findings("use_environment: true, key_file: \"${SERVED_KEY_FILE}\"")))
        .startsWith("SF4111");
  }

  @Test
  void a_number_is_a_time_span_in_seconds() {
    with("SERVED_USER", "eve").with("SERVED_TIMEOUT", "5");
    assertThat(options("use_environment: true").options().optionalDuration("timeout"))
        .contains(Duration.ofSeconds(5));

    with("SERVED_TIMEOUT", "2m");
    assertThat(options("use_environment: true").options().optionalDuration("timeout"))
        .contains(Duration.ofMinutes(2));
  }

  @Test
  void what_must_be_set_and_is_not_names_its_variable() {
    List<Diagnostic> found = findings("use_environment: true");

    assertThat(Found.lines(found))
        .isEqualTo("SF4105 pipelines/sales.sf:1:16 [c] connector `served` needs the option `user`");
    assertThat(found.get(0).help())
        .containsExactly(
            "set the environment variable SERVED_USER, or add `\"user\": ...` to its options");
  }

  @Test
  void elsewhere_it_is_unknown_and_nothing_else_is() {
    connection("use_environment: true");

    Diagnosed<ResolvedPipeline> resolved = resolving.elsewhere().resolve(SOURCE);

    assertThat(resolved.diagnostics()).isEmpty();
    assertThat(resolved.best().unknownVariables()).containsExactly("SERVED_USER");
    ResolvedStatement.Source source =
        (ResolvedStatement.Source) resolved.best().statements().get(0);
    ResolvedOptions options = source.connection().orElseThrow().options();
    assertThat(options.isKnown()).isFalse();
    assertThat(origin(options, "user")).isEqualTo("SERVED_USER, which the machine supplies");
    assertThat(options.options().text("host")).isEqualTo("localhost");
  }

  @Test
  void what_the_profile_requires_is_unknown_too_and_may_come_from_the_command_line() {
    resolving.profile(
        """
        requires: {SERVED_HOST: string}
        connectors:
          c: {type: served, params: {use_environment: true, user: ada}}
        """);
    assertThat(resolving.findings(SOURCE)).startsWith("SF2120").hasLineCount(1);
    assertThat(resolving.elsewhere().resolve(SOURCE).best().unknownVariables())
        .containsExactly("SERVED_HOST");

    resolving.commandLine("SERVED_HOST", "db").commandLine("SERVED_PORT", "6000");
    ResolvedStatement.Source source = (ResolvedStatement.Source) resolving.only(SOURCE);
    ResolvedOptions options = source.connection().orElseThrow().options();
    assertThat(options.options().text("host")).isEqualTo("db");
    assertThat(origin(options, "host")).isEqualTo("-Dsqlflow.var.SERVED_HOST");
    assertThat(options.options().has("port")).isFalse();
  }

  @Test
  void what_the_profile_requires_is_missing_where_it_is_empty() {
    resolving.profile(
        """
        requires: {SERVED_USER: string, SERVED_PORT: integer}
        connectors:
          c: {type: served, params: {use_environment: true}}
          d: {type: served, params: {use_environment: true, host: elsewhere}}
        """);
    with("SERVED_USER", "").with("SERVED_PORT", "");

    assertThat(resolving.findings(SOURCE + "SOURCE t FROM \"d\";"))
        .isEqualTo(
            """
            SF2121 profiles/dev.yml:2:33 [SERVED_PORT] `SERVED_PORT` must be of type integer, and is not
            SF2120 profiles/dev.yml:2:12 [SERVED_USER] `SERVED_USER` is required, and nothing supplies it""");
  }

  @Test
  void a_value_with_nul_is_told_at_the_wish() {
    with("SERVED_USER", "eve").with("SERVED_HOST", "a\0b");

    assertThat(Found.lines(findings("use_environment: true")))
        .isEqualTo("SF2105 profiles/dev.yml:3:47 [true] a value must not hold NUL");
  }

  @Test
  void a_nul_is_told_once_and_only_where_the_value_counts() {
    with("SERVED_USER", "eve").with("SERVED_HOST", "a\0b").with("SERVED_PORT", "6\0");

    assertThat(Found.lines(findings("use_environment: true, host: db")))
        .isEqualTo("SF2105 profiles/dev.yml:3:47 [true] a value must not hold NUL");
    assertThat(findings("use_environment: true, host: db, port: null")).isEmpty();
    assertThat(findings("use_environment: true, url: \"served://x\"")).isEmpty();
  }

  @Test
  void a_reference_to_null_silences_no_variable() {
    with("SERVED_HOST", "db").with("SERVED_USER", "eve");
    resolving.profile(
        """
        variables: {url: ~}
        connectors:
          c: {type: served, params: {use_environment: true, url: "${url}"}}
        """);

    ResolvedStatement.Source source = (ResolvedStatement.Source) resolving.only(SOURCE);
    ResolvedOptions options = source.connection().orElseThrow().options();

    assertThat(options.options().text("host")).isEqualTo("db");
    assertThat(options.options().text("user")).isEqualTo("eve");
    assertThat(options.options().has("url")).isFalse();
  }

  @Test
  void the_help_names_no_variable_that_does_not_count() {
    String params = "use_environment: true, strict: true";

    assertThat(findings(params).get(0).help())
        .containsExactly(
            "set the environment variable SERVED_USER, or add `\"user\": ...` to its options");
    assertThat(findings(params + ", url: \"served://x\"").get(0).help())
        .containsExactly("add `\"user\": ...` to its options");
  }

  @Test
  void which_secrets_were_asked_for_is_known_even_where_the_connection_says_another() {
    connection("use_environment: true, user: ada, password: null");
    assertThat(resolving.resolve(SOURCE).best().variables().secrets())
        .containsExactly("SERVED_PASSWORD");

    connection("user: ada");
    assertThat(resolving.resolve(SOURCE).best().variables().secrets()).isEmpty();
  }

  @Test
  void an_editor_shows_the_variable_and_beside_what_it_does_not_count() {
    ConnectorRegistry registry = TestConnectors.registry(new TestConnectors.Served());

    assertThat(ProfileSchema.with(registry).toString())
        .contains(
            "A secret. Where nobody sets it, `SERVED_PASSWORD` does if `use_environment` is true.")
        .contains(
            "Where. Where nobody sets it, `SERVED_HOST` does if `use_environment` is true, but not"
                + " beside `url`.");
  }

  @Test
  void the_pipeline_knows_which_it_asked_for() {
    connection("use_environment: true, user: ada, url: \"served://x\"");
    assertThat(resolving.resolve(SOURCE).best().variables().environment())
        .containsExactly("SERVED_PASSWORD", "SERVED_KEY_FILE", "SERVED_TIMEOUT");

    connection("user: ada");
    assertThat(resolving.resolve(SOURCE).best().variables().environment()).isEmpty();
  }
}
