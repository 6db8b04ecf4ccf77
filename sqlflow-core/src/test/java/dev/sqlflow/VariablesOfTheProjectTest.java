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

/** Variables that come from outside of pipelines and profiles. */
class VariablesOfTheProjectTest {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project = new TestProject(folder).withProfiles("dev");
  }

  private SqlFlow open(Map<String, String> process, Map<String, String> commandLine) {
    return new SqlFlow(
        Project.at(folder, getClass().getClassLoader())
            .processEnvironment(process)
            .variables(commandLine)
            .build());
  }

  private List<Diagnostic> check(Map<String, String> commandLine) {
    return open(Map.of(), commandLine)
        .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE))
        .diagnostics();
  }

  private String exported(Map<String, String> process, Map<String, String> commandLine)
      throws IOException {
    RunResult result =
        open(process, commandLine)
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
    assertThat(Found.lines(result.check().diagnostics())).isEmpty();
    return project.text("o.jsonl");
  }

  private static final String EXPORT =
      "EXPORT (SELECT ${A|'none'} AS a) TO \"o.jsonl\" TYPE lines;\n";

  @Test
  void the_environments_file_comes_behind_the_process_and_before_defaults() throws IOException {
    project.with("pipelines/p.sf", EXPORT).with(".env", "A=file\n");
    assertThat(exported(Map.of(), Map.of())).isEqualTo("{\"a\":\"file\"}\n");
    assertThat(exported(Map.of("A", "process"), Map.of())).isEqualTo("{\"a\":\"process\"}\n");
    assertThat(exported(Map.of("A", "x"), Map.of("A", "given"))).isEqualTo("{\"a\":\"given\"}\n");
    project.with(".env", "");
    assertThat(exported(Map.of(), Map.of())).isEqualTo("{\"a\":\"none\"}\n");
  }

  @Test
  void its_values_have_the_type_that_they_spell_and_are_no_templates() throws IOException {
    project.with("pipelines/p.sf", EXPORT).with(".env", "A=12\n");
    assertThat(exported(Map.of(), Map.of())).isEqualTo("{\"a\":12}\n");
    project.with(".env", "A='${B}'\n");
    assertThat(exported(Map.of(), Map.of())).isEqualTo("{\"a\":\"${B}\"}\n");
  }

  @Test
  void it_supplies_what_a_profile_requires() throws IOException {
    project
        .with("profiles/dev.yml", "version: \"1.0\"\nconnectors: {}\nrequires: {A: string}\n")
        .with("pipelines/p.sf", EXPORT)
        .with(".env", "A=007\n");
    assertThat(exported(Map.of(), Map.of())).isEqualTo("{\"a\":\"007\"}\n");
  }

  @Test
  void a_fault_of_it_stops_everything() throws IOException {
    project.with("pipelines/p.sf", EXPORT).with(".env", "A\n");
    assertThat(Found.lines(check(Map.of()))).isEqualTo("SF2123 .env:1: not a variable");
  }

  @Test
  void its_lines_are_never_shown() throws IOException {
    project
        .with("pipelines/p.sf", "IF ${A} THEN SET b = 1; END IF;\n")
        .with(".env", "A=pass\nSECRET=hunter2\n");
    assertThat(check(Map.of()).get(0).related()).isEmpty();
  }
}
