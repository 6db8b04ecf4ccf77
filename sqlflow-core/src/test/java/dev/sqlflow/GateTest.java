package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

  private static final String TWO_WARNINGS =
      """
      SOURCE a TYPE lines PARAMS {"path": "data/orders.jsonl"};
      SOURCE b TYPE lines PARAMS {"path": "data/orders.jsonl"};
      """;

  @TempDir Path folder;

  private TestProject project() throws IOException {
    return new TestProject(folder)
        .withCopy("orders")
        .withProfiles("dev")
        .with("pipelines/w.sf", TWO_WARNINGS + "EXPORT (SELECT 1 AS x) TO \"o.jsonl\" TYPE lines;");
  }

  private static ValidateRequest gated(Gate gate) {
    return new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE, gate);
  }

  private ValidateRequest against(boolean update) {
    Path file = folder.resolve("baseline.json");
    return gated(new Gate(false, OptionalInt.of(0), Optional.of(file), update));
  }

  @Test
  void warnings_pass_unless_the_project_says_otherwise() throws IOException {
    SqlFlow open = project().open();

    assertThat(open.validate(gated(Gate.ERRORS)).ok()).isTrue();
    ValidationResult strict =
        open.validate(gated(new Gate(true, OptionalInt.empty(), Optional.empty(), false)));
    assertThat(strict.ok()).isFalse();
    assertThat(strict.summary()).endsWith("2 warnings in 1 file; warnings fail this check");
  }

  @Test
  void as_many_warnings_pass_as_are_allowed() throws IOException {
    SqlFlow open = project().open();

    assertThat(open.validate(gated(allowing(2))).ok()).isTrue();
    ValidationResult one = open.validate(gated(allowing(1)));
    assertThat(one.ok()).isFalse();
    assertThat(one.complaint()).contains("2 warnings are more than the 1 allowed");
  }

  private static Gate allowing(int warnings) {
    return new Gate(false, OptionalInt.of(warnings), Optional.empty(), false);
  }

  @Test
  void what_the_baseline_holds_is_neither_shown_nor_counted_but_stays_in_the_reports()
      throws IOException {
    TestProject project = project();
    ValidationResult first = project.open().validate(against(true));
    ValidationResult second = project.open().validate(against(false));

    assertThat(first.ok()).isTrue();
    assertThat(second.diagnostics()).isEmpty();
    assertThat(second.known()).hasSize(2);
    assertThat(second.summary())
        .isEqualTo(
            "2 pipelines x 1 environment (dev): ok; 2 known findings of the baseline left out");
    assertThat(project.text("target/sqlflow/sqlflow.json")).contains("\"known\": true");
  }

  @Test
  void a_new_finding_fails_and_one_that_is_gone_is_noted() throws IOException {
    project().open().validate(against(true));
    String one = TWO_WARNINGS.replace("SOURCE b", "SOURCE c");
    TestProject changed =
        project().with("pipelines/w.sf", one + "EXPORT (SELECT 1 AS x) TO \"o.jsonl\" TYPE lines;");

    ValidationResult result = changed.open().validate(against(false));

    assertThat(result.ok()).isFalse();
    assertThat(result.diagnostics())
        .extracting(found -> found.code().id() + " " + found.message())
        .containsExactly(
            "SF6060 the baseline `baseline.json` holds a finding that is gone",
            "SF6001 nothing reads source `c`");
  }

  @Test
  void a_check_of_a_part_says_nothing_of_what_is_gone() throws IOException {
    project().open().validate(against(true));
    Gate gate = against(false).gate();

    ValidationResult result =
        project()
            .open()
            .validate(
                new ValidateRequest(
                    Selection.parse("orders"), Optional.empty(), Level.RESOLVE, gate));

    assertThat(result.diagnostics()).isEmpty();
  }

  @Test
  void a_baseline_that_is_not_there_is_an_error_that_says_how_to_make_it() throws IOException {
    ValidationResult result = project().open().validate(against(false));

    assertThat(result.ok()).isFalse();
    Diagnostic missing = result.diagnostics().get(0);
    assertThat(missing.message()).isEqualTo("no baseline in `baseline.json`");
    assertThat(missing.help())
        .containsExactly("`-Dsqlflow.updateBaseline` writes it, with every finding of today");
  }

  @Test
  void every_report_is_written_with_nothing_left_beside() throws IOException {
    TestProject project = project().withProfiles("prod");
    project.open().validate(gated(Gate.ERRORS));

    try (Stream<Path> files = Files.list(project.path("target/sqlflow"))) {
      assertThat(files.map(path -> path.getFileName().toString()).sorted())
          .isEqualTo(
              List.of(
                  "TEST-sqlflow-dev.xml",
                  "TEST-sqlflow-prod.xml",
                  "sqlflow.json",
                  "sqlflow.sarif",
                  "summary.md"));
    }
  }

  @Test
  void annotations_name_files_from_the_root_of_the_repository() throws IOException {
    project();
    SqlFlow open =
        new SqlFlow(
            Project.at(folder, GateTest.class.getClassLoader())
                .repositoryRoot(folder.getParent())
                .build());

    ValidationResult result = open.validate(gated(Gate.ERRORS));

    assertThat(open.annotations(result).get(0))
        .startsWith("::warning file=" + folder.getFileName() + "/pipelines/w.sf,line=1,");
  }
}
