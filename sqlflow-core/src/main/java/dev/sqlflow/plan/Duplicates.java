package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.plan.Action.TableWritten;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.resolve.ResolvedStatement.Transform;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No two statements define one name, unless the later one says how it means that. */
final class Duplicates implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    Bindings bindings = pipeline.bindings();
    sources(bindings, sink);
    for (TableName table : bindings.tables()) {
      Transform first = null;
      List<Action> earlier = new ArrayList<>();
      for (Action writer : bindings.writers(table)) {
        Transform next = writer.transform().orElse(null);
        if (next != null && first != null && next.orReplace().isEmpty() && !next.explicitMode()) {
          sink.add(table(first, next));
        } else if (isSilentRewrite(writer)) {
          inOtherFile(writer, earlier).ifPresent(other -> sink.add(twoFiles(other, writer)));
        }
        first = first == null ? next : first;
        earlier.add(writer);
      }
    }
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

  private static void sources(Bindings bindings, DiagnosticSink sink) {
    Map<String, Located<String>> seen = new HashMap<>();
    for (Source source : bindings.sources()) {
      Located<String> first = seen.putIfAbsent(source.name().value(), source.name());
      if (first != null) {
        sink.add(
            Diagnostic.at(
                    DiagnosticCode.DUPLICATE_SOURCE,
                    source.name().span(),
                    "source `" + first.value() + "` is defined twice")
                .label("defined again")
                .related(first.span(), "defined first")
                .help("give one of them another name"));
      }
    }
  }

  private static Diagnostic.Builder table(Transform first, Transform next) {
    int create = next.span().start() + "CREATE".length();
    return Diagnostic.at(
            DiagnosticCode.DUPLICATE_TABLE,
            next.table().span(),
            "table `" + next.table() + "` is created twice")
        .label("created again")
        .related(first.table().span(), "created first")
        .help("write CREATE OR REPLACE TABLE or a MODE if that is meant")
        .fix(Fix.unsure("add OR REPLACE", next.span().file().span(create, create), " OR REPLACE"));
  }
}
