package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.language.Suppression;
import dev.sqlflow.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which findings the directives of pipelines silence. Errors other than lints never are. What is
 * silenced in one environment is so in all of them: a finding has one place in the text.
 */
final class Suppressions {

  private final Map<SourceFile, Set<Suppression>> byFile = new HashMap<>();
  private final Set<Suppression> judged;

  private Suppressions(Set<Suppression> all, Set<Suppression> judged) {
    for (Suppression one : all) {
      SourceFile file = one.code().span().file();
      byFile.computeIfAbsent(file, any -> new LinkedHashSet<>()).add(one);
    }
    this.judged = judged;
  }

  /** Those of pipelines and of what they include. */
  static Suppressions of(List<ParsedPipeline> pipelines, List<EnvironmentCheck> checks) {
    return new Suppressions(all(pipelines, checks), Set.of());
  }

  /**
   * The same, after a check that found all there is to find: what meets no finding suppresses
   * nothing. A file that is included may be for pipelines that were left out.
   */
  static Suppressions judged(
      List<ParsedPipeline> pipelines, List<EnvironmentCheck> checks, boolean everyPipeline) {
    Set<Suppression> all = all(pipelines, checks);
    return new Suppressions(all, everyPipeline ? all : all(pipelines, List.of()));
  }

  private static Set<Suppression> all(
      List<ParsedPipeline> pipelines, List<EnvironmentCheck> checks) {
    Set<Suppression> all = new LinkedHashSet<>();
    for (ParsedPipeline pipeline : pipelines) {
      all.addAll(pipeline.parsed().best().directives().suppressions());
      for (EnvironmentCheck check : checks) {
        Optional.ofNullable(check.resolved().get(pipeline.file().file()))
            .ifPresent(resolved -> all.addAll(resolved.suppressions()));
      }
    }
    return all;
  }

  /** Tells whether a finding shall not be reported. */
  boolean silence(Diagnostic one) {
    return isSilenceable(one) && !meeting(one).isEmpty();
  }

  private static boolean isSilenceable(Diagnostic one) {
    return one.code().isLint() || !one.isError();
  }

  private List<Suppression> meeting(Diagnostic one) {
    return one.span().stream()
        .flatMap(
            place ->
                byFile.getOrDefault(place.file(), Set.of()).stream()
                    .filter(suppression -> suppression.code().value() == one.code())
                    .filter(suppression -> suppression.covers(place)))
        .toList();
  }

  /** What is left of all findings of a check, and what is wrong with the suppressions. */
  List<Diagnostic> applied(List<Diagnostic> found) {
    List<Diagnostic> left = new ArrayList<>();
    Set<Suppression> met = new LinkedHashSet<>();
    Set<Suppression> forbidden = new LinkedHashSet<>();
    for (Diagnostic one : found) {
      met.addAll(meeting(one));
      if (!isSilenceable(one)) {
        forbidden.addAll(meeting(one));
      }
      if (!silence(one)) {
        left.add(one);
      }
    }
    boolean broken = left.stream().anyMatch(Diagnostic::isError);
    forbidden.forEach(one -> left.add(forbidden(one)));
    // Where errors are, many findings are not looked for.
    if (!broken) {
      judged.stream().filter(one -> !met.contains(one)).forEach(one -> left.add(useless(one)));
    }
    left.sort(Diagnostic.BY_PLACE);
    return left;
  }

  private static Diagnostic forbidden(Suppression one) {
    return Diagnostic.at(
            DiagnosticCode.FORBIDDEN_SUPPRESSION,
            one.code().span(),
            "`" + one.code().value().id() + "` is an error here, which can't be silenced")
        .label(one.code().value().title())
        .help("mend the error and remove the directive")
        .build();
  }

  private static Diagnostic useless(Suppression one) {
    return Diagnostic.at(
            DiagnosticCode.USELESS_SUPPRESSION,
            one.code().span(),
            "nothing in this statement is reported as `" + one.code().value().id() + "`")
        .label("suppresses nothing")
        .help("remove the directive")
        .build();
  }
}
