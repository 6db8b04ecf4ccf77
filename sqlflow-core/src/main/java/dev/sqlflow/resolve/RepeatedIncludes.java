package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.resolve.ResolvedStatement.Damaged;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.resolve.ResolvedStatement.Transform;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds files that are included twice and define a name each time: a label tells steps apart, not
 * names. A file that defines none, such as one of exports, may be included often.
 */
final class RepeatedIncludes {

  private final DiagnosticSink sink;
  private final Map<SourceFile, Section> first = new HashMap<>();
  private final Set<Span> defined = new HashSet<>();
  private final Set<List<Span>> reported = new HashSet<>();

  private RepeatedIncludes(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** The same sections; what would define a name again is damaged and reported. */
  static List<Section> without(List<Section> sections, DiagnosticSink sink) {
    RepeatedIncludes repeated = new RepeatedIncludes(sink);
    return sections.stream().map(repeated::check).toList();
  }

  private Section check(Section section) {
    Section earlier = first.putIfAbsent(section.source().file(), section);
    List<ResolvedStatement> statements = new ArrayList<>();
    for (ResolvedStatement statement : section.statements()) {
      Optional<String> name = defines(statement);
      if (name.isPresent() && !defined.add(statement.span())) {
        report(section, earlier == null ? section : earlier, name.orElseThrow());
        statements.add(new Damaged(Optional.empty(), Optional.empty(), statement.span()));
      } else {
        statements.add(statement);
      }
    }
    return section.with(statements);
  }

  private static Optional<String> defines(ResolvedStatement statement) {
    if (statement instanceof Source source) {
      return Optional.of(source.name().value());
    }
    return Optional.of(statement)
        .filter(Transform.class::isInstance)
        .map(Transform.class::cast)
        .filter(transform -> transform.orReplace().isEmpty() && !transform.explicitMode())
        .map(transform -> transform.table().toString());
  }

  private void report(Section section, Section earlier, String name) {
    if (reported.add(section.includedBy())) {
      String file = section.source().file().name();
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.INCLUDED_TWICE,
                  section.includedBy().get(0),
                  "`" + file + "` is included twice, and defines `" + name + "` each time")
              .label("included again")
              .related(earlier.includedBy().get(0), "included first")
              .help("include it once, before all that need it: a label renames nothing"));
    }
  }
}
