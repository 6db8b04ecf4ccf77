package dev.sqlflow.testing;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.Sandbox;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.PlanSandbox;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.testing.TestRunner.PlannedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does one run of a test and compares what comes of it. */
final class RunCheck {

  private final TestRun run;
  private final List<TestProblem> problems = new ArrayList<>();

  RunCheck(TestRun run) {
    this.run = run;
  }

  /** Judges a run that can't begin. */
  List<TestProblem> broken(List<Diagnostic> diagnostics) {
    checkErrors(diagnostics.stream().filter(Diagnostic::isError).toList());
    return problems;
  }

  /** Does the run, if its pipeline has a plan, and judges it. */
  List<TestProblem> problems(PlannedRun planned, Sandbox sandbox) {
    Optional<Plan> plan = planned.plan();
    if (plan.isEmpty()) {
      return broken(planned.errors());
    }
    List<StepResult> results = sandbox.run(PlanSandbox.of(plan.get()));
    checkErrors(unexpected(results));
    checkChecks(results);
    if (problems.isEmpty()) {
      compareTables(sandbox, plan.get());
      compareExports(sandbox, exports(planned, plan.get()));
    }
    return problems;
  }

  private List<Diagnostic> unexpected(List<StepResult> results) {
    List<String> broken = run.expect().checks().stream().map(Located::value).toList();
    return results.stream()
        .filter(
            result ->
                !(result instanceof StepResult.Checked check && broken.contains(check.name())))
        .flatMap(result -> result.finding().stream())
        .filter(Diagnostic::isError)
        .toList();
  }

  private void checkChecks(List<StepResult> results) {
    Map<String, Boolean> broken = new LinkedHashMap<>();
    for (StepResult result : results) {
      if (result.step() instanceof Step.CheckStep check) {
        boolean breaks = result instanceof StepResult.Checked checked && !checked.holds();
        broken.put(check.name().value(), breaks);
      }
    }
    for (Located<String> name : run.expect().checks()) {
      if (!broken.containsKey(name.value())) {
        problems.add(TestProblem.of(unknownCheck(name, broken)));
      } else if (!broken.getOrDefault(name.value(), false)) {
        problems.add(
            TestProblem.of(
                Diagnostic.at(
                        DiagnosticCode.CHECK_HELD,
                        name.span(),
                        "no row breaks check `" + name.value() + "`")
                    .label("expected to be broken")
                    .build()));
      }
    }
  }

  private static Diagnostic unknownCheck(Located<String> name, Map<String, Boolean> known) {
    return Diagnostic.at(
            DiagnosticCode.UNKNOWN_EXPECTED_CHECK,
            name.span(),
            "the pipeline has no check `" + name.value() + "`")
        .label("not in this environment")
        .didYouMean(Suggestions.nearest(name.value(), known.keySet()))
        .help(
            known.isEmpty()
                ? "it has no check at all"
                : "its checks are " + String.join(", ", known.keySet()))
        .build();
  }

  private void checkErrors(List<Diagnostic> errors) {
    Optional<Located<DiagnosticCode>> expected = run.expect().error();
    boolean came =
        expected.isPresent()
            && errors.stream().anyMatch(error -> error.code() == expected.get().value());
    if (!came) {
      errors.forEach(error -> problems.add(TestProblem.of(error)));
    }
    if (!came && expected.isPresent()) {
      String code = expected.get().value().id();
      problems.add(
          TestProblem.of(
              Diagnostic.at(
                      DiagnosticCode.ERROR_MISSING,
                      expected.get().span(),
                      "error `%s` did not come".formatted(code))
                  .label(errors.isEmpty() ? "the run ended without an error" : "other errors came")
                  .build()));
    }
  }

  private void compareTables(Sandbox sandbox, Plan plan) {
    Map<String, TableName> tables = new LinkedHashMap<>();
    plan.steps()
        .forEach(
            step ->
                PlanSandbox.target(step).ifPresent(table -> tables.put(table.toString(), table)));
    for (ExpectedRows expected : run.expect().tables()) {
      String name = expected.name().value();
      find(name, tables)
          .ifPresentOrElse(
              table -> compare(sandbox, "table `" + name + "`", expected, table),
              () ->
                  unknown(
                      DiagnosticCode.UNKNOWN_EXPECTED_TABLE, "writes no table", expected, tables));
    }
  }

  private void compareExports(Sandbox sandbox, Map<String, TableName> exports) {
    for (ExpectedRows expected : run.expect().exports()) {
      String name = expected.name().value();
      Optional.ofNullable(exports.get(name))
          .ifPresentOrElse(
              table -> compare(sandbox, "export `" + name + "`", expected, table),
              () ->
                  unknown(
                      DiagnosticCode.UNKNOWN_EXPECTED_EXPORT,
                      "exports nothing to",
                      expected,
                      exports));
    }
  }

  private static Optional<TableName> find(String name, Map<String, TableName> tables) {
    return tables.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  // A destination is known by its path or name, and by the connection that was written.
  private static Map<String, TableName> exports(PlannedRun planned, Plan plan) {
    Map<String, TableName> exports = new LinkedHashMap<>();
    PlanSandbox.destinations(plan)
        .forEach(destination -> exports.put(destination, PlanSandbox.exported(destination)));
    for (ResolvedStatement statement : planned.resolved().best().statements()) {
      if (statement instanceof ResolvedStatement.Export export) {
        export.connection().ifPresent(connection -> named(connection, exports));
      }
    }
    return exports;
  }

  private static void named(ResolvedConnection connection, Map<String, TableName> exports) {
    String destination = connection.options().destination().orElse(connection.connector().type());
    connection
        .profileConnection()
        .ifPresent(name -> exports.putIfAbsent(name.value(), PlanSandbox.exported(destination)));
  }

  private void unknown(
      DiagnosticCode code, String what, ExpectedRows expected, Map<String, TableName> known) {
    Located<String> name = expected.name();
    Diagnostic.Builder fault =
        Diagnostic.at(code, name.span(), "the pipeline %s `%s`".formatted(what, name.value()))
            .label("not in this environment")
            .didYouMean(Suggestions.nearest(name.value(), known.keySet()))
            .help(
                known.isEmpty()
                    ? "there is none at all"
                    : "there are " + String.join(", ", known.keySet()));
    problems.add(TestProblem.of(fault.build()));
  }

  private void compare(Sandbox sandbox, String what, ExpectedRows expected, TableName table) {
    LocatedText query = LocatedText.of("FROM " + table.sql(), expected.name().span());
    try {
      problems.addAll(new Comparison(what, expected, sandbox.read(query)).problems());
    } catch (EngineException e) {
      problems.add(TestProblem.of(e.diagnostic()));
    }
  }
}
