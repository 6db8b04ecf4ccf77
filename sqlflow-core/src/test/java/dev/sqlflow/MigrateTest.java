package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inline connections move into profiles, and every plan stays the same. */
class MigrateTest {

  private static final RewriteRequest ALL = new RewriteRequest(Selection.ALL, false);
  private static final RewriteRequest DRY = new RewriteRequest(Selection.ALL, true);

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project = new TestProject(folder).with("data/a.jsonl", "{\"id\":1}\n");
  }

  private RewriteResult migrate() {
    RewriteResult result = project.open().migrate(ALL);
    assertThat(Found.lines(result.diagnostics())).isEmpty();
    RewriteResult again = project.open().migrate(ALL);
    assertThat(again.changes()).isEmpty();
    assertThat(Found.lines(again.diagnostics())).isEmpty();
    return result;
  }

  @Test
  void options_of_the_connection_move_and_those_of_the_use_stay() throws IOException {
    project
        .with(
            "pipelines/a.sf",
            """
            -- what comes
            SOURCE s TYPE lines PARAMS {
              "path": "data/a.jsonl",  -- one file
              "limit": 5
            };
            LOAD t   FROM s;
            EXPORT (SELECT  id FROM t)
              TO "output/a.jsonl" TYPE lines OPTIONS {"limit": 5};
            """)
        .with("profiles/dev.yml", "version: \"1.0\"\n# mine\nconnectors: {}\n");
    RewriteResult result = migrate();
    assertThat(project.text("pipelines/a.sf"))
        .isEqualTo(
            """
            -- what comes
            SOURCE s FROM "lines" OPTIONS {
              "path": "data/a.jsonl"  -- one file
            };
            LOAD t   FROM s;
            EXPORT (SELECT  id FROM t)
              TO "lines" OPTIONS {"path": "output/a.jsonl"};
            """);
    assertThat(project.text("profiles/dev.yml"))
        .isEqualTo(
            """
            version: "1.0"
            # mine
            connectors:
              lines:
                type: lines
                params:
                  limit: 5
            """);
    assertThat(result.notes()).containsExactly("connection `lines` (lines): 2 uses");
  }

  @Test
  void a_project_without_profiles_gets_the_one_that_it_has_implicitly() throws IOException {
    project.withCopy("a");
    migrate();
    assertThat(project.text("profiles/dev.yml"))
        .isEqualTo(
            """
            # The environment dev.
            version: "1.0"
            connectors:
              lines:
                type: lines
                params: {}
            """);
    assertThat(project.text("pipelines/a.sf"))
        .isEqualTo(
            """
            SOURCE s FROM "lines" OPTIONS {"path": "data/a.jsonl"};
            LOAD t FROM s;
            EXPORT (SELECT id FROM t ORDER BY id) TO "lines" OPTIONS {"path": "output/a.jsonl"};
            """);
  }

  @Test
  void every_environment_gets_the_connection_through_as_few_profiles_as_will_do()
      throws IOException {
    project
        .withCopy("a")
        .with("profiles/base.yml", "version: \"1.0\"\nabstract: true\nconnectors: {}\n")
        .with("profiles/prod.yml", "version: \"1.0\"\nextends: base\n")
        .with("profiles/staging.yml", "version: \"1.0\"\nextends: base\n")
        .withProfiles("dev");
    RewriteResult result = migrate();
    assertThat(result.changes().stream().map(change -> change.name()))
        .containsExactly("pipelines/a.sf", "profiles/base.yml", "profiles/dev.yml");
  }

  @Test
  void connections_that_are_there_are_used_and_names_do_not_clash() throws IOException {
    project
        .with(
            "pipelines/a.sf",
            """
            SOURCE a TYPE lines PARAMS {"path": "data/a.jsonl", "limit": 7};
            SOURCE b TYPE lines PARAMS {"path": "data/a.jsonl", "limit": 8};
            LOAD a FROM a;
            LOAD b FROM b;
            EXPORT (SELECT id FROM a UNION SELECT id FROM b) TO "o.jsonl" TYPE lines;
            """)
        .with(
            "profiles/dev.yml",
            """
            version: "1.0"
            connectors:
              mine:
                type: lines
                params: {limit: 7}
                # of mine

              # lines are others
              lines:
                type: lines
                params: {path: data/a.jsonl}
                # deeper

            # the end
            variables: {}
            """);
    migrate();
    assertThat(project.text("pipelines/a.sf"))
        .contains(
            "SOURCE a FROM \"mine\" OPTIONS {\"path\": \"data/a.jsonl\"};",
            "SOURCE b FROM \"lines_limit\" OPTIONS",
            "TO \"lines_2\" OPTIONS");
    assertThat(project.text("profiles/dev.yml"))
        .contains(
            """
                # deeper
              lines_limit:
                type: lines
                params:
                  limit: 8
              lines_2:
                type: lines
                params: {}

            # the end
            """);
  }

  @Test
  void secrets_that_are_written_down_become_references() throws IOException {
    project
        .withProfiles("dev", "prod")
        .with(
            "pipelines/a.sf",
            """
            SOURCE a TYPE guarded PARAMS {"path": "data/a.jsonl", "password": "hunter2",
              "port": ${PORT|5432}, "headers": {"x-a": "1", "y": "${who|me}"}};
            LOAD a FROM a;
            EXPORT a TO "o.jsonl" TYPE lines;
            """);
    RewriteResult dry = project.open().migrate(DRY);
    assertThat(dry.diff()).noneMatch(line -> line.contains("hunter2"));
    RewriteResult result = migrate();
    assertThat(project.text("profiles/prod.yml"))
        .isEqualTo(
            """
            version: "1.0"
            connectors:
              guarded:
                type: guarded
                params:
                  password: "${secret:env:GUARDED_PASSWORD}"
                  port: "${PORT|5432}"
                  headers: {"x-a": "1", "y": "${who|me}"}
              lines:
                type: lines
                params: {}
            """);
    assertThat(result.notes())
        .contains(
            "to do: set GUARDED_PASSWORD in the environment to the `password` that stood in "
                + "pipelines/a.sf:1:67, and change it: it may be known");
    assertThat(project.text("pipelines/a.sf"))
        .doesNotContain("hunter2")
        .contains("FROM \"guarded\"");
  }

  @Test
  void what_a_pipeline_sets_stays_with_it() throws IOException {
    project
        .withProfiles("dev")
        .with(
            "pipelines/_in.sf",
            "SOURCE a TYPE guarded PARAMS "
                + "{\"path\": \"data/a.jsonl\", \"url\": \"${u|x}/y\", \"port\": 1};")
        .with(
            "pipelines/a.sf",
            """
            SET u = http;
            INCLUDE "_in.sf";
            LOAD a FROM a;
            IF ${env} == 'dev' THEN
              EXPORT a TO 'o ""q"".jsonl' TYPE /* of */ lines OPTIONS { /* nothing */ };
            END IF;
            """);
    migrate();
    assertThat(project.text("pipelines/_in.sf"))
        .isEqualTo(
            "SOURCE a FROM \"guarded\" OPTIONS "
                + "{\"path\": \"data/a.jsonl\", \"url\": \"${u|x}/y\"};");
    assertThat(project.text("pipelines/a.sf"))
        .contains(
            "EXPORT a TO \"lines\"  /* of */  OPTIONS "
                + "{\"path\": \"o \\\"\\\"q\\\"\\\".jsonl\" /* nothing */ };");
  }

  @Test
  void an_error_anywhere_leaves_every_file_as_it_was() throws IOException {
    project.withCopy("a").with("pipelines/b.sf", "SOURCE b TYPE lines PARAMS {\"pth\": 1};");
    RewriteResult result = project.open().migrate(ALL);
    assertThat(result.written()).isFalse();
    assertThat(Found.lines(result.diagnostics())).startsWith("SF4102 pipelines/b.sf:1:");
    assertThat(project.text("pipelines/a.sf")).contains("TYPE lines");
    assertThat(project.path("profiles")).doesNotExist();
    assertThat(project.open().migrate(new RewriteRequest(Selection.parse("a"), true)).diff())
        .contains("+SOURCE s FROM \"lines\" OPTIONS {\"path\": \"data/a.jsonl\"};");
  }

  @Test
  void what_only_another_machine_knows_is_proved_by_its_name() throws IOException {
    project
        .with(
            "profiles/prod.yml",
            """
            version: "1.0"
            requires: {DB_HOST: string, SMALLEST: integer, FULL: boolean}
            variables: {host: "${DB_HOST}"}
            connectors: {}
            """)
        .with(
            "profiles/dev.yml",
            """
            version: "1.0"
            variables: {host: h, SMALLEST: 1, FULL: true}
            connectors: {}
            """)
        .with(
            "pipelines/a.sf",
            """
            IF ${FULL} THEN
              SOURCE a TYPE guarded PARAMS {"path": "data/a.jsonl", "url": "db://${host}"};
            ELSE
              SOURCE a TYPE lines PARAMS {"path": "data/a.jsonl", "limit": 3};
            END IF;
            LOAD a FROM a;
            EXPORT (SELECT id FROM a WHERE id > ${SMALLEST}) TO "o.jsonl" TYPE lines;
            """);
    migrate();
    assertThat(project.text("profiles/prod.yml")).contains("url: \"db://${host}\"");
  }

  @Test
  void where_no_plan_can_be_compared_nothing_is_written() throws IOException {
    project
        .with(
            "profiles/dev.yml",
            """
            version: "1.0"
            variables: {which: mine}
            connectors: {mine: {type: lines, params: {path: data/a.jsonl}}}
            """)
        .with(
            "profiles/prod.yml",
            """
            version: "1.0"
            requires: {which: string}
            connectors: {mine: {type: lines, params: {path: data/a.jsonl}}}
            """)
        .with(
            "pipelines/a.sf",
            """
            SOURCE a FROM "${which}";
            LOAD a FROM a;
            EXPORT a TO "o.jsonl" TYPE lines;
            """);
    RewriteResult result = project.open().migrate(ALL);
    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo("SF2602 `pipelines/a.sf` has no plan in prod that could be compared");
    assertThat(project.text("pipelines/a.sf")).contains("TYPE lines");
  }
}
