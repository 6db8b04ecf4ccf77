package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticMerger;
import dev.sqlflow.report.CheckedPipeline;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins what was found in every environment to one result. */
final class Findings {

  private final List<String> environments;
  private final List<EnvironmentCheck> checks;
  private final Suppressions suppressions;

  Findings(List<EnvironmentCheck> checks, Suppressions suppressions) {
    this.suppressions = suppressions;
    this.environments = checks.stream().map(EnvironmentCheck::environment).toList();
    this.checks = checks;
  }

  ValidationResult of(List<Diagnostic> general, List<ParsedPipeline> selected) {
    DiagnosticMerger merger = new DiagnosticMerger(environments);
    merger.add(general);
    for (ParsedPipeline pipeline : selected) {
      merger.add(pipeline.parsed().diagnostics());
    }
    for (EnvironmentCheck check : checks) {
      merger.add(check.environment(), check.profile());
      for (ParsedPipeline pipeline : selected) {
        merger.add(
            check.environment(), check.pipelines().getOrDefault(pipeline.file().file(), List.of()));
      }
    }
    return new ValidationResult(
        suppressions.applied(merger.merged()).stream().map(this::everywhere).toList(),
        environments,
        selected.stream().map(this::checked).toList());
  }

  // What holds whatever the environment holds in all of them.
  private Diagnostic everywhere(Diagnostic one) {
    return one.environments().isEmpty() && one.span().isPresent() ? one.in(environments) : one;
  }

  private CheckedPipeline checked(ParsedPipeline pipeline) {
    boolean broken =
        pipeline.parsed().diagnostics().stream()
            .anyMatch(one -> one.isError() && !suppressions.silence(one));
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (EnvironmentCheck check : checks) {
      Verdict verdict =
          broken ? Verdict.ERROR : check.verdict(pipeline.file().file(), suppressions);
      verdicts.put(check.environment(), verdict);
    }
    return new CheckedPipeline(pipeline.file().name(), pipeline.parsed().best(), verdicts);
  }
}
