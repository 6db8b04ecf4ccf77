package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.resolve.ResolvedStatement.Load;
import dev.sqlflow.source.Span;
import java.util.Optional;

/** Every LOAD names a SOURCE of the pipeline, letter for letter. */
final class UnknownSources implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    Bindings bindings = pipeline.bindings();
    bindings.actions().stream()
        .flatMap(action -> action.load().stream())
        .filter(load -> !bindings.definesSource(load.source().value()))
        .filter(load -> !bindings.maybeDefined(load.source().value()))
        .forEach(load -> sink.add(unknown(bindings, load)));
  }

  private static Diagnostic.Builder unknown(Bindings bindings, Load load) {
    String name = load.source().value();
    Span place = load.source().span();
    Optional<String> nearest = bindings.nearestSource(name);
    Diagnostic.Builder finding =
        Diagnostic.at(DiagnosticCode.UNKNOWN_SOURCE, place, "unknown source `" + name + "`")
            .label("no SOURCE has this name")
            .didYouMean(nearest);
    nearest.ifPresent(near -> finding.fix(Fix.unsure("rename to `" + near + "`", place, near)));
    if (nearest.isEmpty() && !bindings.writers(new TableName(Optional.empty(), name)).isEmpty()) {
      finding.help(
          "`"
              + name
              + "` is a table: copy it by `CREATE TABLE "
              + load.table()
              + " AS FROM "
              + name
              + "`");
    }
    return finding;
  }
}
