package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environments that should be alike are compared key by key. */
class DriftTest {

  private static final String VERSION = "version: \"1.0\"\n";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project =
        new TestProject(folder)
            .with(
                "pipelines/p.sf",
                """
                SOURCE s FROM "in" OPTIONS {"path": "data/s.jsonl"};
                LOAD t FROM s;
                EXPORT t TO "out/${a|x}.jsonl" TYPE lines;
                """)
            .with("data/s.jsonl", "{\"id\":1}\n");
  }

  private DriftTest profile(String environment, String text) throws IOException {
    project.with("profiles/" + environment + ".yml", VERSION + text);
    return this;
  }

  private List<Diagnostic> diagnostics(Optional<String> environment) {
    return project
        .open()
        .validate(new ValidateRequest(Selection.ALL, environment, Level.RESOLVE))
        .diagnostics();
  }

  private String findings() {
    return Found.lines(diagnostics(Optional.empty()));
  }

  @Test
  void other_values_are_what_environments_are_for() throws IOException {
    profile("dev", "variables: {a: 1}\nconnectors: {in: {type: lines, params: {limit: 1}}}\n")
        .profile(
            "prod", "variables: {a: z}\nconnectors: {in: {type: lines, params: {limit: 9}}}\n");
    assertThat(findings()).isEmpty();
  }

  @Test
  void one_environment_has_nothing_to_differ_from() throws IOException {
    profile("dev", "variables: {a: 1}\nconnectors: {in: {type: lines, params: {limit: 1}}}\n")
        .profile("base", "abstract: true\nconnectors: {}\n");
    assertThat(findings())
        .isEqualTo(
            "SF6093 profiles/base.yml:2:1 [abstract] no profile extends `base`, which is abstract");
  }

  @Test
  void a_connection_that_others_lack_is_found_where_it_stands() throws IOException {
    project.with(
        "pipelines/q.sf",
        "IF ${env} == 'prod' THEN EXPORT (SELECT 1 AS n) TO \"extra\"; END IF;\n");
    profile("dev", "connectors:\n  in: {type: lines, params: {}}\n")
        .profile("qa", "connectors:\n  in: {type: lines, params: {}}\n")
        .profile(
            "prod",
            "connectors:\n  in: {type: lines, params: {}}\n  extra: {type: lines, params: {path: o}}\n");
    List<Diagnostic> found = diagnostics(Optional.empty());
    assertThat(Found.lines(found))
        .isEqualTo(
            "SF6080 profiles/prod.yml:4:3 [extra] connection `extra` is in prod, and not in dev and qa");
    assertThat(found.get(0).environments()).containsExactly("dev", "prod", "qa");
    assertThat(found.get(0).help())
        .containsExactly(
            "if it is meant, say so in one of them:"
                + " drift: allow: [{ path: connectors.extra, reason: ... }]");
  }

  @Test
  void an_option_that_others_leave_to_its_default_is_found() throws IOException {
    profile("dev", "connectors: {in: {type: lines, params: {}}}\n")
        .profile("prod", "connectors: {in: {type: lines, params: {limit: 5}}}\n");
    assertThat(findings())
        .isEqualTo(
            "SF6082 profiles/prod.yml:2:41 [limit] option `limit` of connection `in` is in prod, and not in dev");
  }

  @Test
  void a_variable_that_only_one_defines_is_found() throws IOException {
    profile("dev", "variables: {a: 1}\nconnectors: {in: {type: lines, params: {}}}\n")
        .profile("prod", "connectors: {in: {type: lines, params: {}}}\n");
    assertThat(findings())
        .isEqualTo("SF6083 profiles/dev.yml:2:13 [a] variable `a` is in dev, and not in prod");
  }

  @Test
  void what_the_machine_must_supply_is_there_too() throws IOException {
    profile("dev", "variables: {a: 1}\nconnectors: {in: {type: lines, params: {}}}\n")
        .profile("prod", "requires: {a: string}\nconnectors: {in: {type: lines, params: {}}}\n");
    assertThat(findings()).isEmpty();
  }

  @Test
  void an_inherited_value_counts_like_an_own_one() throws IOException {
    profile(
            "base",
            "abstract: true\nvariables: {a: 1}\nconnectors: {in: {type: lines, params: {}}}\n")
        .profile("dev", "extends: base\n")
        .profile("prod", "extends: base\nvariables: {a: null}\n");
    assertThat(findings())
        .isEqualTo("SF6083 profiles/base.yml:3:13 [a] variable `a` is in dev, and not in prod");
  }

  @Test
  void a_database_that_outlives_the_run_is_another_engine() throws IOException {
    profile("dev", "connectors: {in: {type: lines, params: {}}}\nengines: {duckdb: {threads: 1}}\n")
        .profile(
            "prod",
            "connectors: {in: {type: lines, params: {}}}\nengines: {duckdb: {mode: persistent, path: d.db}}\n");
    assertThat(findings())
        .isEqualTo(
            "SF6084 profiles/prod.yml:3:26 [persistent] the engine's database is `memory` in dev, `persistent` in prod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"connectors", "connectors.in", "connectors.in.params.limit"})
  void what_is_allowed_is_no_finding(String path) throws IOException {
    profile("dev", "connectors: {in: {type: lines, params: {}}}\n")
        .profile(
            "prod",
            "connectors: {in: {type: lines, params: {limit: 5}}}\n"
                + "drift: {allow: [{path: %s, reason: more rows, until: 2026-02-03}]}\n"
                    .formatted(path));
    assertThat(findings()).isEmpty();
  }

  @Test
  void what_one_environment_allows_the_others_do_not() throws IOException {
    profile("dev", "connectors: {in: {type: lines, params: {}}}\n")
        .profile("prod", "connectors: {in: {type: lines, params: {limit: 5}}}\n")
        .profile(
            "qa",
            "connectors: {in: {type: lines, params: {}}}\ndrift: {allow: [{path: connectors.in, reason: r}]}\n");
    assertThat(findings()).startsWith("SF6082 profiles/prod.yml").hasLineCount(1);
  }

  @Test
  void an_expired_allowance_is_one_finding_with_what_it_allowed() throws IOException {
    profile("dev", "connectors: {in: {type: lines, params: {}}}\n")
        .profile(
            "prod",
            "connectors: {in: {type: lines, params: {limit: 5}}}\n"
                + "drift: {allow: [{path: connectors.in, reason: r, until: 2026-02-02}]}\n");
    assertThat(findings())
        .isEqualTo(
            "SF6085 profiles/prod.yml:3:24 [connectors.in] `connectors.in` may differ until 2026-02-02, which is over");
  }

  @Test
  void an_allowance_of_nothing_is_found_once_however_many_inherit_it() throws IOException {
    profile(
            "base",
            "abstract: true\nconnectors: {in: {type: lines, params: {}}}\n"
                + "drift: {allow: [{path: connectors.inn, reason: r, until: 2020-01-01}]}\n")
        .profile("dev", "extends: base\n")
        .profile("prod", "extends: base\n");
    List<Diagnostic> found = diagnostics(Optional.empty());
    assertThat(Found.lines(found))
        .isEqualTo(
            "SF6086 profiles/base.yml:4:24 [connectors.inn] nothing differs at `connectors.inn`");
    assertThat(found.get(0).environments()).containsExactly("dev", "prod");
  }

  @Test
  void a_day_that_does_not_exist_is_an_error() throws IOException {
    profile(
        "dev",
        "connectors: {in: {type: lines, params: {}}}\n"
            + "drift: {allow: [{path: x, reason: r, until: 2026-02-30}]}\n");
    assertThat(findings())
        .isEqualTo("SF2205 profiles/dev.yml:3:45 [2026-02-30] there is no day 2026-02-30");
  }

  @Test
  void nothing_is_compared_where_one_environment_is_asked_for_or_one_is_broken()
      throws IOException {
    profile("dev", "variables: {a: 1}\nconnectors: {in: {type: lines, params: {}}}\n")
        .profile("prod", "connectors: {in: {type: lines, params: {}}}\n");
    assertThat(diagnostics(Optional.of("dev"))).isEmpty();
    profile("prod", "connectors: {in: {type: lynes, params: {}}}\n");
    assertThat(findings()).startsWith("SF2302").hasLineCount(1);
  }

  @Test
  void a_variable_that_a_pipeline_misses_is_one_error() throws IOException {
    profile("dev", "variables: {must: 1}\nconnectors: {in: {type: lines, params: {}}}\n")
        .profile("prod", "connectors: {in: {type: lines, params: {}}}\n");
    project.with("pipelines/q.sf", "EXPORT (SELECT ${must} AS n) TO \"q.jsonl\" TYPE lines;\n");
    assertThat(findings()).startsWith("SF2101 pipelines/q.sf").hasLineCount(1);
  }

  @Test
  void a_project_sets_how_bad_it_is() throws IOException {
    profile("dev", "variables: {a: 1}\nconnectors: {in: {type: lines, params: {}}}\n")
        .profile("prod", "connectors: {in: {type: lines, params: {}}}\n");
    project.withLints(Map.of("SF6083", "error"));
    assertThat(diagnostics(Optional.empty()).get(0).isError()).isTrue();
    project.withLints(Map.of("SF6083", "off"));
    assertThat(findings()).isEmpty();
  }
}
