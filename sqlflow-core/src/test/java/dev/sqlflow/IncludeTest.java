package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.PlanJson;
import dev.sqlflow.plan.Step;
import dev.sqlflow.report.CheckedPipeline;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Included files in a whole project: parts are no pipelines, and one cause is one finding. */
class IncludeTest {

  private static final String PEOPLE =
      """
      SOURCE people TYPE lines PARAMS {"path": "data/people.jsonl"};
      LOAD people FROM people;
      """;

  @TempDir Path folder;

  private TestProject project() throws IOException {
    return new TestProject(folder)
        .with("data/people.jsonl", "{\"id\":1}\n{\"id\":2}\n")
        .with("pipelines/_people.sf", PEOPLE);
  }

  private static String export(String name, String query) {
    return "EXPORT (" + query + ") TO \"output/" + name + ".jsonl\" TYPE lines;\n";
  }

  private static ValidationResult validate(TestProject project) {
    return project
        .open()
        .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE));
  }

  @Test
  void pipelines_share_a_part_that_is_no_pipeline_itself() throws IOException {
    TestProject project =
        project()
            .with("pipelines/a.sf", "INCLUDE '_people.sf';\n" + export("a", "FROM people"))
            .with(
                "pipelines/b.sf",
                "INCLUDE '_people.sf' AS x;\n" + export("b", "SELECT count(*) AS n FROM people"));

    RunResult result =
        project
            .open()
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);

    assertThat(result.check().diagnostics()).isEmpty();
    assertThat(result.check().pipelines())
        .extracting(CheckedPipeline::name)
        .containsExactly("a", "b");
    assertThat(project.text("output/a.jsonl")).isEqualTo("{\"id\":1}\n{\"id\":2}\n");
    assertThat(project.text("output/b.jsonl")).isEqualTo("{\"n\":2}\n");
    assertThat(result.reports().get(1).results())
        .extracting(one -> one.step().id())
        .containsExactly("x/load:people", "export:output/b.jsonl");
  }

  @Test
  void files_in_folders_that_begin_with_an_underscore_are_no_pipelines() throws IOException {
    TestProject project =
        project()
            .with("pipelines/_shared/more/people.sf", PEOPLE)
            .with(
                "pipelines/a.sf",
                "INCLUDE '_shared/more/people.sf';\n" + export("a", "FROM people"));

    ValidationResult result = validate(project);

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.pipelines()).extracting(CheckedPipeline::name).containsExactly("a");
  }

  @Test
  void a_plan_tells_the_file_of_each_step() throws IOException {
    TestProject project =
        project()
            .with("pipelines/a.sf", "\n\nINCLUDE '_people.sf';\n" + export("a", "FROM people"));

    PlanResult result = project.open().plan(new PlanRequest(Selection.ALL, Optional.empty()));

    assertThat(result.plans().get(0).steps())
        .extracting(Step::span)
        .extracting(String::valueOf)
        .containsExactly("pipelines/_people.sf:2:1", "pipelines/a.sf:4:1");
    assertThat(PlanJson.write(result.plans().get(0)))
        .contains("\"file\" : \"pipelines/_people.sf\"", "\"file\" : \"pipelines/a.sf\"");
  }

  @Test
  void a_query_fault_in_a_part_is_one_finding_that_names_who_includes_it() throws IOException {
    TestProject project =
        project()
            .with("pipelines/_best.sf", PEOPLE + "CREATE TABLE best AS\nSELECT nmae FROM people;\n")
            .with("pipelines/a.sf", "INCLUDE '_best.sf';\n" + export("a", "FROM best"))
            .with("pipelines/b.sf", "INCLUDE '_best.sf';\n" + export("b", "FROM best"))
            .withProfiles("dev", "prod");

    ValidationResult result = validate(project);

    assertThat(result.diagnostics()).hasSize(1);
    assertThat(ConsoleRenderer.plain().render(result.diagnostics().get(0)))
        .isEqualTo(
            """
            error[SF3402]: unknown column `nmae`
              --> pipelines/_best.sf:4:8                        [dev, prod]
               |
             4 | SELECT nmae FROM people;
               |        ^^^^ no table of this query has it
              ::: pipelines/a.sf:1:10
               |
             1 | INCLUDE '_best.sf';
               |          -------- included here
              ::: pipelines/b.sf:1:10
               |
             1 | INCLUDE '_best.sf';
               |          -------- included here
               = help: the nearest known here: id
            """);
    assertThat(result.pipelines()).noneMatch(CheckedPipeline::ok);
  }

  @Test
  void a_failure_of_a_run_in_a_part_names_the_includes_that_brought_it_in() throws IOException {
    TestProject project =
        project()
            .with("pipelines/_names.sf", "INCLUDE '_cast.sf';\n")
            .with(
                "pipelines/_cast.sf",
                PEOPLE + "CREATE TABLE n AS\nSELECT ('x' || id)::INTEGER AS n FROM people;\n")
            .with("pipelines/a.sf", "INCLUDE '_names.sf';\n" + export("a", "FROM n"));

    RunResult result =
        project
            .open()
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);

    StepResult failed = result.reports().get(0).results().get(1);
    assertThat(failed).isInstanceOf(StepResult.Failed.class);
    assertThat(ConsoleRenderer.plain().render(((StepResult.Failed) failed).diagnostic()))
        .isEqualTo(
            """
            error[SF5001]: could not convert string 'x1' to INT32
              --> pipelines/_cast.sf:4:19
               |
             4 | SELECT ('x' || id)::INTEGER AS n FROM people;
               |                   ^^^^^^^^^
              ::: pipelines/_names.sf:1:10
               |
             1 | INCLUDE '_cast.sf';
               |          -------- included here
              ::: pipelines/a.sf:1:10
               |
             1 | INCLUDE '_names.sf';
               |          --------- included here
            """);
  }

  @Test
  void a_damaged_part_is_an_error_of_all_its_users_and_reported_once() throws IOException {
    TestProject project =
        project()
            .with("pipelines/_people.sf", PEOPLE + "FROBNICATE;\n")
            .with("pipelines/a.sf", "INCLUDE '_people.sf';\n" + export("a", "FROM people"))
            .with("pipelines/b.sf", "INCLUDE '_people.sf';\n" + export("b", "FROM people"))
            .withProfiles("dev", "prod");

    ValidationResult result = validate(project);

    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo("SF1005 pipelines/_people.sf:3:1 [FROBNICATE] unknown statement `FROBNICATE`");
    assertThat(result.diagnostics().get(0).environments()).containsExactly("dev", "prod");
    assertThat(result.pipelines()).noneMatch(CheckedPipeline::ok);
  }

  @Test
  void a_missing_file_does_not_make_its_tables_missing_too() throws IOException {
    TestProject project =
        project()
            .with("pipelines/a.sf", "INCLUDE '_peple.sf';\n" + export("a", "FROM people"))
            .with("pipelines/b.sf", "INCLUD '_people.sf';\n" + export("b", "FROM people"))
            .with(
                "pipelines/c.sf",
                "LOAD t FROM people;\nINCLUDE _people.sf;\n" + export("c", "FROM t"))
            .with(
                "pipelines/d.sf",
                "IF ${x} THEN INCLUDE '_people.sf'; END IF;\n" + export("d", "FROM people"));

    assertThat(Found.lines(validate(project).diagnostics()))
        .isEqualTo(
            """
            SF2410 pipelines/a.sf:1:10 [_peple.sf] there is no file `_peple.sf`
            SF1005 pipelines/b.sf:1:1 [INCLUD] unknown statement `INCLUD`
            SF1002 pipelines/c.sf:2:9 [_people] the path of a pipeline in quotes was expected here
            SF2101 pipelines/d.sf:1:6 [x] undefined variable `x`""");
  }

  @Test
  void names_that_two_files_define_are_reported() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/a.sf",
                """
                INCLUDE '_people.sf';
                SOURCE people TYPE lines PARAMS {"path": "data/people.jsonl"};
                CREATE TABLE people AS SELECT 1 AS id;
                """
                    + export("a", "FROM people"));

    List<Diagnostic> found = validate(project).diagnostics();

    assertThat(Found.lines(found))
        .isEqualTo(
            """
            SF3104 pipelines/a.sf:2:8 [people] source `people` is defined twice
            SF3105 pipelines/a.sf:3:14 [people] table `people` is written in two files""");
    assertThat(found)
        .flatExtracting(Diagnostic::related)
        .extracting(place -> place.span().toString())
        .containsExactly("pipelines/_people.sf:1:8", "pipelines/_people.sf:2:6");
  }

  @Test
  void a_table_of_another_file_may_be_written_again_where_that_is_said() throws IOException {
    TestProject project =
        project()
            .with(
                "pipelines/a.sf",
                """
                INCLUDE '_people.sf';
                CREATE OR REPLACE TABLE people AS SELECT id + 1 AS id FROM people;
                LOAD people FROM people MODE APPEND;
                """
                    + export("a", "FROM people ORDER BY id"));

    assertThat(validate(project).diagnostics()).isEmpty();
  }

  @Test
  void an_export_of_two_pipelines_names_the_underscore() throws IOException {
    TestProject project =
        project()
            .with("pipelines/b.sf", export("b", "SELECT 1 AS a"))
            .with("pipelines/a.sf", "INCLUDE 'b.sf';\n");

    Diagnostic found = validate(project).diagnostics().get(0);

    assertThat(found.code()).isEqualTo(DiagnosticCode.DESTINATION_COLLISION);
    assertThat(found.message())
        .isEqualTo("pipelines `a` and `b` both write to `output/b.jsonl`, with one statement");
    assertThat(found.help())
        .containsExactly("a file that is only included is no pipeline if its name begins with `_`");
  }

  @Test
  void an_export_that_is_included_twice_wants_a_variable() throws IOException {
    TestProject project =
        project()
            .with("pipelines/_out.sf", export("out", "SELECT 1 AS a"))
            .with("pipelines/a.sf", "INCLUDE '_out.sf';\nINCLUDE '_out.sf';\n");

    assertThat(Found.lines(validate(project).diagnostics()))
        .isEqualTo(
            "SF3501 pipelines/_out.sf:1:28 [output/out.jsonl] `output/out.jsonl` is written each"
                + " time that this file is included");
  }
}
