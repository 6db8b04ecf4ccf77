package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.plan.Action.TableWritten;
import dev.sqlflow.resolve.ResolvedStatement.Check;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.resolve.ResolvedStatement.View;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** No two statements define one name, unless the later one says how it means that. */
final class Duplicates implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    Bindings bindings = pipeline.bindings();
    sources(bindings, sink);
    checks(bindings, sink);
    for (TableName table : bindings.tables()) {
      List<Action> earlier = new ArrayList<>();
      for (Action writer : bindings.writers(table)) {
        List<Action> others =
            earlier.stream().filter(other -> !bindings.exclude(other, writer)).toList();
        writer(writer, others, sink);
        earlier.add(writer);
      }
    }
  }

  private static void writer(Action writer, List<Action> earlier, DiagnosticSink sink) {
    Optional<Action> first = earlier.stream().filter(Duplicates::creates).findFirst();
    if (creates(writer) && first.isPresent() && repeats(first.get(), writer)) {
      sink.add(table(first.get(), writer));
    } else if (isSilentRewrite(writer)) {
      inOtherFile(writer, earlier).ifPresent(other -> sink.add(twoFiles(other, writer)));
    }
  }

  private static boolean creates(Action writer) {
    return writer.transform().isPresent() || writer.view().isPresent();
  }

  /** Whether a statement writes a table without a word that it may be there already. */
  private static boolean isSilentRewrite(Action writer) {
    return writer.load().filter(load -> load.write().span().isEmpty()).isPresent()
        || writer
            .transform()
            .filter(create -> create.orReplace().isEmpty() && !create.explicitMode())
            .isPresent();
  }

  private static Optional<TableWritten> inOtherFile(Action writer, List<Action> earlier) {
    SourceFile file = writer.statement().span().file();
    return earlier.stream()
        .filter(other -> other.load().isPresent() || other.transform().isPresent())
        .filter(other -> !other.statement().span().file().equals(file))
        .flatMap(other -> other.writes().stream())
        .findFirst();
  }

  private static Diagnostic.Builder twoFiles(TableWritten first, Action writer) {
    TableWritten next = writer.writes().orElseThrow();
    return Diagnostic.at(
            DiagnosticCode.DUPLICATE_TABLE,
            next.span(),
            "table `" + next.table() + "` is written in two files")
        .label("written again")
        .related(first.span(), "written first")
        .help("give one of them another name, or write a MODE if that is meant");
  }

  /** Of two kinds they are another fault. */
  private static boolean repeats(Action first, Action next) {
    boolean meant =
        next.transform()
            .map(create -> create.orReplace().isPresent() || create.explicitMode())
            .orElseGet(() -> next.view().flatMap(View::orReplace).isPresent());
    return !meant && first.view().isPresent() == next.view().isPresent();
  }

  private static void checks(Bindings bindings, DiagnosticSink sink) {
    Map<String, Located<String>> seen = new HashMap<>();
    for (Action action : bindings.actions()) {
      action.check().map(Check::name).ifPresent(name -> check(name, seen, sink));
    }
  }

  private static void check(
      Located<String> name, Map<String, Located<String>> seen, DiagnosticSink sink) {
    Located<String> first = seen.putIfAbsent(name.value().toLowerCase(Locale.ROOT), name);
    if (first != null) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.DUPLICATE_CHECK,
                  name.span(),
                  "check `" + name.value() + "` is defined twice")
              .label("defined again")
              .related(first.span(), "defined first")
              .help("give one of them another name"));
    }
  }

  private static void sources(Bindings bindings, DiagnosticSink sink) {
    Map<String, List<Source>> seen = new HashMap<>();
    for (Source source : bindings.sources()) {
      List<Source> earlier = seen.computeIfAbsent(source.name().value(), any -> new ArrayList<>());
      earlier.stream()
          .filter(first -> !bindings.exclude(first, source))
          .findFirst()
          .ifPresent(first -> sink.add(source(first.name(), source.name())));
      earlier.add(source);
    }
  }

  private static Diagnostic.Builder source(Located<String> first, Located<String> next) {
    return Diagnostic.at(
            DiagnosticCode.DUPLICATE_SOURCE,
            next.span(),
            "source `" + first.value() + "` is defined twice")
        .label("defined again")
        .related(first.span(), "defined first")
        .help("give one of them another name");
  }

  private static Diagnostic.Builder table(Action first, Action next) {
    Span statement = next.statement().span();
    TableWritten written = next.writes().orElseThrow();
    int create = statement.start() + "CREATE".length();
    boolean view = next.view().isPresent();
    return Diagnostic.at(
            DiagnosticCode.DUPLICATE_TABLE,
            written.span(),
            (view ? "view `" : "table `") + written.table() + "` is created twice")
        .label("created again")
        .related(first.writes().orElseThrow().span(), "created first")
        .help(
            view
                ? "write CREATE OR REPLACE VIEW if that is meant"
                : "write CREATE OR REPLACE TABLE or a MODE if that is meant")
        .fix(Fix.unsure("add OR REPLACE", statement.file().span(create, create), " OR REPLACE"));
  }
}
