package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sqlflow.canary.Canary;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.PlanJson;
import dev.sqlflow.plan.PlanPrinter;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets reach connectors, and nothing else: every byte that is told or written is searched. */
class SecretsTest {

  private static final Canary SECRET = Canary.named("environment");
  private static final Canary LITERAL = Canary.plain("literal");

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() throws IOException {
    project =
        new TestProject(folder)
            .with("data/a.jsonl", "{\"id\":1}\n")
            .withEnvironment(Map.of("TOKEN", SECRET.value(), "SHORT", "ab"));
  }

  private TestProject pipeline(String params) throws IOException {
    return project.with(
        "pipelines/a.sf",
        """
        SOURCE s TYPE guarded PARAMS {"path": "data/a.jsonl", %s};
        LOAD t FROM s;
        EXPORT t TO "output/a.jsonl" TYPE lines;
        """
            .formatted(params));
  }

  private TestProject profile(String text) throws IOException {
    return project.with("profiles/dev.yml", "version: \"1.0\"\n" + text);
  }

  private ValidationResult validate() {
    return project
        .open()
        .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE));
  }

  private PlanResult plan() {
    return project.open().plan(new PlanRequest(Selection.ALL, Optional.empty()));
  }

  private RunResult run() {
    return project
        .open()
        .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
  }

  private static String rendered(List<Diagnostic> found) {
    return ConsoleRenderer.plain().report(found, "report");
  }

  private static String told(RunResult run) {
    String steps =
        run.reports().stream()
            .flatMap(report -> report.results().stream())
            .map(result -> result + "\n" + rendered(result.finding().stream().toList()))
            .collect(Collectors.joining("\n"));
    return rendered(run.check().diagnostics()) + steps;
  }

  private void assertHidden(String told, Canary... canaries) throws IOException {
    for (Canary canary : canaries) {
      canary.assertAbsent("what is told", told);
      if (Files.exists(project.path("target"))) {
        canary.assertAbsent(project.path("target"));
      }
    }
  }

  private static Diagnostic failure(RunResult run) {
    return run.reports().get(0).results().stream()
        .filter(StepResult.Failed.class::isInstance)
        .findFirst()
        .flatMap(StepResult::finding)
        .orElseThrow();
  }

  @Test
  void aConnectorReceivesTheSecretAndTheRunSucceeds() throws IOException {
    pipeline("\"password\": \"${secret:env:TOKEN}\", \"length\": " + SECRET.value().length());
    RunResult run = run();
    assertThat(told(run)).contains("Succeeded");
    assertThat(run.ok()).isTrue();
    assertThat(project.text("output/a.jsonl")).isEqualTo("{\"id\":1}\n");
    assertHidden(told(run), SECRET);
  }

  @Test
  void aSecretInsideALongerTextIsPutInWhenTheConnectorNeedsIt() throws IOException {
    profile("variables: {pw: \"${secret:env:TOKEN}\"}\nconnectors: {}\n");
    pipeline("\"password\": \"<${pw}>\", \"length\": " + (SECRET.value().length() + 2));
    assertThat(run().ok()).isTrue();
  }

  @Test
  void aPreviewAsksForTheSecretsOfWhatItReads() throws IOException {
    pipeline("\"password\": \"${secret:env:TOKEN}\", \"length\": " + SECRET.value().length());
    PreviewRequest request = new PreviewRequest("t", Selection.ALL, Optional.empty(), 10);
    PreviewResult result = project.open().preview(request);
    assertThat(Found.lines(result.diagnostics())).isEmpty();
    assertThat(result.preview().orElseThrow().lines(80)).contains("     1");
    pipeline("\"password\": \"${secret:env:TOKEN}\", \"fails\": \"world\"");
    PreviewResult failed = project.open().preview(request);
    assertThat(rendered(failed.diagnostics())).contains("no login with ***");
    assertHidden(rendered(failed.diagnostics()), SECRET);
  }

  @Test
  void validateAndPlanAskForNoSecret() throws IOException {
    pipeline("\"password\": \"${secret:env:NOT_SET}\", \"fails\": \"bug\"");
    ValidationResult checked = validate();
    assertThat(Found.lines(checked.diagnostics()))
        .isEqualTo(
            "SF2122 pipelines/a.sf:1:15 [guarded] columns of source `s` are unknown: a secret is"
                + " needed to see them");
    assertThat(checked.pipelines().get(0).verdicts()).isEqualTo(Map.of("dev", Verdict.UNKNOWN));
    assertThat(plan().plans()).hasSize(1);
  }

  @Test
  void aSecretThatCannotBeHadFailsTheStepAndNamesTheSecret() throws IOException {
    pipeline("\"password\": \"${secret:file:keys/none}\"");
    RunResult run = run();
    assertThat(run.ok()).isFalse();
    assertThat(Found.lines(List.of(failure(run))))
        .isEqualTo(
            "SF2142 pipelines/a.sf:1:68 [${secret:file:keys/none}]"
                + " secret `file:keys/none`: there is no such file");
  }

  @Test
  void theDefaultTakesThePlaceOfASecretThatIsNotThereAndIsSecretToo() throws IOException {
    pipeline(
        "\"password\": \"${secret:env:NOT_SET|%s}\", \"fails\": \"world\""
            .formatted(LITERAL.value()));
    RunResult run = run();
    assertThat(failure(run).message()).startsWith("no login with ***, *** in a URL");
    LITERAL.assertAbsent("the failure", failure(run).message());
    assertHidden("", LITERAL);
  }

  @Test
  void plansShowWhichSecretButNotWhatItIs() throws IOException {
    pipeline(
        """
        "password": "${secret:env:TOKEN}", "url": "http://u:${secret:env:TOKEN}@host",
        "headers": {"Authorization": "Bearer ${secret:env:TOKEN}"}""");
    Plan plan = plan().plans().get(0);
    String text = PlanPrinter.print(plan) + PlanJson.write(plan);
    assertThat(text)
        .contains("\"name\" : \"password\"")
        .contains("\"value\" : \"***\"")
        .contains("secret env:TOKEN")
        .doesNotContain("host");
    project.open().write(List.of(plan));
    assertHidden(text, SECRET);
  }

  @Test
  void theFingerprintKnowsWhichSecretIsMeantAndNotWhatItIs() throws IOException {
    pipeline("\"password\": \"${secret:env:TOKEN}\"");
    String before = plan().plans().get(0).fingerprint();
    project.withEnvironment(Map.of("TOKEN", "another one"));
    assertThat(plan().plans().get(0).fingerprint()).isEqualTo(before);
    pipeline("\"password\": \"${secret:env:OTHER}\"");
    assertThat(plan().plans().get(0).fingerprint()).isNotEqualTo(before);
    pipeline("\"password\": \"one\"");
    String literal = plan().plans().get(0).fingerprint();
    pipeline("\"password\": \"two\"");
    assertThat(plan().plans().get(0).fingerprint()).isEqualTo(literal);
  }

  @Test
  void failuresOfTheWorldAreMasked() throws IOException {
    pipeline(
        """
        "password": "${secret:env:TOKEN}", "url": "http://u:${secret:env:TOKEN}@host",
        "headers": {"Authorization": "Bearer ${secret:env:TOKEN}"}, "fails": "world\"""");
    RunResult run = run();
    assertThat(failure(run).message())
        .startsWith("no login with ***, *** in a URL")
        .endsWith("Base64, ***, {Authorization=***}");
    assertHidden(told(run), SECRET);
    assertThat(project.path("target")).isDirectoryRecursivelyContaining("glob:**/run.json");
  }

  @Test
  void theStackTraceOfABugIsMasked() throws IOException {
    pipeline("\"password\": \"${secret:env:TOKEN}\", \"fails\": \"bug\"");
    Throwable bug = catchThrowable(this::run);
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .contains("java.lang.IllegalStateException: ***")
        .contains("java.io.IOException: caused by ***")
        .contains("GuardedConnector.open");
    assertHidden(trace.toString(), SECRET);
  }

  @Test
  void aSecretOfTheWrongTypeIsNotShown() throws IOException {
    pipeline("\"port\": \"${secret:env:TOKEN}\"");
    RunResult run = run();
    assertThat(Found.lines(List.of(failure(run))))
        .isEqualTo(
            "SF4103 pipelines/a.sf:1:63 [\"${secret:env:TOKEN}\"] option `port` of connector"
                + " `guarded` must be a whole number, not a text");
    assertHidden(told(run), SECRET);
  }

  @Test
  void aSecretNumberBecomesWhatItsOptionAsksFor() throws IOException {
    project.withEnvironment(Map.of("PORT", "5432"));
    pipeline("\"port\": \"${secret:env:PORT}\"");
    assertThat(run().ok()).isTrue();
  }

  @Test
  void secretsInSqlSetConditionsDestinationsAndIncludesAreErrorsInAnyForm() throws IOException {
    profile("variables: {pw: \"${secret:env:TOKEN}\", l: [\"${pw}\"]}\nconnectors: {}\n");
    project.with(
        "pipelines/a.sf",
        """
        SET direct = "${secret:env:TOKEN}";
        SET through = "x${pw}";
        CREATE TABLE t AS SELECT '${pw}', ${pw:raw}, ${l}, ${secret:env:TOKEN}, ${through}, ${direct};
        IF ${pw} == 'a' THEN
        CREATE TABLE u AS SELECT 1 AS a;
        END IF;
        EXPORT t TO "${pw}.jsonl" TYPE lines;
        INCLUDE "${pw}.sf";
        """);
    ValidationResult result = validate();
    assertThat(Found.lines(result.diagnostics()))
        .isEqualTo(
            """
            SF2140 pipelines/a.sf:1:15 [${secret:env:TOKEN}] a secret must not stand here
            SF2140 pipelines/a.sf:2:15 ["x${pw}"] a text with a secret must not stand here
            SF2108 pipelines/a.sf:3:27 [${pw}] `pw`, which holds a secret, must not stand in SQL
            SF2108 pipelines/a.sf:3:35 [${pw:raw}] `pw`, which holds a secret, must not stand in SQL
            SF6010 pipelines/a.sf:3:35 [${pw:raw}] `pw` is spliced into the SQL as it is
            SF2108 pipelines/a.sf:3:46 [${l}] `l`, which holds a secret, must not stand in SQL
            SF2108 pipelines/a.sf:3:52 [${secret:env:TOKEN}] a secret must not stand in SQL
            SF2140 pipelines/a.sf:4:4 [${pw}] `pw`, which holds a secret, must not stand here
            SF2140 pipelines/a.sf:7:14 [${pw}] `pw`, which holds a secret, must not stand here
            SF2140 pipelines/a.sf:8:10 [${pw}] `pw`, which holds a secret, must not stand here""");
    assertHidden(rendered(result.diagnostics()), SECRET);
  }

  @Test
  void anUnknownProviderNamesTheNearest() throws IOException {
    pipeline("\"password\": \"${secret:flie:a}\"");
    Diagnostic found = validate().diagnostics().get(0);
    assertThat(Found.lines(List.of(found)))
        .isEqualTo("SF2141 pipelines/a.sf:1:70 [secret:flie:a] unknown secret provider `flie`");
    assertThat(found.help()).contains("did you mean `file`?");
  }

  @Test
  void aWrittenSecretIsAWarningThatDoesNotTellItAndAFixReplacesIt() throws IOException {
    profile(
        """
        connectors:
          door:
            type: guarded
            params: {path: data/a.jsonl, password: %s, limt: 1}
        """
            .formatted(LITERAL.value()));
    ValidationResult result = validate0("SOURCE s FROM \"door\";\nLOAD t FROM s;\n");
    Diagnostic found =
        result.diagnostics().stream()
            .filter(one -> one.code().id().equals("SF6070"))
            .findFirst()
            .orElseThrow();
    assertThat(found.isError()).isFalse();
    assertThat(found.message()).isEqualTo("the secret option `password` is written down");
    assertThat(found.fix().orElseThrow().safe()).isTrue();
    assertThat(found.fix().orElseThrow().edits().get(0).replacement())
        .isEqualTo("\"${secret:env:DOOR_PASSWORD}\"");
    assertThat(found.span().orElseThrow().text()).isEqualTo(LITERAL.value());
    assertThat(rendered(result.diagnostics())).contains("password: ****").contains("limt: 1");
    assertHidden(rendered(result.diagnostics()), LITERAL);
  }

  private ValidationResult validate0(String pipeline) throws IOException {
    project.with("pipelines/a.sf", pipeline);
    return validate();
  }

  @Test
  void aWrittenSecretInAProtectedProfileIsAnError() throws IOException {
    profile(
        """
        protected: true
        variables: {pw: %s}
        connectors:
          door: {type: guarded, params: {path: data/a.jsonl, password: "${pw}"}}
        """
            .formatted(LITERAL.value()));
    ValidationResult result = validate0("SOURCE s FROM \"door\";\nLOAD t FROM s;\n");
    assertThat(result.ok()).isFalse();
    Diagnostic found = result.diagnostics().stream().filter(Diagnostic::isError).findFirst().get();
    assertThat(found.code().id()).isEqualTo("SF6070");
    assertThat(found.span().orElseThrow().text()).isEqualTo(LITERAL.value());
    assertHidden(rendered(result.diagnostics()), LITERAL);
  }

  @Test
  void aWrittenSecretIsShownNowhere() throws IOException {
    pipeline("\"password\": \"%s\", \"fails\": \"world\"".formatted(LITERAL.value()));
    ValidationResult checked = validate();
    assertThat(Found.lines(checked.diagnostics()))
        .contains("SF6070 pipelines/a.sf:1:67")
        .contains("SF3302");
    assertHidden(rendered(checked.diagnostics()), LITERAL);
    pipeline("\"password\": \"%s\"".formatted(LITERAL.value()));
    Plan plan = plan().plans().get(0);
    RunResult run = run();
    assertThat(run.ok()).isTrue();
    assertHidden(PlanPrinter.print(plan) + PlanJson.write(plan) + told(run), LITERAL);
  }

  @Test
  void aProfileThatIsNoYamlDoesNotShowThePasswordsBesideTheFault() throws IOException {
    profile(
        "connectors: {door: {type: guarded, params: {password: %s, path: [}}}\n"
            .formatted(LITERAL.value()));
    ValidationResult result = validate0("SOURCE s FROM \"door\";\nLOAD t FROM s;\n");
    assertThat(result.ok()).isFalse();
    assertHidden(rendered(result.diagnostics()), LITERAL);
  }

  @Test
  void jsonThatIsBrokenDoesNotShowThePasswordsBesideTheFault() throws IOException {
    pipeline("\"password\": \"%s\" \"port\": 1".formatted(LITERAL.value()));
    ValidationResult result = validate();
    assertThat(result.ok()).isFalse();
    assertHidden(rendered(result.diagnostics()), LITERAL);
  }
}
