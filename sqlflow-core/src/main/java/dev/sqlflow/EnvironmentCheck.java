package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.lint.LintSettings;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.PlanProof;
import dev.sqlflow.plan.PlannedPipeline;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a project comes to in one environment.
 *
 * @param environment its name
 * @param profile findings of the profile, which hold for every pipeline
 * @param pipelines findings of each pipeline's resolution and plan, by file
 * @param plans of the pipelines without errors, by file, in the order in which they run
 * @param resolved the pipelines without variables, by file; none if there is no profile
 * @param proofs what decides what the plans do, by file; only where it was asked for
 * @param readsFrom by a pipeline's file, the files of those that it reads from
 */
record EnvironmentCheck(
    String environment,
    List<Diagnostic> profile,
    Map<String, List<Diagnostic>> pipelines,
    Map<String, Plan> plans,
    Map<String, ResolvedPipeline> resolved,
    Map<String, PlanProof> proofs,
    Map<String, Set<String>> readsFrom) {

  /** Notes that say what a check could not tell. */
  private static final Set<DiagnosticCode> UNCERTAIN =
      Set.of(
          DiagnosticCode.UNKNOWN_COLUMNS,
          DiagnosticCode.UNRECORDED_SCHEMA,
          DiagnosticCode.CONNECTOR_NOT_HERE);

  // Keeps immutable copies that keep their order.
  EnvironmentCheck {
    profile = List.copyOf(profile);
    pipelines = Collections.unmodifiableMap(new LinkedHashMap<>(pipelines));
    plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
    resolved = Collections.unmodifiableMap(new LinkedHashMap<>(resolved));
    proofs = Collections.unmodifiableMap(new LinkedHashMap<>(proofs));
    readsFrom = Collections.unmodifiableMap(new LinkedHashMap<>(readsFrom));
  }

  /** Collects what the phases say. */
  static final class Builder {

    private final String environment;
    private final List<Diagnostic> profile;
    private final Map<String, List<Diagnostic>> pipelines = new LinkedHashMap<>();
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, ResolvedPipeline> resolved = new LinkedHashMap<>();
    private final Map<String, PlanProof> proofs = new LinkedHashMap<>();
    private final Map<String, Set<String>> readsFrom = new LinkedHashMap<>();

    Builder(String environment, List<Diagnostic> profile) {
      this.environment = environment;
      this.profile = profile;
    }

    void found(String file, List<Diagnostic> diagnostics) {
      pipelines.computeIfAbsent(file, any -> new ArrayList<>()).addAll(diagnostics);
    }

    void resolved(String file, ResolvedPipeline pipeline) {
      resolved.put(file, pipeline);
    }

    void planned(String file, PlannedPipeline planned) {
      planned.plan().best().ifPresent(plan -> plans.put(file, plan));
      planned.proof().ifPresent(proof -> proofs.put(file, proof));
      readsFrom.put(file, planned.readsFrom());
    }

    EnvironmentCheck build() {
      return new EnvironmentCheck(
          environment, profile, pipelines, plans, resolved, proofs, readsFrom);
    }
  }

  /** The same, as bad as the project takes it. */
  EnvironmentCheck with(LintSettings lints) {
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
    pipelines.forEach((file, diagnostics) -> found.put(file, lints.apply(diagnostics)));
    return new EnvironmentCheck(
        environment, lints.apply(profile), found, plans, resolved, proofs, readsFrom);
  }

  /** The same without what only a run needs, which is much. */
  EnvironmentCheck withoutPlans() {
    return new EnvironmentCheck(
        environment, profile, pipelines, Map.of(), resolved, proofs, readsFrom);
  }

  /** The same, and what a deeper look found, by file. */
  EnvironmentCheck and(Map<String, List<Diagnostic>> more) {
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>(pipelines);
    more.forEach(
        (file, diagnostics) ->
            found.merge(
                file,
                diagnostics,
                (before, after) -> Stream.concat(before.stream(), after.stream()).toList()));
    return new EnvironmentCheck(environment, profile, found, plans, resolved, proofs, readsFrom);
  }

  /** How a pipeline stands here, whatever is silenced. */
  Verdict verdict(String file, Suppressions suppressions) {
    if (failed(file, suppressions)) {
      return Verdict.ERROR;
    }
    return isUncertain(file) ? Verdict.UNKNOWN : Verdict.OK;
  }

  /** Whether a pipeline depends on what only another machine has. */
  private boolean isUncertain(String file) {
    ResolvedPipeline pipeline = resolved.get(file);
    return (pipeline != null && !pipeline.unknownVariables().isEmpty())
        || pipelines.getOrDefault(file, List.of()).stream()
            .anyMatch(found -> UNCERTAIN.contains(found.code()));
  }

  private boolean failed(String file, Suppressions suppressions) {
    return profile.stream().anyMatch(Diagnostic::isError)
        || pipelines.getOrDefault(file, List.of()).stream()
            .anyMatch(one -> one.isError() && !suppressions.silence(one));
  }
}
