package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.plan.Dependency.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** No statement waits for itself, by whatever way. */
final class Cycles implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    for (List<Dependency> cycle : pipeline.order().cycles()) {
      sink.add(
          cycle.stream()
              .filter(step -> step.kind() == Kind.READ_BACK)
              .findFirst()
              .map(step -> overwritten(pipeline, step))
              .orElseGet(() -> cycle(cycle)));
    }
  }

  private static Diagnostic.Builder cycle(List<Dependency> cycle) {
    Dependency first = cycle.get(0);
    String path =
        cycle.stream().map(step -> "`" + step.action().id() + "` -> ").collect(Collectors.joining())
            + "`"
            + first.action().id()
            + "`";
    Diagnostic.Builder finding =
        Diagnostic.at(
                DiagnosticCode.DEPENDENCY_CYCLE,
                first.place(),
                cycle.size() == 1
                    ? "statement reads the "
                        + (first.action().view().isPresent() ? "view" : "table")
                        + " that it makes"
                    : "statements wait for each other: " + path)
            .label(first.words());
    cycle.stream().skip(1).forEach(step -> finding.related(step.place(), step.words()));
    String who = cycle.size() == 1 ? "it" : "one of them";
    return finding.help("let " + who + " read a table that is written before");
  }

  private static Diagnostic.Builder overwritten(PipelineModel pipeline, Dependency readBack) {
    ExportIndex.ExportPlace export =
        ExportIndex.place(pipeline.bindings().pipeline(), readBack.on()).orElseThrow();
    return Diagnostic.at(
            DiagnosticCode.EXPORT_OVER_SOURCE,
            export.span(),
            "export overwrites `" + export.written() + "`, from which its own rows come")
        .label("written here")
        .related(readBack.place(), "read here")
        .help("export to another place: a second run would read what the first one wrote");
  }
}
