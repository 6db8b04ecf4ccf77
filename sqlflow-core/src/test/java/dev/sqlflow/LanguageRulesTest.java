package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of the language's reference that no other test is about. */
class LanguageRulesTest {

  private static final String SOURCE =
      "SOURCE s TYPE lines PARAMS {\"path\": \"data/s.jsonl\"};\nLOAD t FROM s;\n";

  @TempDir Path folder;

  private TestProject project(String pipeline) throws IOException {
    return new TestProject(folder)
        .with("data/s.jsonl", "{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2,\"name\":\"Bob\"}\n")
        .with("pipelines/a.sf", pipeline);
  }

  /** Errors and warnings but lints, as {@code code line:column message}. */
  private List<String> found(String pipeline) throws IOException {
    return project(pipeline)
        .open()
        .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE))
        .diagnostics()
        .stream()
        .filter(one -> !one.code().isLint())
        .map(LanguageRulesTest::line)
        .toList();
  }

  private static String line(Diagnostic one) {
    return "%s %s %s".formatted(one.code().id(), one.span().orElseThrow().from(), one.message());
  }

  /** Runs it without a finding, and returns what {@code output/a.jsonl} holds then. */
  private String written(TestProject project) throws IOException {
    RunResult result =
        project
            .open()
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
    assertThat(Found.lines(result.check().diagnostics())).isEmpty();
    assertThat(result.ok()).isTrue();
    return project.text("output/a.jsonl");
  }

  private static String export(String query) {
    return "EXPORT (" + query + ") TO \"output/a.jsonl\" TYPE lines;\n";
  }

  @Test
  void a_query_that_the_engine_can_not_digest_is_an_error_at_its_place() throws IOException {
    String deep = "SELECT * FROM (".repeat(2_000) + "FROM t" + ")".repeat(2_000);

    assertThat(found(SOURCE + "CREATE TABLE u AS " + deep + ";"))
        .containsExactly("SF3406 3:19 max expression depth limit of 1000 exceeded");
  }

  @Test
  void nul_in_a_query_is_an_error_for_the_engine_would_cut_there() throws IOException {
    assertThat(found(SOURCE + "CREATE TABLE u AS SELECT id\0, name FROM t;"))
        .containsExactly("SF1007 3:28 NUL can't stand in a pipeline");
  }

  @Test
  void an_escape_of_json_may_spell_a_reference() throws IOException {
    TestProject project =
        project(
            """
            SOURCE s TYPE lines PARAMS {"path": "data/\\u0024{file}.jsonl"};
            LOAD t FROM s;
            """
                + export("SELECT count(*) AS n FROM t"));

    assertThat(written(project.withVariables(Map.of("file", "s")))).isEqualTo("{\"n\":2}\n");
  }

  @Test
  void two_dollars_are_one_in_a_profile_too() throws IOException {
    TestProject project =
        project(export("SELECT '${text}' AS text, '$$${x}' AS three"))
            .with(
                "profiles/dev.yml",
                "version: \"1.0\"\nconnectors: {}\nvariables: {text: \"a $${b} $c $ {d}\"}\n");

    assertThat(written(project)).isEqualTo("{\"text\":\"a ${b} $c $ {d}\",\"three\":\"$${x}\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"APPEND", "UPSERT KEY id", "INCREMENTAL BY id"})
  void or_replace_and_a_mode_that_keeps_rows_is_mended_by_removing_it(String mode) {
    String text = "CREATE OR REPLACE TABLE u MODE " + mode + " AS SELECT 1 AS id;";

    List<Diagnostic> found = PipelineParser.parse(SourceFile.of("a.sf", text)).diagnostics();

    assertThat(found).extracting(one -> one.code().id()).containsExactly("SF1013");
    assertThat(Found.mended(found.get(0)))
        .isEqualTo("CREATE TABLE u MODE " + mode + " AS SELECT 1 AS id;");
  }

  @Test
  void names_of_variables_sources_and_connections_compare_exactly() throws IOException {
    project("SET Region = 1;\n" + export("SELECT ${region} AS r"))
        .with("profiles/dev.yml", "version: \"1.0\"\nconnectors: {c: {type: LINES, params: {}}}\n");
    assertThat(found("SET Region = 1;\n" + export("SELECT ${region} AS r")))
        .containsExactly("SF2101 2:18 undefined variable `region`");
    assertThat(found(SOURCE + "LOAD u FROM S;" + export("SELECT * FROM u")))
        .containsExactly("SF3102 3:13 unknown source `S`");
    assertThat(found("SOURCE x FROM \"C\";")).containsExactly("SF2303 1:16 unknown connection `C`");
    assertThat(found("SOURCE x FROM \"c\" OPTIONS {\"path\": \"data/s.jsonl\"};")).isEmpty();
  }

  @Test
  void the_last_set_before_a_use_counts_also_inside_a_taken_branch() throws IOException {
    assertThat(
            written(
                project(
                    """
                    SET x = 1;
                    IF ${x} == 1 THEN SET x = 2; ELSE SET x = 3; END IF;
                    CREATE TABLE a AS SELECT ${x} AS x;
                    SET x = 4;
                    """
                        + export("SELECT x, ${x} AS later FROM a"))))
        .isEqualTo("{\"x\":2,\"later\":4}\n");
  }

  @Test
  void load_and_create_of_one_table_follow_each_other() throws IOException {
    assertThat(
            written(
                project(
                    SOURCE
                        + "CREATE OR REPLACE TABLE t AS SELECT id * 10 AS id FROM t;\n"
                        + export("SELECT sum(id) AS n FROM t"))))
        .isEqualTo("{\"n\":30}\n");
  }

  @Test
  void an_empty_list_is_nothing_and_the_engine_accepts_it() throws IOException {
    TestProject project =
        project(export("SELECT 1 IN (${none}) AS found, len([${none}]) AS n, [${some}] AS some"))
            .with(
                "profiles/dev.yml",
                "version: \"1.0\"\nconnectors: {}\nvariables: {none: [], some: [\"1\", \"it's\"]}\n");

    assertThat(written(project)).isEqualTo("{\"found\":false,\"n\":0,\"some\":[\"1\",\"it's\"]}\n");
  }

  @Test
  void a_second_run_gives_the_same_but_for_append() throws IOException {
    TestProject project =
        project(
                SOURCE
                    + """
                    CREATE TABLE plain AS SELECT * FROM t;
                    CREATE OR REPLACE TABLE replaced AS SELECT * FROM plain;
                    LOAD upserted FROM s MODE UPSERT KEY id;
                    CREATE VIEW seen AS SELECT * FROM replaced;
                    LOAD appended FROM s MODE APPEND;
                    """
                    + export(
                        "SELECT (SELECT count(*) FROM plain) AS p, (SELECT count(*) FROM seen) AS s,"
                            + " (SELECT count(*) FROM upserted) AS u,"
                            + " (SELECT count(*) FROM appended) AS a"))
            .with(
                "profiles/dev.yml",
                "version: \"1.0\"\nconnectors: {}\nengines: {duckdb: {mode: persistent, path: target/a.db}}\n");

    assertThat(written(project)).isEqualTo("{\"p\":2,\"s\":2,\"u\":2,\"a\":2}\n");
    assertThat(written(project)).isEqualTo("{\"p\":2,\"s\":2,\"u\":2,\"a\":4}\n");
  }

  @Test
  void schemas_that_tables_name_are_there_before_the_first_step() throws IOException {
    assertThat(
            written(
                project(
                    """
                    CREATE TABLE "My Area".t AS SELECT id FROM staging.s;
                    SOURCE s TYPE lines PARAMS {"path": "data/s.jsonl"};
                    LOAD staging.s FROM s;
                    """
                        + export("SELECT max(id) AS n FROM \"my area\".T"))))
        .isEqualTo("{\"n\":2}\n");
  }

  @Test
  void an_export_writes_anew_unless_its_mode_says_otherwise() throws IOException {
    TestProject project = project(export("SELECT 1 AS n"));

    assertThat(written(project)).isEqualTo("{\"n\":1}\n");
    assertThat(written(project)).isEqualTo("{\"n\":1}\n");
  }

  @Test
  void to_is_no_keyword_where_a_table_may_be_called_so() throws IOException {
    assertThat(
            written(
                project(
                    SOURCE
                        + """
                        CREATE TABLE select AS SELECT id FROM t;
                        EXPORT select TO "output/a.jsonl" TYPE lines;
                        """)))
        .isEqualTo("{\"id\":1}\n{\"id\":2}\n");
  }
}
