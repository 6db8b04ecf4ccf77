package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.plan.Action.TableRead;
import dev.sqlflow.plan.Action.TableWritten;
import dev.sqlflow.resolve.ResolvedStatement.Damaged;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is defined is used, and what is computed goes somewhere. */
final class Unused implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    Bindings bindings = pipeline.bindings();
    sources(bindings, sink);
    if (bindings.persistent() || bindings.mayReadAnything()) {
      return;
    }
    boolean tells =
        bindings.actions().stream()
            .anyMatch(one -> one.export().isPresent() || one.check().isPresent());
    if (tells) {
      tables(bindings, sink);
    } else if (!bindings.actions().isEmpty() && !bindings.hasDamage()) {
      nothingWritten(bindings, sink);
    }
  }

  private static void sources(Bindings bindings, DiagnosticSink sink) {
    Set<String> used = new HashSet<>();
    for (Action action : bindings.actions()) {
      action.load().map(load -> load.source().value()).ifPresent(name -> use(name, bindings, used));
      action.reads().stream()
          .map(read -> read.table().name())
          .flatMap(name -> bindings.sourceNames().stream().filter(name::equalsIgnoreCase))
          .forEach(used::add);
    }
    for (Source source : bindings.sources()) {
      String name = source.name().value();
      if (used.add(name) && !bindings.maybeUsed(name)) {
        sink.add(
            Diagnostic.at(
                    DiagnosticCode.UNUSED_SOURCE,
                    source.name().span(),
                    "nothing reads source `" + name + "`")
                .label("defined here")
                .help("add `LOAD " + name + " FROM " + name + ";` or remove the SOURCE"));
      }
    }
  }

  // A misspelt name is one fault, not also the disuse of what was meant.
  private static void use(String name, Bindings bindings, Set<String> used) {
    used.add(bindings.definesSource(name) ? name : bindings.nearestSource(name).orElse(name));
  }

  private static TableName meant(TableName read, Bindings bindings) {
    return bindings.writers(read).isEmpty() ? bindings.nearestTable(read).orElse(read) : read;
  }

  private static void tables(Bindings bindings, DiagnosticSink sink) {
    Set<TableName> read = new HashSet<>();
    for (Action action : bindings.actions()) {
      action.reads().stream()
          .map(TableRead::table)
          .filter(table -> !action.writes(table))
          .map(table -> meant(table, bindings))
          .forEach(read::add);
    }
    for (TableName table : bindings.tables()) {
      List<Action> writers = bindings.writers(table);
      Action last = writers.get(writers.size() - 1);
      boolean sound = !(last.statement() instanceof Damaged);
      if (sound && !read.contains(table) && !bindings.maybeUsed(table.name())) {
        sink.add(unread(last, last.writes().orElseThrow()));
      }
    }
  }

  private static Diagnostic.Builder unread(Action writer, TableWritten written) {
    boolean view = writer.view().isPresent();
    return Diagnostic.at(
            DiagnosticCode.UNUSED_TABLE,
            written.span(),
            "nothing reads " + (view ? "view" : "table") + " `" + written.table() + "`")
        .label((view ? "created" : "written") + " here, gone after the run")
        .help("export it, read it or remove the statement");
  }

  private static void nothingWritten(Bindings bindings, DiagnosticSink sink) {
    List<Action> actions = bindings.actions();
    sink.add(
        Diagnostic.at(
                DiagnosticCode.NOTHING_WRITTEN,
                actions.get(actions.size() - 1).writes().orElseThrow().span(),
                "pipeline has no EXPORT, and its tables are gone after the run")
            .label("the last table")
            .help("add an EXPORT, or keep the tables by `path` of the profile's engine"));
  }
}
