package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Diagnostic.Related;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline does, its includes spliced in.
 *
 * @param sections in program order; a file that includes another one has several
 * @param complete whether every INCLUDE was found: if not, anything may be defined or used in what
 *     is missing
 */
record Program(List<Section> sections, boolean complete) {

  // Keeps an immutable copy of the sections.
  Program {
    sections = List.copyOf(sections);
  }

  List<ResolvedStatement> statements() {
    return sections.stream().flatMap(section -> section.statements().stream()).toList();
  }

  /** Adds to findings in included files by which way these came in. */
  List<Diagnostic> explained(List<Diagnostic> found) {
    Map<SourceFile, List<Span>> chains = new HashMap<>();
    sections.forEach(one -> chains.putIfAbsent(one.source().file(), one.includedBy()));
    return found.stream().map(one -> explained(one, chains)).toList();
  }

  private static Diagnostic explained(Diagnostic one, Map<SourceFile, List<Span>> chains) {
    List<Related> includes =
        one
            .span()
            .map(span -> chains.getOrDefault(span.file(), List.of()))
            .orElse(List.of())
            .stream()
            .map(Related::include)
            .toList();
    return includes.isEmpty() ? one : one.alsoAt(includes);
  }
}
