package dev.sqlflow.lint;

import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Statement;
import dev.sqlflow.language.Statement.Branch;
import dev.sqlflow.resolve.VariableUse;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every branch of an IF is taken by some environment. A condition that depends on a default of the
 * pipeline's own is left alone: its other branch waits for the command line.
 */
final class UntakenBranches implements LintRule {

  @Override
  public void check(LintedPipeline pipeline, DiagnosticSink sink) {
    if (!pipeline.everywhere()) {
      return;
    }
    for (Statement statement : pipeline.statements()) {
      if (statement instanceof Statement.If conditional) {
        check(conditional, pipeline.uses(), sink);
      }
    }
  }

  private static void check(Statement.If conditional, List<VariableUse> uses, DiagnosticSink sink) {
    List<Integer> taken = new ArrayList<>();
    for (VariableUse use : uses) {
      Optional<Integer> decision =
          use.decisions().getOrDefault(conditional.span(), Optional.of(-1));
      if (decision.isEmpty() || !isSettled(conditional, use)) {
        return;
      }
      taken.add(decision.get());
    }
    if (taken.stream().allMatch(branch -> branch < 0)) {
      return; // it stands in such a branch itself, which is said there
    }
    List<Branch> branches = conditional.branches();
    for (int i = 0; i < branches.size(); i++) {
      if (!taken.contains(i) && !ConstantConditions.isConstant(branches.get(i).condition())) {
        sink.add(finding(branches.get(i).condition().span()));
      }
    }
  }

  /** Whether every value that decides comes from the profile or is built in. */
  private static boolean isSettled(Statement.If conditional, VariableUse use) {
    return conditional.branches().stream()
        .map(branch -> branch.condition().span())
        .allMatch(condition -> isSettled(condition, use.origins()));
  }

  private static boolean isSettled(Span condition, Map<Span, Origin> origins) {
    return origins.entrySet().stream()
        .filter(entry -> within(condition, entry.getKey()))
        .map(Map.Entry::getValue)
        .allMatch(origin -> isSettled(origin, condition));
  }

  private static boolean isSettled(Origin origin, Span condition) {
    return origin instanceof Origin.BuiltIn
        || origin.place().filter(place -> !place.file().equals(condition.file())).isPresent();
  }

  private static boolean within(Span outer, Span inner) {
    return outer.file().equals(inner.file())
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }

  private static Diagnostic.Builder finding(Span condition) {
    return Diagnostic.at(
            DiagnosticCode.BRANCH_NEVER_TAKEN, condition, "no environment takes this branch")
        .label("true in none of them")
        .help("check the name that it compares, or remove the branch");
  }
}
