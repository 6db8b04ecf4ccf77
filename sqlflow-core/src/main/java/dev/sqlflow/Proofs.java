package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.plan.PlanProof;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what a project's plans do before a change against what they would do behind it. */
final class Proofs {

  private final List<EnvironmentCheck> before;
  private final Map<String, EnvironmentCheck> after = new LinkedHashMap<>();

  Proofs(List<EnvironmentCheck> before, List<EnvironmentCheck> after) {
    this.before = before;
    after.forEach(check -> this.after.put(check.environment(), check));
  }

  /** The plans that would not stay the same. */
  List<Diagnostic> differences() {
    List<Diagnostic> found = new ArrayList<>();
    for (EnvironmentCheck check : before) {
      Map<String, PlanProof> others =
          Optional.ofNullable(after.get(check.environment()))
              .map(EnvironmentCheck::proofs)
              .orElse(Map.of());
      check
          .proofs()
          .forEach(
              (file, proof) ->
                  difference(proof, Optional.ofNullable(others.get(file)))
                      .map(what -> changed(file, check.environment(), what))
                      .ifPresent(found::add));
    }
    return found;
  }

  private static Optional<String> difference(PlanProof proof, Optional<PlanProof> other) {
    return other.isEmpty()
        ? Optional.of("there would be none")
        : proof.difference(other.orElseThrow());
  }

  private static Diagnostic changed(String file, String environment, String what) {
    return Diagnostic.of(
            DiagnosticCode.MIGRATION_CHANGES_PLAN,
            "the plan of `%s` in %s would not stay the same: %s".formatted(file, environment, what))
        .help("nothing is written; leave the pipeline out with -Dsqlflow.select, or report it")
        .build();
  }

  /** The pipelines that change and have no plan in an environment, so that nothing is proved. */
  List<Diagnostic> unproved(List<FileChange> changes) {
    Set<String> changed = changes.stream().map(FileChange::name).collect(Collectors.toSet());
    List<Diagnostic> found = new ArrayList<>();
    for (EnvironmentCheck check : before) {
      for (ResolvedPipeline pipeline : check.resolved().values()) {
        String file = pipeline.file().name();
        boolean concerned =
            pipeline.sections().stream()
                .anyMatch(section -> changed.contains(section.source().file().name()));
        if (concerned && !check.proofs().containsKey(file)) {
          found.add(unproved(file, check.environment()));
        }
      }
    }
    return found;
  }

  private static Diagnostic unproved(String file, String environment) {
    return Diagnostic.of(
            DiagnosticCode.UNPROVED_MIGRATION,
            "`%s` has no plan in %s that could be compared".formatted(file, environment))
        .help(
            "supply what profile `%s` requires, or leave the pipeline out with -Dsqlflow.select"
                .formatted(environment))
        .build();
  }
}
