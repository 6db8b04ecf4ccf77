package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.plan.ExportIndex.ExportPlace;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.spi.WriteMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * No two exports of an environment write to one place, unless both append. Both pipelines get the
 * same finding, so neither of them runs.
 */
final class Destinations implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    ResolvedPipeline own = pipeline.bindings().pipeline();
    Set<String> seen = new HashSet<>();
    for (Action action : pipeline.bindings().actions()) {
      ExportIndex.place(own, action)
          .filter(place -> seen.add(place.location()))
          .ifPresent(place -> place(own, place.location(), pipeline.environment(), sink));
    }
  }

  private static void place(
      ResolvedPipeline own, String location, Environment environment, DiagnosticSink sink) {
    List<ExportPlace> written = environment.exports().at(location);
    if (written.size() == 1 || written.stream().allMatch(Destinations::appends)) {
      return;
    }
    List<ExportPlace> exports =
        written.stream()
            .sorted(
                Comparator.comparing((ExportPlace export) -> export.pipeline().file().name())
                    .thenComparing(export -> export.action().index()))
            .toList();
    for (int i = 1; i < exports.size(); i++) {
      ExportPlace later = exports.get(i);
      exports.subList(0, i).stream()
          .filter(earlier -> !bothAppend(earlier, later) && !exclude(earlier, later))
          .findFirst()
          .filter(earlier -> earlier.pipeline() == own || later.pipeline() == own)
          .ifPresent(earlier -> sink.add(collision(earlier, later)));
    }
  }

  private static boolean exclude(ExportPlace one, ExportPlace other) {
    return one.pipeline() == other.pipeline()
        && one.pipeline()
            .alternatives()
            .exclude(one.action().statement(), other.action().statement());
  }

  private static boolean bothAppend(ExportPlace one, ExportPlace other) {
    return appends(one) && appends(other);
  }

  private static boolean appends(ExportPlace export) {
    return export.mode() == WriteMode.APPEND;
  }

  private static Diagnostic.Builder collision(ExportPlace earlier, ExportPlace later) {
    if (earlier.span().equals(later.span())) {
      return sharedFile(earlier, later);
    }
    return Diagnostic.at(
            DiagnosticCode.DESTINATION_COLLISION,
            later.span(),
            "two exports write to `" + later.written() + "`")
        .label("written again")
        .related(earlier.span(), "written first")
        .help("export to different places, or use MODE APPEND in both");
  }

  private static Diagnostic.Builder sharedFile(ExportPlace earlier, ExportPlace later) {
    boolean twice = earlier.pipeline() == later.pipeline();
    return Diagnostic.at(
            DiagnosticCode.DESTINATION_COLLISION,
            later.span(),
            twice
                ? "`" + later.written() + "` is written each time that this file is included"
                : "pipelines `%s` and `%s` both write to `%s`, with one statement"
                    .formatted(earlier.pipeline().name(), later.pipeline().name(), later.written()))
        .label(twice ? "written more than once" : "a statement of both")
        .help(
            twice
                ? "let the path hold a variable that is SET before each INCLUDE"
                : "a file that is only included is no pipeline if its name begins with `_`");
  }
}
