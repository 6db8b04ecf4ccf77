package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What profiles hold and nothing uses. */
class UnusedInProfilesTest {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project = new TestProject(folder).with("data/s.jsonl", "{\"id\":1}\n").withProfiles("dev");
    pipeline("");
  }

  private void pipeline(String text) throws IOException {
    project.with("pipelines/p.sf", text + "EXPORT (SELECT 1 AS n) TO \"o.jsonl\" TYPE lines;\n");
  }

  private void profile(String text) throws IOException {
    project.with("profiles/dev.yml", "version: \"1.0\"\n" + text);
  }

  private String findings() {
    return Found.lines(
        project
            .open()
            .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE))
            .diagnostics());
  }

  @Test
  void a_connection_that_no_pipeline_uses_is_found_at_its_name() throws IOException {
    profile("connectors:\n  in: {type: lines, params: {path: \"${p}\"}}\nvariables: {p: x}\n");
    assertThat(findings())
        .isEqualTo("SF6090 profiles/dev.yml:3:3 [in] no pipeline uses connection `in`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SOURCE s FROM \"in\";\nLOAD t FROM s;\nEXPORT t TO \"t.jsonl\" TYPE lines;\n",
        "EXPORT (SELECT 2 AS n) TO \"in\" OPTIONS {\"path\": \"x\"};\n",
        "SET c = 'in';\nEXPORT (SELECT 2 AS n) TO \"${c}\" OPTIONS {\"path\": \"x\"};\n",
        "IF ${env} == 'never' THEN EXPORT (SELECT 2 AS n) TO \"in\"; END IF;\n",
        "IF ${env} == 'never' THEN EXPORT (SELECT 2 AS n) TO \"${other}\"; END IF;\n",
        "IF ${env} == 'never' THEN INCLUDE \"_more.sf\"; END IF;\n"
      })
  void a_connection_that_may_be_used_is_none(String pipeline) throws IOException {
    profile("connectors:\n  in: {type: lines, params: {path: data/s.jsonl}}\n");
    pipeline(pipeline);
    assertThat(findings()).doesNotContain("SF6090");
  }

  @Test
  void a_variable_that_nothing_uses_is_found_with_the_nearest_that_is_used() throws IOException {
    profile("connectors: {}\nvariables:\n  larg_order: 5\n  small: 1\n");
    pipeline("EXPORT (SELECT ${large_order|5} AS n, ${small} AS s) TO \"b.jsonl\" TYPE lines;\n");
    assertThat(findings())
        .isEqualTo(
            "SF6091 profiles/dev.yml:4:3 [larg_order] nothing uses variable `larg_order` of the profile");
  }

  @Test
  void what_another_variable_a_branch_or_the_engine_uses_is_used() throws IOException {
    profile(
        """
        connectors: {in: {type: lines, params: {path: "${folder}/s.jsonl", limit: "${max|1}"}}}
        variables: {folder: "${root}", root: data, max: 5, branch: 1, map: {a: 1}, threads: 1}
        engines: {duckdb: {threads: "${threads}"}}
        """);
    pipeline(
        "SOURCE s FROM \"in\";\nLOAD t FROM s;\nEXPORT t TO \"t.jsonl\" TYPE lines;\n"
            + "IF ${map.a} == 2 THEN SET x = ${branch}; END IF;\n"
            + "EXPORT (SELECT ${x|1} AS n) TO \"x.jsonl\" TYPE lines;\n");
    assertThat(findings().lines().filter(line -> line.startsWith("SF609"))).isEmpty();
  }

  @Test
  void a_variable_that_only_names_itself_is_unused() throws IOException {
    profile("connectors: {}\nvariables: {HOST: \"${HOST|x}\"}\n");
    assertThat(findings()).startsWith("SF6091").hasLineCount(1);
  }

  @Test
  void where_errors_are_nothing_is_looked_for() throws IOException {
    profile("connectors: {}\nvariables: {a: 1}\n");
    pipeline("LOAD t FROM nothing;\n");
    assertThat(findings()).doesNotContain("SF6091").contains("SF3102");
  }

  @Test
  void files_that_nobody_reads_are_found() throws IOException {
    for (String file :
        new String[] {
          "qa.yml.txt",
          "QA.YML",
          "prod.json",
          "more/prod.yaml",
          "README.md",
          ".qa.yml.swp",
          "dev.yml~"
        }) {
      project.with("profiles/" + file, "anything: [");
    }
    assertThat(findings())
        .isEqualTo(
            """
            SF6092 profiles/QA.YML:1:1 [] `profiles/QA.YML` looks like a profile, and nothing reads it
            SF6092 profiles/more/prod.yaml:1:1 [] `profiles/more/prod.yaml` looks like a profile, and nothing reads it
            SF6092 profiles/prod.json:1:1 [] `profiles/prod.json` looks like a profile, and nothing reads it
            SF6092 profiles/qa.yml.txt:1:1 [] `profiles/qa.yml.txt` looks like a profile, and nothing reads it""");
  }

  @Test
  void an_abstract_profile_that_another_one_extends_is_used() throws IOException {
    project.with("profiles/base.yml", "version: \"1.0\"\nabstract: true\nconnectors: {}\n");
    project.with("profiles/mid.yml", "version: \"1.0\"\nabstract: true\nextends: base\n");
    assertThat(findings())
        .isEqualTo(
            "SF6093 profiles/mid.yml:2:1 [abstract] no profile extends `mid`, which is abstract");
    profile("extends: mid\n");
    assertThat(findings()).isEmpty();
  }
}
