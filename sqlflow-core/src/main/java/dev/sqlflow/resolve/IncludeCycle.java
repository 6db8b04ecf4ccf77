package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells of files that include each other in a circle. The telling begins at the file whose name
 * comes first, so that a circle is one finding wherever it is entered.
 */
final class IncludeCycle {

  private IncludeCycle() {}

  /**
   * Makes the finding.
   *
   * @param innermostFirst the INCLUDEs of the circle
   */
  static Diagnostic of(List<Span> innermostFirst) {
    List<Span> includes = new ArrayList<>(innermostFirst);
    Collections.reverse(includes);
    Span first =
        Collections.min(includes, Comparator.comparing((Span include) -> include.file().name()));
    Collections.rotate(includes, -includes.indexOf(first));
    List<String> names = includes.stream().map(span -> span.file().name()).toList();
    String path = names.stream().collect(Collectors.joining(" -> ", "", " -> " + names.get(0)));
    Diagnostic.Builder finding =
        Diagnostic.at(DiagnosticCode.INCLUDE_CYCLE, first, "`" + names.get(0) + "` includes itself")
            .label("the circle is " + path)
            .help("remove one of these INCLUDEs");
    includes.stream().skip(1).forEach(include -> finding.related(include, "and this"));
    return finding.build();
  }
}
