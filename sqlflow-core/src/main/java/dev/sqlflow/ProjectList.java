package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.report.PipelineSummary;
import dev.sqlflow.resolve.ParsedFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists the pipelines of a project; nothing is resolved or planned. */
final class ProjectList {

  private final Project project;
  private final DiagnosticSink sink = new DiagnosticSink();

  ProjectList(Project project) {
    this.project = project;
  }

  Diagnosed<List<PipelineSummary>> of(Selection selection) {
    ParsedFiles files = new ParsedFiles(project.baseDirectory());
    Map<PipelineFile, ParsedPipeline> parsed = new LinkedHashMap<>();
    for (PipelineFile file : sink.take(new PipelineFinder(project).find())) {
      parsed.put(file, ParsedPipeline.read(file, files));
    }
    PipelineSelector selector =
        new PipelineSelector(
            List.copyOf(parsed.keySet()), file -> Objects.requireNonNull(parsed.get(file)).tags());
    List<PipelineFile> selected = sink.take(selector.selectWithoutPlans(selection)).alone();
    List<PipelineSummary> summaries =
        selected.stream().map(file -> summary(Objects.requireNonNull(parsed.get(file)))).toList();
    return sink.with(summaries);
  }

  private PipelineSummary summary(ParsedPipeline pipeline) {
    sink.take(pipeline.parsed());
    return new PipelineSummary(
        pipeline.file().name(),
        pipeline.file().file(),
        pipeline.tags(),
        pipeline.parsed().best().statements().size());
  }
}
