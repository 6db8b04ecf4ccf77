package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds variables that a person gave and that nothing selected uses: they are misspelt. */
final class UnusedVariables {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([A-Za-z_][A-Za-z0-9_.]*)");

  private final Set<String> used = new LinkedHashSet<>();

  private UnusedVariables() {}

  /**
   * Looks for them.
   *
   * @param demanded what must be used
   * @param selected the pipelines, whose branches count whether they are taken or not
   * @param resolved the same in every environment
   */
  static List<Diagnostic> among(
      Set<String> demanded, List<Pipeline> selected, List<ResolvedPipeline> resolved) {
    if (demanded.isEmpty()) {
      return List.of();
    }
    UnusedVariables variables = new UnusedVariables();
    resolved.forEach(pipeline -> variables.used.addAll(pipeline.usedVariables()));
    selected.forEach(
        pipeline ->
            REFERENCE
                .matcher(pipeline.file().text())
                .results()
                .map((MatchResult reference) -> reference.group(1))
                .forEach(variables.used::add));
    return demanded.stream()
        .filter(name -> !variables.uses(name))
        .map(variables::finding)
        .collect(Collectors.toList());
  }

  private boolean uses(String name) {
    return used.contains(name) || used.stream().anyMatch(one -> one.startsWith(name + "."));
  }

  private Diagnostic finding(String name) {
    return Diagnostic.of(
            DiagnosticCode.UNUSED_VARIABLE,
            "nothing that is selected uses the variable `" + name + "` of the command line")
        .didYouMean(Suggestions.nearest(name, used))
        .build();
  }
}
