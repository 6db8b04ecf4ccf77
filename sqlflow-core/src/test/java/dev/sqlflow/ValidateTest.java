package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.report.CheckedPipeline;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.resolve.ParsedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {

  @TempDir Path folder;

  private static final String UNDEFINED_IN_PROD =
      """
      EXPORT (SELECT ${limit} AS a) TO "output/a.jsonl" TYPE lines;
      """;

  private TestProject project() {
    return new TestProject(folder);
  }

  private static ValidateRequest everything() {
    return new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE);
  }

  private static ValidateRequest in(String environment) {
    return new ValidateRequest(Selection.ALL, Optional.of(environment), Level.RESOLVE);
  }

  @Test
  void every_pipeline_is_checked_in_every_environment() throws IOException {
    TestProject project =
        project().withCopy("orders").withCopy("customers").withProfiles("dev", "prod");

    ValidationResult result = project.open().validate(everything());

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.summary()).isEqualTo("2 pipelines x 2 environments (dev, prod): ok");
    assertThat(result.pipelines())
        .extracting(CheckedPipeline::name)
        .containsExactly("customers", "orders");
    assertThat(result.pipelines())
        .allSatisfy(
            one ->
                assertThat(one.verdicts())
                    .isEqualTo(Map.of("dev", Verdict.OK, "prod", Verdict.OK)));
    assertThat(project.open().report()).exists();
  }

  @Test
  void a_fault_of_one_environment_names_it_and_leaves_the_others_alone() throws IOException {
    TestProject project =
        project()
            .with("pipelines/a.sf", UNDEFINED_IN_PROD)
            .with("profiles/dev.yml", "version: \"1.0\"\nconnectors: {}\nvariables: {limit: 1}\n")
            .withProfiles("prod");

    ValidationResult result = project.open().validate(everything());

    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo(DiagnosticCode.UNDEFINED_VARIABLE);
              assertThat(one.environments()).containsExactly("prod");
            });
    assertThat(result.pipelines().get(0).verdicts())
        .isEqualTo(Map.of("dev", Verdict.OK, "prod", Verdict.ERROR));
  }

  @Test
  void a_fault_of_the_text_is_one_finding_in_all_environments() throws IOException {
    TestProject project =
        project().with("pipelines/a.sf", "FROBNICATE;\n").withProfiles("dev", "prod");

    List<Diagnostic> found = project.open().validate(everything()).diagnostics();

    assertThat(found).extracting(Diagnostic::isError).containsOnlyOnce(true);
    assertThat(found)
        .first()
        .extracting(Diagnostic::environments)
        .isEqualTo(List.of("dev", "prod"));
  }

  @Test
  void a_faulty_profile_is_an_error_for_every_pipeline() throws IOException {
    TestProject project =
        project().withCopy("orders").with("profiles/dev.yml", "version: \"1.0\"\nconnectors: [\n");

    ValidationResult result = project.open().validate(everything());

    assertThat(result.ok()).isFalse();
    assertThat(result.diagnostics())
        .allSatisfy(
            one -> assertThat(one.span().orElseThrow().file()).hasToString("profiles/dev.yml"));
    assertThat(result.pipelines().get(0).verdicts()).isEqualTo(Map.of("dev", Verdict.ERROR));
  }

  @Test
  void a_project_without_profiles_is_checked_in_dev() throws IOException {
    ValidationResult result = project().withCopy("orders").open().validate(everything());

    assertThat(result.summary()).isEqualTo("1 pipeline x 1 environment (dev): ok");
  }

  @Test
  void only_the_environment_that_is_asked_for_is_checked() throws IOException {
    TestProject project = project().withCopy("orders").withProfiles("dev", "prod");

    assertThat(project.open().validate(in("prod")).environments()).containsExactly("prod");
  }

  @Test
  void an_environment_without_profile_is_an_error() throws IOException {
    TestProject project = project().withCopy("orders").withProfiles("dev", "prod");

    assertThat(project.open().validate(in("prd")).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.MISSING_PROFILE);
  }

  @Test
  void what_is_not_selected_is_not_reported() throws IOException {
    TestProject project = project().withCopy("orders").with("pipelines/a.sf", "FROBNICATE;\n");
    ValidateRequest request =
        new ValidateRequest(Selection.parse("orders"), Optional.empty(), Level.RESOLVE);

    assertThat(project.open().validate(request).summary())
        .isEqualTo("1 pipeline x 1 environment (dev): ok");
  }

  @Test
  void a_selection_of_nothing_is_an_error_and_checks_nothing() throws IOException {
    ValidateRequest request =
        new ValidateRequest(Selection.parse("ordres"), Optional.empty(), Level.RESOLVE);

    ValidationResult result = project().withCopy("orders").open().validate(request);

    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.NOTHING_SELECTED);
    assertThat(result.summary()).isEqualTo("1 error");
    assertThat(result.pipelines()).isEmpty();
  }

  @Test
  void two_pipelines_of_one_name_are_an_error_where_one_is_selected() throws IOException {
    TestProject project =
        project()
            .withCopy("orders")
            .with("pipelines/old/orders.sf", "EXPORT (SELECT 1 AS a) TO \"x\" TYPE lines;\n")
            .withCopy("customers");

    assertThat(project.open().validate(everything()).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "two pipelines are called `orders`: pipelines/old/orders.sf and pipelines/orders.sf");
    assertThat(
            project
                .open()
                .validate(
                    new ValidateRequest(
                        Selection.parse("customers"), Optional.empty(), Level.RESOLVE))
                .ok())
        .isTrue();
  }

  @Test
  void a_pipeline_that_can_not_be_read_is_an_error() {
    PipelineFile missing = new PipelineFile("a", "pipelines/a.sf", folder.resolve("a.sf"));

    assertThat(ParsedPipeline.read(missing, new ParsedFiles(folder)).parsed().diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.UNREADABLE_PIPELINE);
  }

  @Test
  void the_static_level_looks_at_no_data() throws IOException {
    TestProject project = project().withCopy("orders");
    Files.delete(project.path("data/orders.jsonl"));

    assertThat(project.open().validate(everything()).ok()).isFalse();
    assertThat(
            project
                .open()
                .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.STATIC))
                .diagnostics())
        .isEmpty();
  }

  @Test
  void pipelines_are_found_in_both_folders_and_in_any_depth() throws IOException {
    TestProject project =
        project()
            .withCopy("orders")
            .with("pipelines/a/b/c.sf", "EXPORT (SELECT 1 AS a) TO \"c.jsonl\" TYPE lines;\n")
            .with("src/main/sqlflow/d.sf", "EXPORT (SELECT 1 AS a) TO \"d.jsonl\" TYPE lines;\n")
            .with("pipelines/readme.txt", "no pipeline\n");

    assertThat(project.open().validate(everything()).pipelines())
        .extracting(one -> one.pipeline().file().name())
        .containsExactly("pipelines/a/b/c.sf", "pipelines/orders.sf", "src/main/sqlflow/d.sf");
    assertThat(project.open().hasPipelines()).isTrue();
  }

  @Test
  void an_empty_project_has_nothing_to_do() {
    assertThat(project().open().hasPipelines()).isFalse();
  }

  @Test
  void variables_of_the_command_line_win() throws IOException {
    TestProject project =
        project()
            .with("pipelines/a.sf", UNDEFINED_IN_PROD)
            .withProfiles("prod")
            .withVariables(Map.of("limit", "7"));

    assertThat(project.open().validate(everything()).ok()).isTrue();
  }

  @Test
  void the_connectors_of_the_class_path_are_known() {
    assertThat(project().open().connectors().best().types()).contains("lines");
  }
}
