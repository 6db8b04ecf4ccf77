package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.language.PipelineFormatter;
import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.resolve.ParsedFiles;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out the pipelines of a project, those for INCLUDE among them. */
final class ProjectFormat {

  private final Project project;
  private final RewriteRequest request;
  private final DiagnosticSink sink = new DiagnosticSink();

  ProjectFormat(Project project, RewriteRequest request) {
    this.project = project;
    this.request = request;
  }

  /** A file with an error is left alone, which is an error of the whole; others are laid out. */
  RewriteResult run() {
    List<PipelineFile> files = files();
    if (sink.hasErrors()) {
      return RewriteResult.nothing(sink.diagnostics());
    }
    List<FileChange> changes = new ArrayList<>();
    files.forEach(file -> format(file).ifPresent(changes::add));
    List<String> notes = changes.stream().map(FileChange::name).toList();
    return Rewrites.end(project, sink.diagnostics(), changes, notes, request.dryRun());
  }

  private List<PipelineFile> files() {
    List<PipelineFile> all = sink.take(new PipelineFinder(project).findAll());
    ParsedFiles parsed = new ParsedFiles(project.baseDirectory());
    PipelineSelector selector =
        new PipelineSelector(all, file -> ParsedPipeline.read(file, parsed).tags());
    return sink.take(selector.selectWithoutPlans(request.selection())).alone();
  }

  private Optional<FileChange> format(PipelineFile file) {
    Optional<SourceFile> source = read(file);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Diagnosed<String> formatted = PipelineFormatter.format(source.orElseThrow());
    formatted.diagnostics().stream().filter(Diagnostic::isError).forEach(sink::add);
    return formatted.best().equals(source.orElseThrow().text())
        ? Optional.empty()
        : Optional.of(new FileChange(file.path(), file.file(), source, formatted.best()));
  }

  private Optional<SourceFile> read(PipelineFile file) {
    try {
      return Optional.of(SourceFile.decode(file.file(), Files.readAllBytes(file.path())));
    } catch (IOException e) {
      sink.add(
          Diagnostic.of(
              DiagnosticCode.UNREADABLE_PIPELINE,
              "`" + file.file() + "` can't be read: " + IoWords.of(e)));
      return Optional.empty();
    }
  }
}
