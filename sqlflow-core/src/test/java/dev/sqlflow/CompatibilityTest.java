package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pipelines of the earlier implementation: what it got wrong is right here, and where the two
 * differ on purpose a finding names the mend.
 */
class CompatibilityTest {

  private static final String SOURCE = "SOURCE s TYPE lines PARAMS {\"path\": \"data/s.jsonl\"};\n";

  @TempDir Path folder;

  private TestProject project(String pipeline) throws IOException {
    return new TestProject(folder)
        .with("data/s.jsonl", "{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2,\"name\":\"Bob\"}\n")
        .with("pipelines/a.sf", pipeline);
  }

  /** What {@code output/a.jsonl} holds after a run without findings. */
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
  void sql_reaches_the_engine_letter_for_letter() throws IOException {
    String query =
        """
        SELECT '1'::INTEGER + 1 AS a, 1 <> 2 AS b, '{"k": "v"}'::JSON ->> 'k' AS c,
          'it''s -- no comment; /* nor this */' AS d, 1e5 AS e, /* kept; */ [1, 2][1] AS f""";

    assertThat(written(project(export(query))))
        .isEqualTo(
            "{\"a\":2,\"b\":true,\"c\":\"v\",\"d\":\"it's -- no comment; /* nor this */\",\"e\":100000.0,\"f\":1}\n");
  }

  @Test
  void exports_of_one_table_are_never_merged() throws IOException {
    TestProject project =
        project(
            SOURCE
                + "LOAD t FROM s;\nEXPORT t TO \"output/b.jsonl\" TYPE lines;\n"
                + export("SELECT id FROM t WHERE id = 1"));

    assertThat(written(project)).isEqualTo("{\"id\":1}\n");
    assertThat(project.text("output/b.jsonl"))
        .isEqualTo("{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2,\"name\":\"Bob\"}\n");
  }

  @Test
  void a_mode_is_honoured() throws IOException {
    TestProject project =
        project(
            SOURCE
                + """
                LOAD appended FROM s;
                LOAD appended FROM s MODE APPEND;
                LOAD replaced FROM s;
                LOAD replaced FROM s MODE REPLACE;
                LOAD upserted FROM s;
                CREATE TABLE upserted MODE UPSERT KEY id AS
                SELECT 2::BIGINT AS id, 'Bert' AS name UNION ALL SELECT 3, 'Cid';
                """
                + export(
                    "SELECT (SELECT count(*) FROM appended) AS a, (SELECT count(*) FROM replaced) AS r,"
                        + " (SELECT string_agg(name, ' ' ORDER BY id) FROM upserted) AS u"));

    assertThat(written(project)).isEqualTo("{\"a\":4,\"r\":2,\"u\":\"Ann Bert Cid\"}\n");
  }

  @Test
  void a_default_inside_params_can_be_overridden() throws IOException {
    TestProject project =
        project(
                "SOURCE s TYPE lines PARAMS {\"path\": \"data/${file|s}.jsonl\"};\nLOAD s FROM s;\n"
                    + export("SELECT id FROM s"))
            .with("data/other.jsonl", "{\"id\":7}\n");

    assertThat(written(project)).isEqualTo("{\"id\":1}\n{\"id\":2}\n");
    assertThat(written(project.withVariables(Map.of("file", "other")))).isEqualTo("{\"id\":7}\n");
  }

