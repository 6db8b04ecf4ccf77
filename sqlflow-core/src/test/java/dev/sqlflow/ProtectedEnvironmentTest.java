package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedEnvironmentTest {

  @TempDir Path folder;
  private SqlFlow project;

  @BeforeEach
  void begin() throws IOException {
    project =
        new TestProject(folder)
            .withCopy("orders")
            .with("profiles/prod.yml", "version: \"1.0\"\nprotected: true\nconnectors: {}\n")
            .open();
  }

  private RunResult run(Optional<String> confirmation) {
    return project.run(
        new RunRequest(Selection.ALL, Optional.of("prod"), false, confirmation), RunListener.NONE);
  }

  @Test
  void a_run_needs_a_confirmation() {
    RunResult refused = run(Optional.empty());
    assertThat(Found.lines(refused.check().diagnostics()))
        .isEqualTo("SF2224 environment `prod` is protected: a run must be confirmed");
    Diagnostic finding = refused.check().diagnostics().get(0);
    assertThat(finding.help()).containsExactly("add -Dsqlflow.confirm=prod");
    assertThat(refused.reports()).isEmpty();
    assertThat(folder.resolve("output")).doesNotExist();
  }

  @Test
  void another_environments_name_does_not_confirm() {
    assertThat(Found.lines(run(Optional.of("dev")).check().diagnostics()))
        .isEqualTo("SF2224 environment `prod` is protected, and `dev` was confirmed");
  }

  @Test
  void a_confirmed_run_runs() {
    assertThat(run(Optional.of("prod")).ok()).isTrue();
  }

  @Test
  void checks_and_plans_need_none() {
    assertThat(
            project
                .validate(new ValidateRequest(Selection.ALL, Optional.of("prod"), Level.RESOLVE))
                .ok())
        .isTrue();
    assertThat(project.plan(new PlanRequest(Selection.ALL, Optional.of("prod"))).plans())
        .hasSize(1);
  }
}
