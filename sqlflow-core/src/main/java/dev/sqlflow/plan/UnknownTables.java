package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.plan.Action.TableRead;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every table that is read is written by the pipeline, or may be in its database. Each missing one
 * is one finding, at the place that reads it first.
 */
final class UnknownTables implements PlanRule {

  /**
   * A place that reads what is not there.
   *
   * @param action that reads
   * @param read the table and its place
   */
  private record Missing(Action action, TableRead read) {}

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    Map<TableName, List<Missing>> missing = new LinkedHashMap<>();
    for (Action action : pipeline.bindings().actions()) {
      for (TableRead read : action.reads()) {
        if (isMissing(pipeline.bindings(), action, read.table())) {
          missing
              .computeIfAbsent(read.table(), any -> new ArrayList<>())
              .add(new Missing(action, read));
        }
      }
    }
    missing.values().forEach(reads -> report(pipeline, reads, sink));
  }

  private static boolean isMissing(Bindings bindings, Action action, TableName table) {
    boolean circle = action.writes(table) && !bindings.persistent();
    return bindings.versionRead(action, table).isEmpty()
        && !circle
        && action.query().filter(Query::spliced).isEmpty()
        && !bindings.maybeDefined(table.name());
  }

  private static void report(PipelineModel pipeline, List<Missing> reads, DiagnosticSink sink) {
    Bindings bindings = pipeline.bindings();
    TableName table = reads.get(0).read().table();
    Optional<Source> source =
        bindings.sources().stream()
            .filter(one -> table.schema().isEmpty())
            .filter(one -> one.name().value().equalsIgnoreCase(table.name()))
            .findFirst();
    if (source.isPresent()) {
      sink.add(withOthers(sourceRead(reads.get(0), source.get()), reads));
    } else if (pipeline.environment().sharedWriters(bindings, table).isEmpty()) {
      sink.add(withOthers(unknown(pipeline, reads.get(0)), reads));
    }
  }

  private static Diagnostic.Builder sourceRead(Missing missing, Source source) {
    String name = source.name().value();
    String load = "LOAD " + missing.read().table().name() + " FROM " + name + ";";
    int start = missing.action().statement().span().start();
    Span before = missing.read().span().file().span(start, start);
    return Diagnostic.at(
            DiagnosticCode.SOURCE_READ_IN_SQL,
            missing.read().span(),
            "source `" + name + "` is read without LOAD")
        .label("no table has this name")
        .related(source.name().span(), "the source")
        .help("add `" + load + "` before this statement")
        .fix(Fix.safe("add `" + load + "`", before, load + "\n"));
  }

  private static Diagnostic.Builder unknown(PipelineModel pipeline, Missing missing) {
    Bindings bindings = pipeline.bindings();
    TableName table = missing.read().table();
    Optional<String> nearest = bindings.nearestTable(table).map(TableName::toString);
    Diagnostic.Builder finding =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_TABLE,
                missing.read().span(),
                "unknown table `" + table + "`")
            .didYouMean(nearest);
    nearest.ifPresent(
        name ->
            Names.written(missing.read().span(), table.toString())
                .ifPresent(
                    place -> finding.fix(Fix.unsure("rename to `" + name + "`", place, name))));
    if (bindings.persistent()) {
      return finding
          .severity(Severity.WARNING)
          .label("no statement writes it: it must be in the database already");
    }
    List<Bindings> elsewhere = pipeline.environment().writersElsewhere(bindings, table);
    if (!elsewhere.isEmpty()) {
      finding.help(
          "pipeline `"
              + elsewhere.get(0).pipeline().name()
              + "` writes it, but tables of an engine in memory are its own: export it there, or"
              + " share a database by `path` of the profile's engine");
    }
    return finding.label("no statement writes it");
  }

  private static Diagnostic.Builder withOthers(Diagnostic.Builder finding, List<Missing> reads) {
    reads.stream()
        .skip(1)
        .limit(3)
        .forEach(other -> finding.related(other.read().span(), "read here, too"));
    return finding;
  }
}