  @Test
  void dates_paths_and_negative_numbers_are_kept() throws IOException {
    TestProject project =
        project(
            """
            SET day = 2024-01-05;
            SET path = data/*.csv;
            SET region = eu-west;
            SET change = -5;
            """
                + export(
                    "SELECT date '${day}' + 1 AS d, ${path} AS p, ${region} AS r, 3 - ${change} AS c"));

    assertThat(written(project))
        .isEqualTo("{\"d\":\"2024-01-06\",\"p\":\"data/*.csv\",\"r\":\"eu-west\",\"c\":8}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "${a|1} == 1 AND ${b|2} == 2, yes",
    "${a|1} == 2 OR ${b|2} == 2, yes",
    "${a|1} == 2 or ${b|2} == 3, no",
    "${a|1} == 1 And Not ${b|2} == 3, yes"
  })
  void and_or_and_not_have_any_case(String condition, String answer) throws IOException {
    String pipeline =
        "IF "
            + condition
            + " THEN SET answer = yes; ELSE SET answer = no; END IF;\n"
            + export("SELECT ${answer} AS n");

    assertThat(written(project(pipeline))).isEqualTo("{\"n\":\"" + answer + "\"}\n");
  }

  @Test
  void tables_of_mixed_case_are_found() throws IOException {
    TestProject project =
        project(
            SOURCE
                + "LOAD Users FROM s;\nCREATE TABLE BigOnes AS SELECT id FROM USERS WHERE id > 1;\n"
                + export("SELECT id FROM bigones"));

    assertThat(written(project)).isEqualTo("{\"id\":2}\n");
  }

  @Test
  void a_common_table_is_no_table_of_the_pipeline() throws IOException {
    TestProject project =
        project(
            SOURCE
                + "LOAD t FROM s;\n"
                + export(
                    "WITH big AS (SELECT id FROM t WHERE id > 1), twice AS (SELECT id * 2 AS id FROM big)"
                        + " SELECT id FROM twice"));

    assertThat(written(project)).isEqualTo("{\"id\":4}\n");
  }

  @Test
  void comments_may_stand_in_json() throws IOException {
    TestProject project =
        project(
            """
            SOURCE s TYPE lines PARAMS { -- the source
              /* where it is */ "path": "data/s.jsonl"
            };
            """
                + "LOAD t FROM s;\n"
                + export("SELECT count(*) AS n FROM t"));

    assertThat(written(project)).isEqualTo("{\"n\":2}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LAOD t FROM s; | SF1005 | did you mean `LOAD`?",
        "DELETE FROM t; | SF1006 | tables are made as a whole: write ``CREATE TABLE name AS SELECT ...`` with the rows as they should be",
        "SET x = {\"a\": 1, \"a\": 2}; | SF1021 | remove one of them",
        "SOURCE x TYPE lines PARAMS {\"path\": None}; | SF1020 | write ``null``",
        "SET x = 'it\\'s'; | SF1015 | double the quote",
        "LOAD t FROM s MODE UPSERT KEY (id name); | SF1010 | add ``,``",
        "SET x = \"$name\"; | SF1016 | write ``${name}``",
        "SET x = \"$ {name}\"; | SF1016 | write ``${``",
        "CREATE TABLE t AS SELECT id FROM s; | SF3103 | add ``LOAD s FROM s;``",
        "CREATE TABLE t AS SELECT id FROM 'data/s.jsonl'; | SF3106 | declare a SOURCE for it, LOAD that into a table and read the table",
        "CREATE TABLE t AS SELECT PYTHON_FUNC('f', id) AS x FROM s; | SF3110 | write it in SQL, or compute the column before the SOURCE that reads it",
        "CREATE TABLE t AS PYTHON_FUNC('f', s); | SF3110 | write it in SQL, or compute the column before the SOURCE that reads it"
      })
  void a_difference_names_its_mend(String statement, String code, String mend) throws IOException {
    TestProject project =
        project(SOURCE + "LOAD l FROM s;\n" + statement + "\n" + export("SELECT 1 AS n"));

    List<Diagnostic> found =
        project
            .open()
            .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE))
            .diagnostics()
            .stream()
            .filter(one -> !one.code().id().startsWith("SF6"))
            .toList();

    assertThat(found).extracting(one -> one.code().id()).containsExactly(code);
    List<String> mends = new ArrayList<>(found.get(0).help());
    found.get(0).fix().ifPresent(fix -> mends.add(fix.title()));
    assertThat(mends).contains(mend.replace("``", "`"));
  }
}
