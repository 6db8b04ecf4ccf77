package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.profile.NewProfile;
import dev.sqlflow.report.ProfileText;
import dev.sqlflow.resolve.ResolvedProfile;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one can do with profiles without any pipeline. */
class ProjectProfilesTest {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project =
        new TestProject(folder)
            .with(
                "profiles/base.yml",
                """
                version: "1.0"
                abstract: true
                variables: {dir: data, size: 1}
                connectors:
                  in: {type: lines, params: {path: "${dir}/in.jsonl", limit: 5}}
                """)
            .with("profiles/dev.yml", "version: \"1.0\"\nextends: base\n")
            .with(
                "profiles/prod.yml",
                """
                version: "1.0"
                extends: base
                protected: true
                variables: {dir: /srv}
                connectors:
                  in: {params: {limit: "${size}"}}
                engines: {duckdb: {mode: persistent, path: "${dir}/p.db"}}
                """);
  }

  private ProjectProfiles profiles() {
    return project.open().profiles();
  }

  @Test
  void they_are_listed_with_what_they_build_on() {
    assertThat(ProfileText.list(profiles().list()))
        .containsExactly(
            "profile  kind                   extends  connections",
            "base     abstract",
            "dev      environment            base     in (lines)",
            "prod     protected environment  base     in (lines)");
  }

  @Test
  void a_profile_shows_values_origins_and_what_these_override() {
    Diagnosed<Optional<ResolvedProfile>> shown = profiles().show("prod", Optional.empty());
    assertThat(Found.lines(shown.diagnostics())).isEmpty();
    assertThat(ProfileText.show(shown.best().orElseThrow()))
        .contains(
            "  dir   /srv  profiles/prod.yml:4:18, over profiles/base.yml:3:18",
            "connection in (lines)",
            "engine duckdb",
            "  mode  persistent  profiles/prod.yml:7:26")
        .anyMatch(line -> line.matches("  path +/srv/in.jsonl +profiles/base.yml:5:36"))
        .anyMatch(
            line ->
                line.matches("  limit +1 +profiles/base.yml:3:30, over profiles/base.yml:5:62.*"));
  }

  @Test
  void the_command_line_overrides_a_variable() {
    project.withVariables(Map.of("size", "9"));
    assertThat(ProfileText.show(profiles().show("dev", Optional.empty()).best().orElseThrow()))
        .anyMatch(
            line -> line.matches("  size +9 +-Dsqlflow.var.size, over profiles/base.yml:3:30"));
  }

  @Test
  void what_a_connection_takes_from_the_environment_is_shown_but_for_secrets() throws IOException {
    project
        .with(
            "profiles/dev.yml",
            """
            version: "1.0"
            connectors:
              shop: {type: remote, params: {use_environment: true}}
              mine: {type: remote, params: {use_environment: true, url: "http://mine"}}
            """)
        .withEnvironment(Map.of("REMOTE_TOKEN", "hunter2"));

    assertThat(ProfileText.show(profiles().show("dev", Optional.of("shop")).best().orElseThrow()))
        .anyMatch(line -> line.matches("  url +unknown +REMOTE_URL, which the machine supplies"))
        .anyMatch(line -> line.matches("  token +\\*+ +environment variable REMOTE_TOKEN"));

    project.with(".env", "# mine\nREMOTE_URL=http://here\n");
    assertThat(ProfileText.show(profiles().show("dev", Optional.of("shop")).best().orElseThrow()))
        .anyMatch(line -> line.matches("  url +http://here +REMOTE_URL of .env:2"));
    assertThat(ProfileText.show(profiles().show("dev", Optional.of("mine")).best().orElseThrow()))
        .anyMatch(
            line ->
                line.matches(
                    "  url +http://mine +profiles/dev.yml:4:61, over REMOTE_URL of .env:2"));
  }

  @Test
  void one_connection_is_shown_alone_and_an_unknown_one_is_an_error() {
    ResolvedProfile one = profiles().show("dev", Optional.of("in")).best().orElseThrow();
    assertThat(one.variables()).isEmpty();
    assertThat(one.connections()).hasSize(1);
    assertThat(Found.lines(profiles().show("dev", Optional.of("inn")).diagnostics()))
        .isEqualTo("SF2303 no connection `inn` in environment `dev`");
    assertThat(Found.lines(profiles().show("dve", Optional.empty()).diagnostics()))
        .startsWith("SF2304");
  }

  @Test
  void two_environments_stand_side_by_side_with_what_is_drift() {
    assertThat(profiles().diff("dev", "prod").best())
        .anyMatch(line -> line.matches("variables.dir +data +/srv"))
        .anyMatch(line -> line.matches("connectors.in.params.limit +5 +1"))
        .anyMatch(line -> line.matches("engines.duckdb.mode +- +persistent +drift"));
    assertThat(profiles().diff("dev", "dev").best()).containsExactly("dev and dev are the same");
  }

  @Test
  void they_are_checked_without_pipelines_all_or_one() throws IOException {
    project.with(
        "profiles/qa.yml", "version: \"1.0\"\nconnectors: {a: {type: lynes, params: {}}}\n");
    assertThat(Found.lines(profiles().check(Optional.empty())))
        .isEqualTo("SF2302 profiles/qa.yml:2:24 [lynes] unknown connector type `lynes`");
    assertThat(profiles().check(Optional.of(Path.of("profiles/dev.yml")))).isEmpty();
    assertThat(Found.lines(profiles().check(Optional.of(Path.of("profiles/q.yml")))))
        .isEqualTo("SF2304 `profiles/q.yml` is no profile");
  }

  @Test
  void a_new_profile_validates_as_it_is_and_is_never_overwritten() throws IOException {
    NewProfile fresh =
        new NewProfile("qa", Optional.empty(), List.of("base"), Map.of("more", "lines"));
    assertThat(Found.lines(profiles().create(fresh).diagnostics())).isEmpty();
    assertThat(project.text("profiles/qa.yml"))
        .startsWith("# The environment qa.\nversion: \"1.0\"\nextends: [base]\n")
        .contains("  more:   # FROM \"more\"\n    type: lines\n    params: {}\n");
    assertThat(profiles().show("qa", Optional.empty()).valid()).isPresent();
    assertThat(Found.lines(profiles().create(fresh).diagnostics()))
        .isEqualTo("SF2250 profile `qa` is there: profiles/qa.yml");
  }

  @Test
  void a_copy_begins_with_the_text_of_another_one() throws IOException {
    NewProfile copy = new NewProfile("qa", Optional.of("dev"), List.of(), Map.of());
    assertThat(profiles().create(copy).best()).contains(project.path("profiles/qa.yml"));
    assertThat(project.text("profiles/qa.yml"))
        .isEqualTo("# qa: begun with the text of dev.\n" + project.text("profiles/dev.yml"));
    assertThat(profiles().diff("dev", "qa").best()).containsExactly("dev and qa are the same");
  }

  @Test
  void what_can_not_be_written_is_refused_and_nothing_is() {
    assertThat(created("../x", Optional.empty(), "base", "lines"))
        .isEqualTo("SF2251 an environment can't be called `../x`");
    assertThat(created("x", Optional.empty(), "bsae", "lines"))
        .isEqualTo("SF2251 there is no profile `bsae`");
    assertThat(created("x", Optional.empty(), "base", "lins"))
        .isEqualTo("SF2302 unknown connector type `lins`");
    assertThat(created("x", Optional.of("dev"), "base", "lines"))
        .isEqualTo("SF2251 a copy of a profile extends and connects what that one does");
    assertThat(profiles().list()).hasSize(3);
  }

  @Test
  void no_secret_is_shown_compared_or_written() throws IOException {
    project
        .with(
            "profiles/dev.yml",
            """
            version: "1.0"
            variables: {token: "${secret:env:TOKEN}"}
            connectors:
              g: {type: guarded, params: {password: hunter2, url: "http://u:hunter2@h", headers: {a: "${token}"}}}
            """)
        .with(
            "profiles/prod.yml",
            """
            version: "1.0"
            connectors:
              g: {type: guarded, params: {password: "${secret:env:PW}"}}
            """);

    ResolvedProfile shown = profiles().show("dev", Optional.empty()).best().orElseThrow();
    Path file = profiles().write(shown);

    assertThat(String.join("\n", ProfileText.show(shown)))
        .contains("password", "***")
        .doesNotContain("hunter2");
    assertThat(String.join("\n", profiles().diff("dev", "prod").best())).doesNotContain("hunter2");
    assertThat(Files.readString(file)).contains("\"password\"").doesNotContain("hunter2");
    assertThat(profiles().check(Optional.empty()))
        .extracting(ConsoleRenderer.plain()::render)
        .anyMatch(text -> text.contains("the secret option `password` is written down"))
        .noneMatch(text -> text.contains("password: hunter2"));
  }

  private String created(String name, Optional<String> from, String parent, String type) {
    return Found.lines(
        profiles()
            .create(new NewProfile(name, from, List.of(parent), Map.of("c", type)))
            .diagnostics());
  }
}
